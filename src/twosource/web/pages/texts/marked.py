"""A report's text with stretches of it marked, however they lie over each other: it is cut at every beginning and end.

Every character of a block stands in exactly one piece; a piece says at which code point it begins, so that no script has to count.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Block, Report, Span
from twosource.outputs.dossier.texts import NOTES, laid_out
from twosource.outputs.html.markup import Html, bdi, join, safe, tag
from twosource.outputs.view.labels import UNSAFE, line, when

DEEPEST = 24
"""Marks drawn on one piece; where more lie over each other, the rest are left undrawn there."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch to mark: `layer` is the class it is drawn with, `id` what it is of, `says` a word on it for whoever points at it."""

    span: Span
    layer: str
    id: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A small link without words of its own that stands in the text right before the code point `at`."""

    at: int
    html: Html


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in which the same marks hold throughout."""

    span: Span
    marks: tuple[Highlight, ...]


def flag(at: int, number: str, href: str, says: str, id: str | None = None) -> Flag:
    """A flag whose number is drawn by the style, so that the text around it stays as it is."""
    return Flag(at, tag("a", href=href, id=id, class_="flag", data_n=number, aria_label=says, title=says))


def marked(report: Report, marks: Iterable[Highlight], flags: Iterable[Flag] = ()) -> Html:
    """The whole text, its blocks by kind, with the marks and flags in it."""
    length = len(report.text)
    at: dict[int, list[Html]] = defaultdict(list)
    for each in flags:
        at[min(max(each.at, 0), length)].append(each.html)
    parts = laid_out(report.blocks, length) or [(None, Span(0, length))]
    edges = {edge for _, span in parts for edge in (span.start, span.end)} | at.keys()
    found = list(pieces(Span(0, length), _with_odd(report.text, marks), edges))
    starts = [piece.span.start for piece in found]
    drawn: list[Html] = []
    titled = False
    for number, (block, span) in enumerate(parts):
        last = number == len(parts) - 1
        inside = found[bisect_left(starts, span.start) : bisect_right(starts, span.end - 1)]
        content = join(_inner(report.text, inside, at, span, last=last))
        level = "h2" if titled else "h1"
        titled = titled or (block is not None and block.kind == "title")
        drawn.append(_part(block, content, level))
    return tag("div", drawn, class_="text", lang=report.language)


def pieces(whole: Span, marks: Iterable[Highlight], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """`whole` cut at `cuts` and at every beginning and end of `marks`, in order."""
    inside = [m for m in marks if m.span.overlaps(whole) and len(m.span)]
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in inside:
        begins[max(mark.span.start, whole.start)].append(mark)
        ends[min(mark.span.end, whole.end)].append(mark)
    edges = sorted({whole.start, whole.end, *begins, *ends, *(cut for cut in cuts if whole.start < cut < whole.end)})
    open_: dict[int, Highlight] = {}
    for start, end in pairwise(edges):
        for mark in ends[start]:
            open_.pop(id(mark), None)
        for mark in begins[start]:
            open_[id(mark)] = mark
        yield Piece(Span(start, end), tuple(open_.values()))


def layered(marks: Iterable[Highlight]) -> list[Highlight]:
    """The marks with those of one stretch, layer and thing drawn once."""
    return list({(mark.span, mark.layer, mark.id): mark for mark in marks}.values())


def _with_odd(text: str, marks: Iterable[Highlight]) -> list[Highlight]:
    """The marks, and one on each character that is shown as its code point."""
    return [*marks, *(Highlight(Span(*match.span()), "odd") for match in UNSAFE.finditer(text))]


def _inner(text: str, found: Sequence[Piece], at: dict[int, list[Html]], span: Span, *, last: bool) -> Iterator[Html]:
    for piece in found:
        yield from at.get(piece.span.start, ())
        yield _piece(text, piece)
    if last:
        yield from at.get(span.end, ())


def _piece(text: str, piece: Piece) -> Html:
    content = safe(piece.span.of(text))
    ids: dict[str, list[str]] = defaultdict(list)
    says: dict[str, str] = {}
    for mark in piece.marks[:DEEPEST]:
        ids[mark.layer].append(mark.id)
        says.setdefault(mark.layer, mark.says)
    for layer, of in ids.items():
        name = "mark" if layer == "lit" else "span"
        content = tag(name, content, class_=layer, data_of=" ".join(filter(None, of)) or None, title=says[layer] or None)
    return tag("span", content, data_at=piece.span.start)


def _part(block: Block | None, content: Html, level: str) -> Html:
    if block is None:
        return tag("p", content, class_="between") if re.sub(r"<[^>]*>", "", content).strip() else Html("")
    if block.kind in {"title", "heading"}:
        return tag(level if block.kind == "title" else "h2", content, class_=block.kind)
    note = NOTES.get(block.kind)
    body = tag("p", content, class_=None if note else block.kind)
    return tag("div", tag("p", note, _whose(block), class_="label"), body, class_=f"block {block.kind}") if note else body


def _whose(block: Block) -> list[Html]:
    """Whose voice an embedded post or a quotation is, with the date it bears."""
    if block.kind not in {"embed", "quote"}:
        return []
    handle = f"@{block.handle.lstrip('@')}" if block.handle else None
    said = [line(word) for word in (block.author, handle) if word]
    said += [when(block.date)] if block.date and when(block.date) else []
    return [join([": ", bdi(", ".join(said))])] if said else [join([": whose is not stated"])] if block.kind == "embed" else []
