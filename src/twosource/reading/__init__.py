"""Report -> layers on its text, in stages."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosource.reading.english import ENGLISH
    from twosource.reading.pipeline import Pipeline, Stage, build, stage

__all__ = ["ENGLISH", "Pipeline", "Stage", "build", "stage"]

HOMES = {"ENGLISH": "english", "Pipeline": "pipeline", "Stage": "pipeline", "build": "pipeline", "stage": "pipeline"}
"""Where each name lives; fetched when first asked for, so that asking for the reader's version loads no language model."""


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'twosource.reading' has no attribute {name!r}")
    return getattr(import_module(f"twosource.reading.{HOMES[name]}"), name)
