"""Outputs into files, whole or not at all."""

import sys
from collections.abc import Iterable
from pathlib import Path

from twosource.errors import UsageError
from twosource.extras import demand
from twosource.outputs.files import opened, put

SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}
"""The form a file's ending asks for."""


def form_of(output: str, asked: str | None, quotes_only: bool = False) -> str:
    """The form asked for, else that of the file's ending, else text.

    Raises UsageError for an ending that says nothing, for quotes alone in a form that cannot leave the texts out, and for a PDF that a
    terminal would have to show or that there is no library for.
    """
    standard = opened(output) == 1
    form = asked or ("text" if standard else _by_ending(output))
    if quotes_only and form == "json":
        raise UsageError("JSON holds the texts that its offsets point into; --quotes-only goes with html, markdown, pdf or text")
    if form == "pdf" and standard and sys.stdout.isatty():
        raise UsageError("a PDF is nothing for a terminal; name a file with -o, or pipe it on")
    if form == "pdf":
        demand("pdf", "a PDF")
    return form


def _by_ending(output: str) -> str:
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{output}: the ending {suffix!r} names no form; say which with --format text, json, markdown, html or pdf")
    return SUFFIXES[suffix]


def write(output: str, made: str | bytes | Iterable[bytes]) -> None:
    """Writes to a file, or to standard output for '-', as UTF-8 whatever a terminal takes. Raises OutputError."""
    pieces = [made.encode("utf-8", "replace")] if isinstance(made, str) else [made] if isinstance(made, bytes) else made
    put(output, lambda file: file.writelines(pieces))
