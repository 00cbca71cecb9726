"""Lines -> blocks with their kinds, and what the lines themselves state of the report: title, authors, day of publication, agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.intake import dates
from twosource.intake.html import biography, embeds, furniture
from twosource.intake.parcel import Draft, Line, Stated
from twosource.model import UNSTATED, Block, BlockKind, Moment, Span

TITLE_CHARS, TITLE_WORDS = 160, 24
"""Longest headline: the longest of wire services run to about 150 characters."""

HEADING_CHARS, HEADING_WORDS = 90, 14
"""Longest heading inside a story."""

EARLY = 6
"""First lines among which bylines and dates stand."""

_BLOCK_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$|[-–—]$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No)\.$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order, and what its lines state."""

    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment = UNSTATED
    credit: str | None = None


@dataclass(slots=True)
class _Told:
    """What the lines have stated so far, while they are walked."""

    authors: tuple[str, ...] = ()
    published: Moment = UNSTATED
    credit: str | None = None


def layout(draft: Draft) -> Layout:
    """The blocks of `draft`. Characters outside all blocks are blanks."""
    text, told = draft.text, _Told()
    lines = embeds.split_signatures(draft.lines, text)
    title = _title(lines, text, draft.stated)
    body = lines.index(title) + 1 if title else 0
    lines, kinds = _stamps(lines, text, told, body)
    if title:
        kinds[title.span] = "title"
    gaps = text.count("\n\n") > 0.4 * text.strip().count("\n")
    posts = embeds.posts(lines, text, gaps, body)
    inside = {lines[index].span for post in posts for index in range(post.first, post.last + 1)}
    lines = tuple(line for line in lines if line.span not in inside)
    _furnish(lines, kinds, text, told)
    lines = _biography(lines, kinds, text, draft.stated, told)
    _headings(lines, kinds, text)
    blocks = [Block(_kind(line, kinds), line.span) for line in lines]
    blocks += [Block("embed", post.span, post.author, post.handle, post.date or None) for post in posts]
    blocks = _led(sorted(blocks, key=lambda block: block.span))
    told.credit = told.credit or next((furniture.agency_of_lead(block.span.of(text)) for block in blocks if block.kind == "lead"), None)
    heading = draft.stated.title or (lines_text(title, text) if title else None)
    return Layout(tuple(blocks), heading, told.authors, told.published, told.credit)


def lines_text(line: Line, text: str) -> str:
    """A line's words on one line."""
    return " ".join(line.span.of(text).split())


def _kind(line: Line, kinds: dict[Span, BlockKind]) -> BlockKind:
    return kinds.get(line.span) or (line.hint if line.hint not in (None, "embed", "title") else None) or "paragraph"


def _title(lines: Sequence[Line], text: str, stated: Stated) -> Line | None:
    """The line that is the report's headline: one of the first that is marked as such, else the very first, or none."""
    if not lines:
        return None
    marked = next((line for line in lines[:EARLY] if line.hint == "title"), None)
    if marked:
        return marked
    first = lines[0]
    words = lines_text(first, text)
    if stated.title and _same(words, stated.title):
        return first
    if first.hint or stated.title or len(lines) == 1 or furniture.kind_of(words) or furniture.stamp(words, early=True):
        return None
    return first if _headline(words) and _stands_apart(lines, 0, text) else None


def _same(words: str, title: str) -> bool:
    return re.sub(r"\W+", "", words).casefold() == re.sub(r"\W+", "", title).casefold() != ""


def _headline(words: str) -> bool:
    if len(words) > TITLE_CHARS or len(words.split()) > TITLE_WORDS or furniture.byline(words) is not None:
        return False
    return not _BLOCK_END.search(words) or words.endswith(("?", "!", "?”", "!”", "…")) or bool(_ABBREVIATED.search(words))


