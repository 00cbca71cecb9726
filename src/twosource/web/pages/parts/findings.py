"""Findings: in which slot reports differ, between which values, with the sentences of each side by side."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.model import Claim, Event, Finding, Moment, Relation, Span, Value
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import LEVELS, MANNER_SLOTS, counted, line, slot_words, when, why
from twosource.web.addresses import address, sentence
from twosource.web.pages.parts.known import Known
from twosource.web.pages.parts.quotes import alike, telling

GRAVE = ("conflict", "updated")
"""Levels at which the sentences are laid side by side."""
SLIGHT = ("telling", "coarser")
"""Levels at which the values with who gives them are enough."""
FIRST, NAMED = 2, 3
"""Sentences of one value that stand open, and reports that are named beside one; the rest are folded."""
MAX_VALUE_SENTENCES = 12
"""Sentences of one value that are shown at all."""
DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its position in its event or tie, which is its anchor; `level` is a key of LEVELS."""

    position: int
    level: str
    finding: Finding


def shown(thing: Event | Relation) -> list[Shown]:
    """The findings of an event or tie, gravest first."""
    order = list(LEVELS)
    found = [Shown(position, level_of(each.slot, each.level), each) for position, each in enumerate(thing.findings)]
    return sorted(found, key=lambda each: order.index(each.level))


def level_of(slot: str, level: str) -> str:
    """The level as it is called: to tell a thing more or less surely is no contradiction of it."""
    return "telling" if slot in MANNER_SLOTS and level in {"conflict", "updated", "coarser"} else level


def differences(known: Known, thing: Event | Relation) -> Html:
    """The section: what cannot both hold, with the sentences side by side; what is told differently; what is agreed, told by one, or not
    stated, in a line each."""
    found = shown(thing)
    apart = [_card(known, each) for each in found if each.level in GRAVE]
    slight = [_slight(known, each) for each in found if each.level in SLIGHT]
    none = tag("p", "No difference between the reports was found.", class_="note") if not apart and not slight else ""
    same = [_line(known, each) for each in found if each.level not in {*GRAVE, *SLIGHT}]
    agreed = [tag("h3", "What they agree on, what only one gives, what nobody states"), tag("ul", same, class_="agreed")] if same else []
    return tag("section", tag("h2", "Where they differ"), none, apart, slight, agreed, id="differences")


def _card(known: Known, each: Shown) -> Html:
    return _finding(each, tag("div", [_side(known, each.finding.slot, value) for value in _in_time(known, each.finding)], class_="sides"))


def _slight(known: Known, each: Shown) -> Html:
    return _finding(each, tag("ul", [tag("li", _agreed(known, each.finding.slot, value)) for value in each.finding.values], class_="plain"))


def _finding(each: Shown, inner: Html) -> Html:
    reason = why(each.finding.reason, [value.value for value in each.finding.values])
    said = tag("p", bdi(reason), class_="reason") if reason else ""
    return tag("section", tag("h3", _head(each)), said, inner, class_=f"finding {each.level}", id=f"finding-{each.position}")


def _in_time(known: Known, finding: Finding) -> list[Value]:
    """The values in the order in which they were first reported."""

    def first(value: Value) -> date:
        days = (known.reports[known.claims[claim].report].published.earliest for claim in value.claims if claim in known.claims)
        return min((day for day in days if day), default=date.max)

    return sorted(finding.values, key=first)


def _head(each: Shown) -> Html:
    heading, meaning = LEVELS[each.level]
    return join(
        [
            tag("span", bdi(slot_words(each.finding.slot)), class_="slot"),
            " ",
            tag("span", heading, class_=f"level {each.level}", title=meaning),
        ]
    )


def _side(known: Known, slot: str, value: Value) -> Html:
    claims = [known.claims[claim] for claim in value.claims if claim in known.claims]
    first = _first_of_each(claims)
    groups = [*alike(known, first), *alike(known, [claim for claim in claims if claim not in first])]
    elsewhere = [claim for claim in value.claims if claim not in known.claims]
    return tag(
        "div",
        tag("h4", bdi(value_words(value.value))),
        tag("p", behind(value, len({claim.report for claim in claims})), class_="count"),
        [telling(known, group, focus(slot, group[0])) for group in groups[:FIRST]],
        _folded(known, slot, groups[FIRST:]),
        tag("p", _elsewhere(elsewhere), class_="note") if elsewhere else "",
        class_="side",
    )


