"""Outputs into files, whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from twosource.errors import OutputError, UsageError

SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}
"""The form a file's ending asks for."""


def form_of(output: str, asked: str | None, quotes_only: bool = False) -> str:
    """The form asked for, else that of the file's ending, else text.

    Raises UsageError for an ending that says nothing, for quotes alone in a form that cannot leave the texts out, and for a PDF that a
    terminal would have to show.
    """
    form = asked or ("text" if output == "-" else _by_ending(output))
    if quotes_only and form == "json":
        raise UsageError("JSON holds the texts that its offsets point into; --quotes-only goes with html, markdown, pdf or text")
    if form == "pdf" and output == "-" and sys.stdout.isatty():
        raise UsageError("a PDF is nothing for a terminal; name a file with -o, or pipe it on")
    return form


def _by_ending(output: str) -> str:
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{output}: the ending {suffix!r} names no form; say which with --format text, json, markdown, html or pdf")
    return SUFFIXES[suffix]


def write(output: str, made: str | bytes) -> None:
    """Writes to a file, or to standard output for '-'. The file is put in place only when it is whole. Raises OutputError."""
    if output == "-" and isinstance(made, str):
        sys.stdout.write(made)
        return
    data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    path = Path(output)
    if path.exists() and not path.is_file():
        with path.open("wb") as pipe:
            pipe.write(data)
        return
    try:
        _replace(path, data)
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}; nothing was changed") from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
