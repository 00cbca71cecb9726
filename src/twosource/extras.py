"""The parts of the program that want libraries of their own: what each is for, and what to install where it is missing.

`pip install twosource` reads, compares, keeps cases and writes text, JSON, Markdown and HTML; the rest is asked for by name.
"""

from dataclasses import dataclass
from importlib.util import find_spec

from twosource.errors import UsageError


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra of pyproject.toml: its name, what it is for, and the modules that its libraries are imported by."""

    name: str
    purpose: str
    modules: tuple[str, ...]

    def here(self) -> bool:
        """Whether its libraries are installed. None of them is loaded for that."""
        return all(find_spec(module) is not None for module in self.modules)

    def remedy(self) -> str:
        """The command that installs it."""
        return f'pip install "twosource[{self.name}]"'


EXTRAS = {
    extra.name: extra
    for extra in (
        Extra("site", "a case in the browser, and who may sign in to it", ("starlette", "uvicorn", "httptools", "argon2")),
        Extra("pdf", "the dossier as PDF", ("typst",)),
        Extra("xlsx", "the export as an Excel workbook", ("xlsxwriter",)),
        Extra("parquet", "the export as Parquet files", ("pyarrow",)),
        Extra("graph", "the exports of the network, GEXF and GraphML", ("networkx",)),
        Extra("archive", "signed archives, out and in", ("cryptography",)),
        Extra("french", "the language model for French", ("fr_core_news_sm",)),
    )
}
"""Every extra by its name, but `all`, which is all of them but the languages."""


def demand(name: str, what: str) -> None:
    """Sees to it that an extra is there before any work is done for `what`. Raises UsageError that says what to install."""
    extra = EXTRAS[name]
    if not extra.here():
        raise UsageError(f"{what} needs libraries that are not installed; install them with: {extra.remedy()}")
