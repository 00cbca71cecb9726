"""Outputs into files, whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from twosource.errors import OutputError, UsageError

SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
"""The form a file's ending asks for."""


def form_of(output: str, asked: str | None) -> str:
    """The form asked for, else that of the file's ending, else text. Raises UsageError for an ending that says nothing."""
    if asked:
        return asked
    if output == "-":
        return "text"
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{output}: the ending {suffix!r} names no form; say which with --format text, json, markdown or html")
    return SUFFIXES[suffix]


def write(output: str, text: str) -> None:
    """Writes to a file, or to standard output for '-'. The file is put in place only when it is whole. Raises OutputError."""
    if output == "-":
        sys.stdout.write(text)
        return
    path = Path(output)
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="surrogatepass") as pipe:
            pipe.write(text)
        return
    try:
        _replace(path, text.encode("utf-8", "surrogatepass"))
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