def _stands_apart(lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether a blank line or a longer paragraph follows."""
    here, below = lines[index].span, lines[index + 1].span
    return text.count("\n", here.end, below.start) > 1 or len(below) > len(here)


def _stamps(lines: Sequence[Line], text: str, told: _Told, first: int) -> tuple[tuple[Line, ...], dict[Span, BlockKind]]:
    """The lines with stamps of date and time parted off in front of the first paragraphs, and these as bylines."""
    kinds: dict[Span, BlockKind] = {}
    parted: list[Line] = []
    for index, line in enumerate(lines):
        late = index >= first + EARLY
        found = None if late or index < first or line.group else furniture.stamp(line.span.of(text), early=index <= first + 1)
        if found is None:
            parted.append(line)
            continue
        length, moment = found
        if moment and not told.published and moment.span:
            told.published = replace(moment, span=moment.span.shifted(line.span.start))
        words = line.span.of(text)
        head = Span(line.span.start, line.span.start + len(words[:length].rstrip()))
        kinds[head] = "byline"
        parted.append(Line(head))
        if words[length:].strip():
            parted.append(Line(Span(line.span.start + length, line.span.end), line.hint))
    return tuple(parted), kinds


def _furnish(lines: Sequence[Line], kinds: dict[Span, BlockKind], text: str, told: _Told) -> None:
    """Marks captions, boilerplate and bylines; notes authors and agencies."""
    announced = False
    for index, line in enumerate(lines):
        words = lines_text(line, text)
        edge = index < EARLY or index >= len(lines) - EARLY
        if line.span in kinds:
            continue
        if announced and len(words) <= TITLE_CHARS and not words.endswith("."):
            kinds[line.span] = "boilerplate"
            announced = False
            continue
        kind = furniture.kind_of(words)
        names = furniture.byline(words) if edge and kind is None else None
        credit = furniture.agency(words) if edge and len(words) < furniture.MAX_LINE_CHARACTERS else None
        announced = kind == "boilerplate" and furniture.promises_more(words)
        if names is not None:
            told.authors = told.authors or names
            told.published = told.published or _closing_date(line.span, text)
        told.credit = told.credit or credit
        if kind or names is not None or credit:
            kinds[line.span] = kind or "byline"


def _closing_date(line: Span, text: str) -> Moment:
    """The full date a byline ends with ("By Ann Lee, The Post, 8 March 2025"), unstated if it ends otherwise."""
    moment = dates.stated(line.of(text), line.start)
    ends = moment.span is not None and not text[moment.span.end : line.end].strip(" .)|")
    return moment if ends else UNSTATED


def _biography(lines: tuple[Line, ...], kinds: dict[Span, BlockKind], text: str, stated: Stated, told: _Told) -> tuple[Line, ...]:
    story = [line for line in lines if line.span not in kinds and line.hint in (None, "paragraph", "heading")]
    found = biography.find(story, text, (*stated.authors, *told.authors))
    # a report is more than the note about its author
    if not found or not story or found.start <= story[0].span.start:
        return lines
    lines = biography.cut(lines, found.start, text)
    kinds |= {line.span: "biography" for line in lines if line.span.start >= found.start and line.span not in kinds}
    if found.name and not told.authors:
        told.authors = (found.name,)
    return lines


def _headings(lines: Sequence[Line], kinds: dict[Span, BlockKind], text: str) -> None:
    """Marks short lines that open no sentence of the paragraph below: a heading never runs into the next sentence."""
    body = [line for line in lines if line.span not in kinds]
    for here, below in pairwise(body):
        words = lines_text(here, text)
        if (
            here.hint
            or len(words) > HEADING_CHARS
            or len(words.split()) > HEADING_WORDS
            or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'")
        ):
            continue
        question = words.endswith("?") and len(words.split()) <= HEADING_WORDS - 4
        if (not _BLOCK_END.search(words) or question) and below.hint in (None, "paragraph") and len(below.span) > 1.2 * len(words):
            kinds[here.span] = "heading"


def _led(blocks: list[Block]) -> list[Block]:
    """The first paragraph of the story becomes its lead."""
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            return [*blocks[:index], replace(block, kind="lead"), *blocks[index + 1 :]]
    return blocks
