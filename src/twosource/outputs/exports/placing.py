"""Puts what an export makes where it belongs: one file, a folder or a zip, whole or not at all, the same bytes every time."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from twosource.errors import OutputError, UsageError
from twosource.forms import Shape
from twosource.outputs.writing import dumped

Piece = tuple[str, Iterable[bytes]]
"""The name of a file, with '/' between folders, and its content in order."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of a zip: the earliest it can tell, so that the same case gives the same bytes."""


def place(pieces: Iterable[Piece], path: Path, shape: Shape) -> None:
    """Writes the only piece as `path`, or all as a folder or, where `path` ends in .zip, a zip. Raises OutputError, UsageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if shape == "file":
            _whole(path, lambda file: _pour(pieces, file))
        elif shape == "zip" or path.suffix.lower() == ".zip":
            _whole(path, lambda file: zipped(pieces, file))
        else:
            _folder(pieces, path)
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}; nothing was changed") from error


def zipped(pieces: Iterable[Piece], file: BinaryIO) -> None:
    """A zip that is the same for the same pieces."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in pieces:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            with packed.open(entry, "w", force_zip64=True) as stream:
                for part in content:
                    stream.write(part)


def _pour(pieces: Iterable[Piece], file: BinaryIO) -> None:
    for _, content in pieces:
        for part in content:
            file.write(part)


def _whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file")
    if path.exists() and not path.is_file():
        with path.open("wb") as pipe:
            write(pipe)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".twosource-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _folder(pieces: Iterable[Piece], path: Path) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"{path} is there already and holds something; name another folder, or one that ends in .zip")
    made = Path(tempfile.mkdtemp(dir=path.parent, prefix=".twosource-"))
    try:
        for name, content in pieces:
            target = made.joinpath(*name.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                for part in content:
                    file.write(part)
        made.chmod(0o777 & ~_umask())
        os.replace(made, path)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def text(lines: Iterable[str]) -> Iterator[bytes]:
    """Text as UTF-8; half a surrogate pair, which UTF-8 cannot hold, as a question mark."""
    for each in lines:
        yield each.encode("utf-8", "replace")


def document(head: Mapping[str, Any], name: str, items: Iterable[Any], tail: Callable[[], Mapping[str, Any]] = dict) -> Iterator[bytes]:
    """A JSON object whose long list `name` stands an item a line, written as the items come; `tail` is asked when the last has come."""
    opening = "".join(f"{dumped(key)}: {dumped(value, None)},\n" for key, value in head.items())
    yield from text(["{\n", opening, f"{dumped(name)}: [\n"])
    for number, item in enumerate(items):
        yield from text([",\n" if number else "", dumped(item, None)])
    closing = "".join(f",\n{dumped(key)}: {dumped(value, None)}" for key, value in tail().items())
    yield from text(["\n]", closing, "\n}\n"])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
