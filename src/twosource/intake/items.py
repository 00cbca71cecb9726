"""JSON and JSON Lines: one object a report. The text is taken as it stands, character by character, but for line ends."""

import json
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.intake import dates
from twosource.intake.clean import plain
from twosource.intake.lines import lines_of
from twosource.intake.parcel import Draft, Stated
from twosource.model import UNSTATED

FIELDS = ("id", "title", "publisher", "authors", "published", "url", "text")
"""What is read of an object; other fields are left alone."""

LISTS = ("reports", "articles", "items", "data", "results")
"""Names under which a JSON file that is one object may hold its reports."""

_DECODER = json.JSONDecoder(strict=False)
# control characters inside strings are common in scraped data and do no harm, hence not strict
_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)


class Malformed(ValueError):
    """A piece of JSON that holds no report; the text says what is wrong, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """One object: its own characters, and the values of the known fields. `text_at` is where the text's first character stands in `raw`."""

    raw: str
    values: dict[str, Any]
    text_at: int


def items_of(text: str) -> Iterator[Item]:
    """The objects of a JSON file: the file itself, a list, or a list under a known name. Raises Malformed."""
    text = text.removeprefix("\ufeff")
    start = _skip(text, 0)
    if text[start : start + 1] == "{":
        item, end = _object(text, start)
        if _skip(text, end) < len(text):
            raise Malformed("more than one value; a file of one object a line is named .jsonl")
        if "text" in item.values or not any(name in item.values for name in LISTS):
            yield item
            return
        start = next(item.values[name] for name in LISTS if name in item.values)
    if text[start : start + 1] != "[":
        raise Malformed("neither an object nor a list of objects")
    yield from _list(text, start)


def item_of(line: str) -> Item:
    """The object of one line. Raises Malformed."""
    line = line.removeprefix("\ufeff")
    start = _skip(line, 0)
    if line[start : start + 1] != "{":
        raise Malformed("no JSON object" if line[start:].strip() else "an empty line")
    item, end = _object(line, start)
    if _skip(line, end) < len(line):
        raise Malformed("something follows the object")
    return item


def draft_of(item: Item) -> Draft:
    """The report an object describes. Raises Malformed when it has no text."""
    text = item.values.get("text")
    if not isinstance(text, str):
        raise Malformed('no field "text" with the report\'s text')
    kept, inner = plain(text)
    return Draft(kept, _through(inner, _positions(item.raw, item.text_at, len(text))), lines_of(kept), _stated(item.values))


def _list(text: str, start: int) -> Iterator[Item]:
    at = _skip(text, start + 1)
    while text[at : at + 1] != "]":
        if text[at : at + 1] != "{":
            raise Malformed("the list holds something that is no object")
        item, at = _object(text, at)
        yield item
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise Malformed("the list breaks off")


def _object(text: str, start: int) -> tuple[Item, int]:
    """The object that begins at `start`, and where it ends. For a list under a known name the value is where that list begins."""
    values: dict[str, Any] = {}
    text_at, at = -1, _skip(text, start + 1)
    while text[at : at + 1] != "}":
        if text[at : at + 1] != '"':
            raise Malformed("a field name is missing")
        name, at = _value(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise Malformed(f"no value for the field {name[:40]!r}")
        at = _skip(text, at + 1)
        value, end = _value(text, at)
        if name in FIELDS:
            values[name] = value
            text_at = at + 1 - start if name == "text" else text_at
        elif name in LISTS and isinstance(value, list):
            values[name] = at
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "}":
            raise Malformed("the object breaks off")
    return Item(text[start : at + 1], values, text_at), at + 1


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise Malformed("nested too deeply" if isinstance(error, RecursionError) else f"not JSON ({error})") from error


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _positions(raw: str, start: int, length: int) -> Sequence[int]:
    """Where each character of the string that begins at `start` stands in `raw`; an escaped one stands where its backslash does."""
    if raw.find("\\", start, start + length + 1) < 0:
        return range(start, start + length)
    places = array("l")
    at = start
    while len(places) < length:
        slash = raw.find("\\", at)
        plain_end = min(slash if slash >= 0 else len(raw), at + length - len(places))
        places.extend(range(at, plain_end))
        at = plain_end
        if len(places) < length:
            found = _ESCAPE.match(raw, at)
            places.append(at)
            at = found.end() if found else at + 1
    return places


def _through(inner: Sequence[int], outer: Sequence[int]) -> Sequence[int]:
    """The offsets of `inner` carried on by `outer`."""
    if isinstance(inner, range):
        return outer[inner.start : inner.stop]
    return array("l", (outer[at] for at in inner))


def _stated(values: dict[str, Any]) -> Stated:
    published = _words(values.get("published"))
    return Stated(
        source_id=_words(values.get("id")),
        title=_words(values.get("title")),
        publisher=_words(values.get("publisher")),
        authors=_names(values.get("authors")),
        published=dates.published(published) if published else UNSTATED,
        url=_words(values.get("url")),
    )


def _words(value: object) -> str | None:
    """A string or a number as words; None for anything else and for blanks."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = plain(str(value).strip())[0]
    return words or None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        names = (_words(entry.get("name") if isinstance(entry, dict) else entry) for entry in value)
        return tuple(name for name in names if name)
    name = _words(value)
    return (name,) if name else ()
