"""The claim of an attribute made from what was told: the property, its value, its words, whom it is about and on whose word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import UNSTATED, Claim, Moment, PlaceMention, Quantity, Report, Role, Span, Trigger, identify
from twosource.reading.version import reader


@dataclass(frozen=True, slots=True)
class Told:
    """A property, its value and where the words of it stand; the place of a home, the time of an hour, the figure of a duration."""

    property: str
    value: str
    span: Span
    place: PlaceMention | None = None
    time: Moment = UNSTATED
    quantity: Quantity | None = None


def by_sentence(events: Iterable[Claim]) -> dict[Span, list[Claim]]:
    """Claims by their sentence."""
    found: dict[Span, list[Claim]] = defaultdict(list)
    for claim in events:
        found[claim.span].append(claim)
    return found


def nearest_first(events: Iterable[Claim], words: Span) -> list[Claim]:
    """The events by how far their word stands from `words`."""
    return sorted(events, key=lambda claim: max(claim.trigger.span.start - words.end, words.start - claim.trigger.span.end, 0))


def attribute_claim(report: Report, sentence: Span, told: Told, subject: Role | None, governing: Sequence[Claim]) -> Claim:
    """A claim of what is told. It has the source of the first of `governing` that is told at all, unless that is whom it is about."""
    event = next((claim for claim in governing if not claim.aside), None)
    if event is not None and subject is not None and any(step.chain == subject.chain for step in event.attribution):
        event = None
    about = (subject.span.start, subject.span.end) if subject else ()
    return Claim(
        id=identify("c", report.id, told.span.start, told.span.end, "attribute", told.property, *about),
        report=report.id,
        span=sentence,
        trigger=Trigger(told.span, told.span.of(report.text), told.property),
        kind="attribute",
        type=told.property,
        label=told.value,
        roles=(subject,) if subject else (),
        time=told.time,
        place=told.place,
        quantities=(told.quantity,) if told.quantity else (),
        attribution=event.attribution if event else (),
        evidence=event.evidence if event else (),
        by=reader(),
    )
