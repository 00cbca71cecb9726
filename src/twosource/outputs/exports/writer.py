"""Puts what an export makes where it belongs: one file, a folder or a zip, whole or not at all, the same bytes every time."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO

from twosource.formats import Shape
from twosource.outputs.contract.dump import listed, record
from twosource.outputs.files import allowed, clearly, parents, put

Piece = tuple[str, Iterable[bytes]]
"""The name of a file, with '/' between folders, and its content in order."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of a zip: the earliest it can tell, so that the same case gives the same bytes."""


def place(pieces: Iterable[Piece], path: Path, shape: Shape) -> None:
    """Writes the only piece as `path`, or all as a folder or, where `path` ends in .zip, a zip. Raises OutputError, UsageError."""
    if shape == "file":
        put(path, lambda file: _pour(pieces, file))
    elif not several(path, shape):
        put(path, lambda file: zipped(pieces, file))
    else:
        allowed(path, folder=True)
        target = Path(os.path.realpath(path))
        with clearly(path), parents(target):
            _folder(pieces, target)


def several(path: Path, shape: Shape) -> bool:
    """Whether `path` becomes a folder of files."""
    return shape == "folder" and path.suffix.lower() != ".zip"


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


def _folder(pieces: Iterable[Piece], path: Path) -> None:
    """Writes what was not there before, so that nothing is lost where the machine stops before all of it is on the disk."""
    made = path.with_name(f".twosource-{token_hex(8)}.part")
    try:
        made.mkdir()
        for name, content in pieces:
            target = made.joinpath(*name.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                for part in content:
                    file.write(part)
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
    opening = b"".join(b"%b: %b,\n" % (record(key), record(value)) for key, value in head.items())
    yield b"{\n%b%b: [" % (opening, record(name))
    yield from listed(items)
    closing = b"".join(b",\n%b: %b" % (record(key), record(value)) for key, value in tail().items())
    yield b"\n]%b\n}\n" % closing
