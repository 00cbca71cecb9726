"""One event laid open: each slot a row, each report a column, each cell the value as that report gives it, leading to its words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.model import Claim, Event, Relation, Span
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Item
from twosource.outputs.view.labels import counted, line, slot_words, when
from twosource.web.addresses import sentence
from twosource.web.pages.parts.findings import level_of
from twosource.web.pages.parts.known import Known
from twosource.web.pages.parts.quotes import sign

MAX_COLUMNS = 12
"""Reports laid side by side; those that contradict others come first where there are more."""
MAX_VALUES_IN_CELL = 4
"""Values of one report in one cell."""
OCCURRENCE = {"planned": "planned", "asked": "asked for", "conditional": "told as conditional"}
ROLE_ORDER = ("actor", "co-actor", "target", "organizer", "host", "beneficiary", "origin", "instrument", "topic", "subject", "object")

SIGNS = {"conflict": ("≠", "another report contradicts this"), "updated": ("▲", "a later report gives a newer value")}
"""How a value that reports differ on is marked: legible without colour."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value as a claim gives it: in plain words, in the report's own where those are other, and where they stand."""

    words: str
    own: str
    span: Span | None
    claim: Claim


Reader = Callable[[Claim], Iterable[Given]]


@dataclass(frozen=True, slots=True)
class Row:
    """A slot: the findings' name for it, what it is called here, and how its values are read off a claim."""

    slot: str
    label: str
    read: Reader


def times(claim: Claim) -> Iterable[Given]:
    """When it was, with the words for it where they are dated; words that give no day stand as they are."""
    moment = claim.time
    if moment or moment.text:
        own = line(moment.text or "")
        words = when(moment) or own
        yield Given(words, "" if own == words or not moment else own, moment.span, claim)


def places(claim: Claim) -> Iterable[Given]:
    """Where it was."""
    if claim.place:
        yield Given(line(claim.place.text), "", claim.place.span, claim)


def roles(wanted: str) -> Reader:
    """Who or what fills a role."""
    return lambda claim: (Given(line(role.text), "", role.span, claim) for role in claim.roles if role.role == wanted)


def numbers(wanted: str) -> Reader:
    """The numbers of one role and unit, in the report's words."""
    return lambda claim: (
        Given(line(each.text), "", each.span, claim) for each in claim.quantities if f"{each.role or 'count'} {each.unit}".strip() == wanted
    )


def occurrence(claim: Claim) -> Iterable[Given]:
    """Whether it happened, as told."""
    words = "did not happen" if claim.polarity == "negative" else OCCURRENCE.get(claim.status, "happened")
    yield Given(words, "", claim.trigger.span, claim)


def certainty(claim: Claim) -> Iterable[Given]:
    """How surely it is told, with the words that hold back."""
    hedges = ", ".join(dict.fromkeys(f"“{line(hedge.text)}”" for hedge in claim.hedges))
    flatly = "with words that hold back" if hedges else "stated flatly"
    words = flatly if claim.certainty == "certain" else claim.certainty
    yield Given(words, hedges, claim.hedges[0].span if claim.hedges else claim.trigger.span, claim)


def attribution(claim: Claim) -> Iterable[Given]:
    """On whose word: the chain of those who say it, or the report's own voice."""
    steps = [step for step in claim.attribution if step.scope == "asserted"]
    chain = ", who cites ".join(_source(step.source, step.cue, step.named) for step in steps)
    yield Given(chain or "own voice", "", steps[0].span or steps[0].cue_span if steps else claim.trigger.span, claim)


def _source(source: str | None, cue: str, named: bool) -> str:
    if source is None:
        return f"unnamed: “{line(cue)}”"
    return line(source) if named else f"{line(source)} (unnamed)"


def evidence(claim: Claim) -> Iterable[Given]:
    """What it is said to rest on."""
    return (Given(line(each.text), "", each.span, claim) for each in claim.evidence)


def rows_of(claims: Sequence[Claim]) -> list[Row]:
    """The slots that claims of one thing have: those of every event, and the roles and numbers that are given."""
    given = {role.role for claim in claims for role in claim.roles} - {"place", "time"}
    counts = dict.fromkeys(f"{each.role or 'count'} {each.unit}".strip() for claim in claims for each in claim.quantities)
    ordered = [*(role for role in ROLE_ORDER if role in given), *sorted(given.difference(ROLE_ORDER))]
    return [
        Row("time", "When", times),
        Row("place", "Where", places),
        *(Row(f"who:{role}", slot_words(f"who:{role}").capitalize(), roles(role)) for role in ordered),
        *(Row(f"quantity:{count}", slot_words(f"quantity:{count}").capitalize(), numbers(count)) for count in counts),
        Row("occurrence", "Whether", occurrence),
        Row("certainty", "How surely", certainty),
        Row("attribution", "On whose word", attribution),
        Row("evidence", "Evidence", evidence),
    ]


