"""Files, folders and standard input -> parcels. Nothing is read before its size is known or past the limit.

Parcels and refusals carry what a file is called (`model.called`), not where it lies.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import BinaryIO

from twosource.intake.decode import marked
from twosource.intake.parcel import Parcel
from twosource.intake.sniff import EXTENSIONS, extension
from twosource.model import Refusal
from twosource.model.called import caller
from twosource.settings import Settings

LINE_MEDIA = "application/x-ndjson"
"""What a parcel that is one line of JSON Lines says it is."""

HEAD = 2_000
"""Bytes that show whether a file of lines has one byte a character, so that its lines can be told apart before it is decoded."""

_KINDS = {
    stat.S_IFIFO: "a pipe", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device", stat.S_IFSOCK: "a socket",
}  # fmt: skip


def arrivals(name: str, settings: Settings) -> Iterator[Parcel | Refusal]:
    """What `name`, a file, a folder or '-', holds."""
    if name == "-":
        yield from _standard(settings)
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as error:
        yield Refusal(caller(name)(name), "unreadable", _trouble(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(name, caller(name, folder=True), settings)
    else:
        yield from _file(name, caller(name)(name), settings)


def too_large(name: str, size: int | None, settings: Settings) -> Refusal:
    """The refusal of an input of `size` bytes; None where it was not measured to its end."""
    found = f"{size:,} bytes" if size is not None else "more"
    return Refusal(name, "too-large", f"{found}, and the limit is {settings.max_bytes:,} bytes; raise --max-bytes or split it")


def _trouble(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "you may not read it; change its rights or run as its owner"
    if isinstance(error, OSError) and error.strerror:
        return f"it could not be read ({error.strerror.lower()}); check the path"
    return "this is no path a file can have"


def _folder(name: str, called: Callable[[str], str], settings: Settings) -> Iterator[Parcel | Refusal]:
    """Every file below, in the order of their names; hidden ones are left out and linked folders are not entered."""
    try:
        with os.scandir(name) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(called(name), "unreadable", _trouble(error))
        return
    if not entries:
        yield Refusal(called(name), "empty", "the folder holds no file")
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, called, settings)
        elif entry.is_symlink() and os.path.isdir(entry.path):
            yield Refusal(called(entry.path), "unreadable", "a link to a folder is not followed; name the folder itself")
        else:
            yield from _file(entry.path, called(entry.path), settings)


def _file(path: str, name: str, settings: Settings) -> Iterator[Parcel | Refusal]:
    try:
        # without O_NONBLOCK, opening a pipe would wait for a writer
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        yield Refusal(name, "unreadable", _trouble(error))
        return
    with open(handle, "rb") as stream:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            kind = _KINDS.get(stat.S_IFMT(state.st_mode), "no regular file")
            yield Refusal(name, "unreadable", f"it is {kind}; only regular files are read, and '-' for standard input")
        elif EXTENSIONS.get(extension(name)) == "lines" and not marked(stream.peek(HEAD)[:HEAD]):
            yield from _lines(stream, name, name, settings)
        elif state.st_size > settings.max_bytes:
            yield too_large(name, state.st_size, settings)
        else:
            yield _whole(stream, b"", name, name, settings)


def _whole(stream: BinaryIO, head: bytes, name: str, path: str | None, settings: Settings) -> Parcel | Refusal:
    """All of `stream` behind what was read of it already. A file can grow while it is read, so the limit holds here too."""
    try:
        raw = head + stream.read(settings.max_bytes + 1 - len(head))
    except OSError as error:
        return Refusal(name, "unreadable", _trouble(error))
    return too_large(name, None, settings) if len(raw) > settings.max_bytes else Parcel(name, raw, path)


def _standard(settings: Settings) -> Iterator[Parcel | Refusal]:
    stream = sys.stdin.buffer
    try:
        first = stream.readline(settings.max_bytes + 1)
    except OSError as error:
        yield Refusal("-", "unreadable", _trouble(error))
        return
    line = first.strip()
    if line.startswith(b"{") and line.endswith(b"}") and first.endswith(b"\n"):
        yield from _lines(stream, "-", None, settings, first)
    else:
        yield _whole(stream, first, "-", None, settings)


def _lines(stream: BinaryIO, name: str, path: str | None, settings: Settings, first: bytes = b"") -> Iterator[Parcel | Refusal]:
    """One parcel a line, so that a file of any length streams; blank lines are left out. The size limit holds for a line."""
    number, some = 0, False
    while True:
        number += 1
        try:
            line = first or stream.readline(settings.max_bytes + 1)
        except OSError as error:
            yield Refusal(name, "unreadable", _trouble(error))
            return
        first = b""
        if not line:
            break
        if len(line) > settings.max_bytes:
            _skip_line(stream, line)
            some = True
            yield too_large(f"{name}:{number}", None, settings)
            continue
        pieces = _pieces(line.rstrip(b"\r\n"))
        for at, piece in enumerate(pieces, number):
            if piece.strip():
                some = True
                yield Parcel(f"{name}:{at}", piece, path, media=LINE_MEDIA)
        number += len(pieces) - 1
    if not some:
        yield Refusal(name, "empty", "the file holds no line")


def _pieces(line: bytes) -> list[bytes]:
    """The lines in a line: where some end in a carriage return alone, several objects stand in it, one behind another."""
    return line.replace(b"}\r{", b"}\n{").split(b"\n") if b"}\r{" in line else [line]


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    with suppress(OSError):
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
