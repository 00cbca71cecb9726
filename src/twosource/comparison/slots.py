"""What is compared, and how: the slots of an event, and the points that reach over the events of a story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.comparison.findings import Relate
from twosource.comparison.kinship import Kin, close, same_clock, same_deed, same_doubt, same_figure, verb_of
from twosource.comparison.numbers import relate_numbers, span_of_number, sums, told_numbers, unit_of
from twosource.comparison.participants import relate_participants, told_participants
from twosource.comparison.parts import by_affair, in_sentences_alike
from twosource.comparison.places import relate_places, told_places
from twosource.comparison.points import Kind
from twosource.comparison.sameness import same_count, same_day, same_hour, same_spot, same_stage
from twosource.comparison.scene import Scene
from twosource.comparison.telling import (
    relate_attribution,
    relate_certainty,
    relate_occurrence,
    told_attribution,
    told_certainty,
    told_occurrence,
)
from twosource.comparison.times import relate_days, relate_hours, relate_weekdays, told_days, told_hours, told_weekdays
from twosource.comparison.verdict import Told
from twosource.model import Claim, Span

Part = Callable[[Sequence[Claim], Scene], list[list[Claim]]]


@dataclass(frozen=True, slots=True)
class Slot:
    """How a kind of slot is read off a claim, how two of its values are compared, and how near two claims must be to differ in it.

    `name` is the slot's, or what its names begin with; `part` says which of an event's claims are held against each other at all.
    """

    name: str
    told: Callable[[Claim, Scene], list[Told]]
    relate: Relate
    near: Kin = close
    part: Part = by_affair


TELLING = (
    Slot("occurrence", told_occurrence, relate_occurrence, same_doubt, in_sentences_alike),
    Slot("certainty", told_certainty, relate_certainty, close, in_sentences_alike),
    Slot("attribution", told_attribution, relate_attribution, close, in_sentences_alike),
)
SLOTS = (
    Slot("time", told_days, relate_days),
    Slot("weekday", told_weekdays, relate_weekdays, same_deed),
    Slot("hour", told_hours, relate_hours, same_clock),
    Slot("place", told_places, relate_places),
    Slot("who", told_participants, relate_participants, close, in_sentences_alike),
    Slot("quantity", told_numbers, relate_numbers, same_figure),
    *TELLING,
)
STATED = ("time", "place")
"""Slots whose silence is itself a finding."""


def _slot(told: Told) -> str:
    return told.slot


def _time_span(told: Told) -> Span | None:
    return told.claim.time.span


def _verb(told: Told) -> str:
    return verb_of(told.claim)


def _trigger(told: Told) -> Span | None:
    return None if told.claim.aside else told.claim.trigger.span


def _place_span(told: Told) -> Span | None:
    return told.claim.place.span if told.claim.place else None


POINTS = (
    Kind(told_numbers, unit_of, span_of_number, relate_numbers, same_count, sums),
    Kind(told_hours, _slot, _time_span, relate_hours, same_hour),
    Kind(told_weekdays, _slot, _time_span, relate_weekdays, same_day),
    Kind(told_days, _slot, _time_span, relate_days, same_day),
    Kind(told_occurrence, _verb, _trigger, relate_occurrence, same_stage),
    Kind(told_places, _slot, _place_span, relate_places, same_spot),
)
"""What is compared over the events of a story, in sentences alike."""
