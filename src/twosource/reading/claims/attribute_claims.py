"""The claim of an attribute made from what was told: the property, its value, its words, whom it is about and on whose word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import Claim, PlaceMention, Report, Role, Span, Trigger, identify


@dataclass(frozen=True, slots=True)
class Told:
    """A property, its value and where the words of it stand; the place of a home."""

    property: str
    value: str
    span: Span
    place: PlaceMention | None = None


def by_sentence(events: Iterable[Claim]) -> dict[Span, list[Claim]]:
    """Claims by their sentence."""
    found: dict[Span, list[Claim]] = defaultdict(list)
    for claim in events:
        found[claim.span].append(claim)
    return found


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
        place=told.place,
        attribution=event.attribution if event else (),
        evidence=event.evidence if event else (),
    )