def laid_open(known: Known, thing: Event | Relation, item: Item) -> Html:
    """The table; the reports in the order of their publication."""
    clashing = _clashing(thing)
    cells = _columns(known, item, {claim for _, claim in clashing})
    rows = rows_of([claim for cell in cells for claim in cell.claims])
    head = tag("tr", tag("th", "What", scope="col"), [_head(known, cell) for cell in cells])
    body = [
        tag("tr", tag("th", row.label, scope="row"), [tag("td", _values(row, cell, clashing)) for cell in cells])
        for row in rows
        if row.slot not in {"time", "place"} or isinstance(thing, Event)
    ]
    label = "What each report gives, slot by slot"
    left = len(item.told) - len(cells)
    table = tag("table", tag("caption", label, class_="away"), tag("thead", head), tag("tbody", body), class_="slots")
    more = (
        tag("p", f"{counted(left, 'more report tells', 'more reports tell')} it; their sentences are below.", class_="note") if left else ""
    )
    return join(
        [
            tag("p", _caption(clashing), class_="note"),
            tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label),
            more,
        ]
    )


def _caption(clashing: dict[tuple[str, str], str]) -> str:
    used = [f"{SIGNS[level][0]} {SIGNS[level][1]}" for level in SIGNS if level in clashing.values()]
    return "; ".join(["Each value leads to its words. Reports in the order of their publication", *used]) + "."


def _columns(known: Known, item: Item, clashing: set[str]) -> list[Cell]:
    told = sorted(item.told, key=lambda cell: not any(claim.id in clashing for claim in cell.claims))[:MAX_COLUMNS]
    return sorted(told, key=lambda cell: (cell.teller.report.published.earliest or date.max, cell.teller.name))


def _head(known: Known, cell: Cell) -> Html:
    report = cell.teller.report
    also = f", also {' and '.join(cell.beside)}" if cell.beside else ""
    return tag(
        "th",
        tag("span", known.report(report.id), class_="name"),
        " ",
        tag("span", when(report.published) or "undated", class_="when"),
        " ",
        tag("span", sign(cell.stance), also, class_="how"),
        scope="col",
    )


def _clashing(thing: Event | Relation) -> dict[tuple[str, str], str]:
    """The gravest level at which a claim's value of a slot differs from another's."""
    found: dict[tuple[str, str], str] = {}
    for level in reversed(SIGNS):
        for finding in thing.findings:
            if level_of(finding.slot, finding.level) == level:
                slot = {"weekday": "time", "hour": "time"}.get(finding.slot, finding.slot).replace("participants:", "who:")
                found |= {(slot, claim): level for value in finding.values for claim in value.claims}
    return found


def _values(row: Row, cell: Cell, clashing: dict[tuple[str, str], str]) -> Html:
    values: dict[str, list[Given]] = {}
    for claim in cell.claims:
        for given in row.read(claim):
            values.setdefault(given.words.casefold(), []).append(given)
    if not values:
        return tag("span", "not stated", class_="silent")
    shown = [_value(given, row.slot, clashing) for given in list(values.values())[:MAX_VALUES_IN_CELL]]
    more = tag("li", f"and {len(values) - MAX_VALUES_IN_CELL} more", class_="note") if len(values) > MAX_VALUES_IN_CELL else ""
    return shown[0] if len(shown) == 1 else tag("ul", [tag("li", each) for each in shown], more, class_="plain")


def _value(given: Sequence[Given], slot: str, clashing: dict[tuple[str, str], str]) -> Html:
    levels = {level for each in given if (level := clashing.get((slot, each.claim.id)))}
    level = next((level for level in SIGNS if level in levels), None)
    first = next((each for each in given if clashing.get((slot, each.claim.id)) == level), given[0])
    at = first.span if first.span is not None and len(first.span) else first.claim.span
    own = tag("span", " ", bdi(first.own), class_="own") if first.own else ""
    link = tag("a", bdi(first.words), href=sentence(first.claim.report, at.start, at.end))
    return join([_sign(level), link, own])


def _sign(level: str | None) -> Html:
    if level is None:
        return Html("")
    symbol, meaning = SIGNS[level]
    mark = tag("span", symbol, aria_hidden="true", title=meaning)
    return tag(
        "span", mark, tag("span", f"{meaning}: ", class_="away"), " ", class_=f"sign {'differs' if level == 'conflict' else 'hedges'}"
    )