def _folded(known: Known, slot: str, groups: Sequence[Sequence[Claim]]) -> Html:
    if not groups:
        return Html("")
    left = len(groups) - MAX_VALUE_SENTENCES
    more = tag("p", f"and {counted(left, 'more sentence')}", class_="note") if left > 0 else ""
    inner = [telling(known, group, focus(slot, group[0])) for group in groups[:MAX_VALUE_SENTENCES]]
    return tag("details", tag("summary", counted(len(groups), "more sentence")), inner, more)


def _elsewhere(claims: Iterable[str]) -> Html:
    links = [tag("a", f"claim {number}", href=address("claim", claim)) for number, claim in enumerate(claims, 1)]
    return join(["Told with another event: ", join([", " if i else "", link] for i, link in enumerate(links[:MAX_VALUE_SENTENCES]))])


def _first_of_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each report."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.report, claim)
    return list(first.values())


def behind(value: Value, reports: int) -> str:
    """How many reports give a value, and how many independent roots are known to stand behind them."""
    told = counted(reports, "report")
    if reports < 2:
        return told
    if value.unknown >= reports:
        return f"{told}, of which none shows what it rests on"
    silent = f", {value.unknown} without a ground of {'its' if value.unknown == 1 else 'their'} own" if value.unknown else ""
    return f"{told}, {counted(value.origins, 'known origin')}{silent}"


def value_words(value: str) -> str:
    """A value in plain words: a day or month as people write it."""
    match = DAY.fullmatch(value)
    if not match:
        return line(value)
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return line(value)
    return when(Moment(value, first, date(year, month, day or monthrange(year, month)[1])))


def focus(slot: str, claim: Claim) -> list[Span | None]:
    """The words of a claim that give a slot's value."""
    base, _, detail = slot.partition(":")
    if base in {"time", "weekday", "hour"}:
        return [claim.time.span]
    if base == "place":
        return [claim.place.span if claim.place else None]
    if base in {"who", "participants"}:
        return [role.span for role in claim.roles if role.role == detail]
    if base == "quantity":
        return [each.span for each in claim.quantities if f"{each.role or 'count'} {each.unit}".strip() == detail]
    if base.startswith("certainty"):
        return [hedge.span for hedge in claim.hedges] or [step.cue_span for step in claim.attribution if not step.source]
    if base == "attribution":
        return [step.span or step.cue_span for step in claim.attribution if step.scope == "asserted"]
    return [claim.trigger.span] if base in {"occurrence", "status"} else []


def _line(known: Known, each: Shown) -> Html:
    finding = each.finding
    head = [tag("span", bdi(slot_words(finding.slot)), class_="slot"), " "]
    if not finding.values:
        return tag("li", head, tag("span", LEVELS[each.level][0], class_="silent"), id=f"finding-{each.position}")
    values = [_agreed(known, finding.slot, value) for value in finding.values]
    said = tag("span", f"({LEVELS[each.level][0]})" if each.level != "agree" else "", class_="note")
    return tag("li", head, join([", " if i else "", value] for i, value in enumerate(values)), " ", said, id=f"finding-{each.position}")


def _agreed(known: Known, slot: str, value: Value) -> Html:
    """A value with the reports that give it, folded where they are many."""
    claims = _first_of_each(known.claims[claim] for claim in value.claims if claim in known.claims)
    links = [_reference(known, claim, focus(slot, claim)) for claim in claims]
    named = tag("span", join([", " if i else "", link] for i, link in enumerate(links)), class_="by")
    told = [" – ", named] if len(links) <= NAMED else [tag("details", tag("summary", behind(value, len(links))), named, class_="by")]
    return join([tag("strong", bdi(value_words(value.value))), told if links else ""])


def _reference(known: Known, claim: Claim, spans: Sequence[Span | None]) -> Html:
    """A report's name, leading to the words."""
    at = next((span for span in spans if span is not None and len(span)), claim.span)
    return tag("a", bdi(known.short(claim.report)), href=sentence(claim.report, at.start, at.end))
