"""Markdown: marks are taken off with every character's place kept; a paragraph's lines belong together."""

import re
from collections.abc import Iterator

from twosource.intake import dates
from twosource.intake.clean import Weaver, plain
from twosource.intake.parcel import Draft, Line, Stated
from twosource.model import UNSTATED, BlockKind, Span

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]{0,2000}\n){0,60}?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(title|authors?|byline|date|published|publisher|outlet|source|url|id)\s*:\s*(.+)", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$|=+[ \t]*$|(?:```|~~~).*$|<!--.*-->$")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,1000}\)[ \t]*$")
_INLINE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,1000}\)"
    r"|\[(?P<words>[^\[\]\n]{1,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])"
    r"|<(?P<link>https?://[^\s<>]{1,1000})>|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>[^\n]{1,1000}?)(?<=\S)(?P=strong)|(?<![\w*])\*(?=\S)(?P<em>[^*\n]{1,1000}?)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)_(?=\S)(?P<under>[^_\n]{1,1000}?)(?<=\S)_(?!\w)|`(?P<code>[^`\n]{1,500})`"
)


def draft_of(raw: str) -> Draft:
    """The text without its marks; front matter (`title: ...` between `---` lines) is what the file states of itself."""
    text, offsets = plain(raw)
    front = _FRONT.match(text)
    woven, lines, group = Weaver(text), list[Line](), 0
    previous: BlockKind | str | None = "start"
    at = front.end() if front else 0
    titled = False
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        start, kind = _opened(text, at, end, titled)
        words = text[start:end].strip()
        if not words or _RULE.match(words) or _PICTURE.fullmatch(words):
            previous = "start"
        else:
            titled = titled or kind == "title"
            joins = previous == kind and kind in (None, "quote") and not _BULLET.match(text[at:end].lstrip())
            if not joins:
                group += 1
            _add(woven, lines, text, (start, end), kind, joins)
            previous = kind
        at = end + 1
    places = woven.offsets
    for index, where in enumerate(places):
        if where >= 0:
            places[index] = offsets[where]
    return Draft(woven.text, places, tuple(lines), _stated(front["fields"]) if front else Stated())


def _opened(text: str, at: int, end: int, titled: bool) -> tuple[int, BlockKind | None]:
    """Where the words of a line begin behind its marks, and what the marks say it is."""
    while at < end and text[at] in " \t":
        at += 1
    line = text[at:end]
    if found := _HEADING.match(line):
        return at + found.end(), "title" if found[0].strip() == "#" and not titled else "heading"
    if found := _QUOTE.match(line):
        return at + found.end(), "quote"
    if not _RULE.match(line.strip()) and (found := _BULLET.match(line)):
        return at + found.end(), None
    return at, None


def _add(woven: Weaver, lines: list[Line], text: str, bounds: tuple[int, int], kind: BlockKind | None, joins: bool) -> None:
    start, end = bounds
    if len(woven):
        woven.put("\n" if joins else "\n\n")
    begin = len(woven)
    if kind in ("title", "heading") and (found := _CLOSING.search(text[start:end])):
        end = start + found.start()
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    _inline(woven, text, start, end, 0)
    if joins and lines:
        lines[-1] = Line(Span(lines[-1].span.start, len(woven)), kind)
    elif len(woven) > begin:
        lines.append(Line(Span(begin, len(woven)), kind))


def _inline(woven: Weaver, text: str, start: int, end: int, depth: int) -> None:
    """Adds the words of one line without emphasis marks, link targets and pictures; marks within marks to three levels."""
    at = start
    for found in _INLINE.finditer(text, start, end):
        woven.keep(at, found.start())
        at = found.end()
        for name in ("words", "bold", "em", "under"):
            if found[name] is not None:
                if depth < 3:
                    _inline(woven, text, found.start(name), found.end(name), depth + 1)
                else:
                    woven.keep(*found.span(name))
        for name in ("link", "escaped", "code"):
            if found[name] is not None:
                woven.keep(*found.span(name))
    woven.keep(at, end)


def _stated(fields: str) -> Stated:
    told = dict(_pairs(fields))
    names = told.get("authors") or told.get("author") or told.get("byline") or ""
    when = told.get("published") or told.get("date")
    return Stated(
        source_id=told.get("id"),
        title=told.get("title"),
        publisher=told.get("publisher") or told.get("outlet"),
        authors=tuple(name.strip(" \"'") for name in re.split(r",|;|\band\b", names.strip("[]")) if name.strip(" \"'")),
        published=dates.published(when) if when else UNSTATED,
        url=told.get("url") or (told["source"] if told.get("source", "").startswith("http") else None),
    )


def _pairs(fields: str) -> Iterator[tuple[str, str]]:
    for line in fields.split("\n"):
        found = _FIELD.match(line)
        if found and found[2].strip(" \"'"):
            yield found[1].lower(), found[2].strip().strip("\"'")
