"""The contract as text."""

import json
import re
from importlib.resources import files
from typing import Any

from twosource.model import Case
from twosource.outputs.contract import contract

LONE = re.compile("[\ud800-\udfff]")


def as_json(case: Case) -> str:
    """The case as JSON in the contract's form; half a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    return LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(contract(case), ensure_ascii=False, indent=1)) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract."""
    text = files("twosource.outputs").joinpath("case.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
