"""The timeline: each event as the days its words allow, undated ones apart, in lanes by report or by who takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model import Moment
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Digest, Item
from twosource.outputs.view.labels import STANCES, Stance, line, slot_words, when
from twosource.web.pictures.figure import PLAIN_HEADING, Address, Heading, Parts, figure, link, local, table

State = Literal["conflict", "updated", "several", "one"]
"""How an event on the timeline stands: its reports are in `conflict`, it was `updated`, `several` tell it without contradiction, or
`one` alone."""

STATES: dict[State, tuple[str, str]] = {
    "conflict": ("◆", "reports contradict each other"),
    "updated": ("▲", "a later report gives a newer value"),
    "several": ("●", "told by several reports, which do not contradict each other"),
    "one": ("○", "told by one report"),
}
"""Shape and meaning of each mark: legible without colour."""

MAX_MARKS_DRAWN = 400
"""Marks drawn; the weightiest where there are more."""

CAPTIONS = (
    "A bar is as long as the days the words allow. A broken outline is a date that the report itself calls uncertain or about. "
    "No date of publication stands in for the date of an event.",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How one report dates the event: `earliest` and `latest` are None where it gives no date."""

    source: str
    href: str
    stance: Stance
    earliest: date | None = None
    latest: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One event on the timeline.

    `earliest` and `latest` are its first and last possible day, both None when undated; `words` says the date plainly.

    `differing` are the slots, in plain words, in which its reports contradict each other or are updated.
    """

    id: str
    label: str
    href: str
    state: State
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    words: str = ""
    actors: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()
    differing: tuple[str, ...] = ()


def marks_of(shown: Digest, address: Address, items: Sequence[Item] | None = None) -> tuple[TimelineMark, ...]:
    """The events of `shown` (or of `items` alone), dated ones first and by their date."""
    chosen = shown.foremost(shown.several + shown.alone if items is None else items, MAX_MARKS_DRAWN)
    marks = [_mark(item, address) for item in chosen]
    return tuple(sorted(marks, key=lambda mark: (mark.earliest is None, mark.earliest or date.min, mark.latest or date.min)))


def state_of(item: Item) -> State:
    """What its mark shows of it."""
    levels = {found.level for found in item.findings}
    if "conflict" in levels:
        return "conflict"
    return "updated" if "updated" in levels else "several" if len(item.told) > 1 else "one"


def _mark(item: Item, address: Address) -> TimelineMark:
    actors = dict.fromkeys(name for _, _, name in item.parties)
    differing = dict.fromkeys(slot_words(found.slot) for found in item.findings if found.level in {"conflict", "updated"})
    return TimelineMark(
        item.id, item.title, address("event", item.id), state_of(item), item.time.earliest, item.time.latest, item.time.edtf,
        when(item.time), tuple(actors), tuple(_telling(cell, address) for cell in item.told), tuple(differing),
    )  # fmt: skip


def _telling(cell: Cell, address: Address) -> Telling:
    moment, claim = next(((claim.time, claim) for claim in cell.claims if claim.time.earliest), (Moment(), cell.claims[0]))
    return Telling(cell.teller.name, address("claim", claim.id), cell.stance, moment.earliest, moment.latest, when(moment))


def timeline(marks: Sequence[TimelineMark], heading: Heading = PLAIN_HEADING) -> Html:
    """The figure; '' without a mark."""
    if not marks:
        return Html("")
    return figure(Parts("timeline", "Timeline", (*CAPTIONS, *_cut(marks), _legend(marks)), _table(marks, heading), _data(marks)), heading)


def _cut(marks: Sequence[TimelineMark]) -> tuple[str, ...]:
    return (f"Only the {MAX_MARKS_DRAWN} events of most weight are shown.",) if len(marks) >= MAX_MARKS_DRAWN else ()


def _legend(marks: Iterable[TimelineMark]) -> Html:
    used = {mark.state for mark in marks}
    return legend(STATES[state] for state in STATES if state in used)


def legend(pairs: Iterable[tuple[str, str]]) -> Html:
    """Shapes with what they mean, on one line."""
    parts = [tag("span", tag("b", sign, aria_hidden="true"), f" {words}", class_="sign-of") for sign, words in pairs]
    return tag("span", join(join([" ", part]) for part in parts), class_="legend")


def _table(marks: Sequence[TimelineMark], heading: Heading) -> Html:
    dated = [mark for mark in marks if mark.earliest]
    undated = [mark for mark in marks if not mark.earliest]
    columns = ("When", "What", "State", "Told by")
    bodies = [tag("tbody", [_row(mark) for mark in dated])] if dated else []
    if undated:
        group = tag("tr", tag("th", "Date not stated", scope="rowgroup", colspan=len(columns)), class_="group")
        bodies.append(tag("tbody", group, [_row(mark) for mark in undated]))
    return table("Events by date", columns, bodies, heading)


def _row(mark: TimelineMark) -> Html:
    state = f"{STATES[mark.state][0]} {STATES[mark.state][1]}" + (f": {', '.join(mark.differing)}" if mark.differing else "")
    return tag(
        "tr",
        tag("td", mark.words or "not stated", class_="when"),
        tag("th", link(mark.href, bdi(mark.label)), scope="row"),
        tag("td", state),
        tag("td", tag("ul", [tag("li", _told(telling)) for telling in mark.tellings], class_="plain")),
    )


def _told(telling: Telling) -> Html:
    sign = tag("span", STANCES[telling.stance][0], aria_hidden="true")
    return join([link(telling.href, sign, " ", bdi(telling.source)), " ", telling.stance, f": {telling.words}" if telling.words else ""])


def _data(marks: Sequence[TimelineMark]) -> dict[str, object]:
    return {
        "marks": [
            {
                "id": mark.id, "label": line(mark.label), "href": local(mark.href), "state": mark.state, "edtf": mark.edtf,
                "from": _iso(mark.earliest), "to": _iso(mark.latest), "words": mark.words, "differing": mark.differing,
                "actors": [line(actor) for actor in mark.actors], "tellings": [_told_data(telling) for telling in mark.tellings],
            }
            for mark in marks
        ],
        "states": {state: meaning for state, (_, meaning) in STATES.items()},
    }  # fmt: skip


def _told_data(telling: Telling) -> dict[str, object]:
    return {
        "source": line(telling.source), "href": local(telling.href), "stance": telling.stance,
        "from": _iso(telling.earliest), "to": _iso(telling.latest), "words": telling.words,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
