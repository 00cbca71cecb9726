"""What a sheet is made of. Text here is as it came: each form makes it safe in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model import Claim, Span
from twosource.outputs.view.digest import Item, Teller
from twosource.outputs.view.labels import STANCES, Stance, line


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look: 'plain', 'strong', 'soft', 'code', 'quote', 'key' (a report's letter), 'at' (its letter
    and offsets), 'slot' or a stance.

    `to` is None, '#' and an id of the sheet, or an address of the web that was checked to be one. `name` is what a short text stands for.
    """

    text: str
    look: str = "plain"
    to: str | None = None
    name: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `soft` for what stands back."""

    line: Line
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list with those beneath it; `ids` are what links may lead to here."""

    line: Line
    under: tuple["Point", ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points, each a line."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of a row is its header. `widths` are shares of the width, for paper."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading under that of the section."""

    line: Line
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of a report's text with its place, code points `[start, end)`, and a note on what it is ('' for the story's own words)."""

    span: Span
    text: str
    note: str = ""
    ids: tuple[str, ...] = ()


Part = Words | Points | Grid | Head | Extract


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    id: str
    heading: str
    parts: tuple[Part, ...]


def plain(text: str, look: str = "plain") -> Line:
    """`text` as a line."""
    return (Run(line(text), look),)


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    """Lines one after another, with `between` between."""
    made: list[Run] = []
    for each in lines:
        made += [Run(between), *each] if made else each
    return tuple(made)


def key(teller: Teller) -> Run:
    """The letter of a report, leading to it."""
    return Run(teller.key, "key", f"#report-{teller.key}", teller.name)


def keyed(tellers: Iterable[Teller]) -> Line:
    """'A B C'."""
    return joined(((key(teller),) for teller in tellers), " ")


def sign(stance: Stance) -> Run:
    """Symbol and word of a stance."""
    return Run(f"{STANCES[stance][0]} {stance}", stance)


def at(teller: Teller, claim: Claim) -> Run:
    """'A [46, 176)', leading to the sentence."""
    return Run(f"{teller.key} {offsets(claim.span)}", "at", f"#{claim.id}")


def offsets(span: Span) -> str:
    """'[46, 176)': half-open, in code points."""
    return f"[{span.start}, {span.end})"


def titled(item: Item) -> Line:
    """'3 meeting in Varna', leading to the item."""
    return Run(item.number, "soft", f"#{item.id}"), Run(" "), Run(item.title, "strong", f"#{item.id}")
