"""The contract as text: JSON with one record a line, written as the records come."""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from typing import Any

import orjson

from twosource.model import Case
from twosource.outputs.contract.case import parts

RAW_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")
"""Control characters, as UTF-8, that JSON allows raw and a terminal might obey."""

HALF = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair, which UTF-8 cannot hold."""


def as_json(case: Case) -> str:
    """The case as JSON in the contract's form (docs/json.md).

    Args:
        case: What was compared or loaded.

    Returns:
        The text, one record a line.

    Example:
        >>> from twosource.outputs import as_json
        >>> as_json(case).startswith("{")
        True
    """
    return b"".join(json_of(case)).decode()


def json_of(case: Case) -> Iterator[bytes]:
    """The case as JSON in the contract's form, for files: one record a line, each made as it is asked for.

    Args:
        case: What was compared or loaded.

    Returns:
        Pieces of UTF-8, to be written one after another.

    Example:
        >>> from twosource.outputs import json_of
        >>> next(json_of(case))
        b'{'
    """
    yield b"{"
    for number, (name, value) in enumerate(parts(case)):
        yield b"%b\n%b: " % (b"," if number else b"", record(name))
        if isinstance(value, str):
            yield record(value)
        else:
            yield b"["
            yield from listed(value)
            yield b"\n]"
    yield b"\n}\n"


def fingerprint(case: Case) -> str:
    """SHA-256 (hexadecimal) of the case as `as_json` writes it: what `twosource show CASE --format json | sha256sum` prints."""
    known = sha256()
    for part in json_of(case):
        known.update(part)
    return known.hexdigest()


def list_of(items: Iterable[Any]) -> Iterator[bytes]:
    """A JSON list, an item a line."""
    yield b"["
    yield from listed(items)
    yield b"\n]\n"


def listed(items: Iterable[Any]) -> Iterator[bytes]:
    """The items of a JSON list, one a line."""
    for number, item in enumerate(items):
        yield b",\n" if number else b"\n"
        yield record(item)


def record(value: Any) -> bytes:
    """Any value as JSON on one line; what a file or a terminal could not take is written as an escape, what is no number as null."""
    try:
        written = orjson.dumps(value)
    except TypeError:
        # Half a surrogate pair or a number beyond 64 bits: the standard library writes them, slowly.
        known = json.loads(json.dumps(value), parse_constant=lambda _: None)
        plain = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        written = HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", plain).encode()
    if b"\xc2" in written or b"\x7f" in written:
        return RAW_CONTROLS.sub(lambda found: b"\\u%04x" % found[0][-1], written)
    return written


def dumped(value: Any) -> str:
    """Any value as JSON on one line, what a file or terminal could not take written as an escape."""
    return record(value).decode()


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract.

    Returns:
        The schema as plain dicts and lists.

    Example:
        >>> from twosource.outputs import schema
        >>> schema()["$schema"]
        'https://json-schema.org/draft/2020-12/schema'
    """
    text = files("twosource.outputs").joinpath("case.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
