"""What is compared, and how: the slots of an event, and the points that reach over the events of a story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.comparison.comparable import Kin, close, same_clock, same_doubt
from twosource.comparison.context import CaseIndex, verb_of
from twosource.comparison.cross_event import Kind
from twosource.comparison.findings import Near, Relate
from twosource.comparison.levels import SlotValue
from twosource.comparison.manner import (
    relate_attribution,
    relate_certainty,
    relate_occurrence,
    told_attribution,
    told_certainty,
    told_occurrence,
)
from twosource.comparison.partition import by_affair, in_sentences_alike
from twosource.comparison.slots.antonyms import kind_of, relate_wording, same_thing, span_of_wording, told_wording
from twosource.comparison.slots.attributes import key_of, relate_standing, same_name, span_of, told_standing
from twosource.comparison.slots.disclosures import one_affair, relate_disclosure, span_of_disclosure, told_disclosure, whose
from twosource.comparison.slots.durations import same_stretch, told_durations, unit_of_duration
from twosource.comparison.slots.participants import relate_participants, told_participants
from twosource.comparison.slots.places import relate_places, told_places
from twosource.comparison.slots.quantities import relate_numbers, span_of_number, sums, told_numbers, unit_of
from twosource.comparison.slots.same_thing import (
    same_amount,
    same_count,
    same_day,
    same_hour,
    same_spot,
    same_stage,
    same_week,
    same_weekday,
)
from twosource.comparison.slots.times import (
    relate_clocks,
    relate_days,
    relate_hours,
    relate_weekdays,
    span_of_time,
    told_clocks,
    told_days,
    told_hours,
    told_weekdays,
)
from twosource.model import Claim, Span

Part = Callable[[Sequence[Claim], CaseIndex], list[list[Claim]]]


def of_claims(kin: Kin) -> Near:
    """What is asked of two claims, asked of what they tell."""
    return lambda a, b, index: kin(a.claim, b.claim, index)


CLOSE = of_claims(close)


@dataclass(frozen=True, slots=True)
class Slot:
    """How a kind of slot is read off a claim, how two of its values are compared, and how near two claims must be to differ in it.

    `name` is the slot's, or what its names begin with; `part` says which of an event's claims are held against each other at all.
    """

    name: str
    told: Callable[[Claim, CaseIndex], list[SlotValue]]
    relate: Relate
    near: Near = CLOSE
    part: Part = by_affair


COMPARED_SLOTS = (
    Slot("occurrence", told_occurrence, relate_occurrence, of_claims(same_doubt), in_sentences_alike),
    Slot("certainty", told_certainty, relate_certainty, part=in_sentences_alike),
    Slot("attribution", told_attribution, relate_attribution, part=in_sentences_alike),
)
SLOTS = (
    Slot("time", told_days, relate_days),
    Slot("weekday", told_weekdays, relate_weekdays, same_week),
    Slot("hour", told_hours, relate_hours, of_claims(same_clock)),
    Slot("place", told_places, relate_places),
    Slot("who", told_participants, relate_participants, part=in_sentences_alike),
    Slot("quantity", told_numbers, relate_numbers, same_amount),
    *COMPARED_SLOTS,
)
STATED = ("time", "place")
"""Slots whose silence is itself a finding."""


def _slot(told: SlotValue) -> str:
    return told.slot


def _time_span(told: SlotValue) -> Span | None:
    return told.claim.time.span


def _verb(told: SlotValue) -> str:
    return verb_of(told.claim)


def _trigger(told: SlotValue) -> Span | None:
    return None if told.claim.aside else told.claim.trigger.span


def _place_span(told: SlotValue) -> Span | None:
    return told.claim.place.span if told.claim.place else None


POINTS = (
    Kind(told_numbers, unit_of, span_of_number, relate_numbers, same_count, anywhere=True, by_words=True, wholes=sums),
    Kind(told_clocks, _slot, span_of_time, relate_clocks, same_hour, anywhere=True, by_words=True),
    Kind(told_durations, unit_of_duration, span_of_number, relate_numbers, same_stretch, anywhere=True, by_words=True),
    Kind(told_weekdays, _slot, span_of_time, relate_weekdays, same_weekday, by_words=True),
    Kind(told_days, _slot, _time_span, relate_days, same_day, by_words=True),
    Kind(told_occurrence, _verb, _trigger, relate_occurrence, same_stage, by_words=True),
    Kind(told_standing, key_of, span_of, relate_standing, same_name, anywhere=True),
    Kind(told_wording, kind_of, span_of_wording, relate_wording, same_thing, anywhere=True, by_words=True),
    Kind(told_disclosure, whose, span_of_disclosure, relate_disclosure, one_affair, anywhere=True, agrees=False),
    Kind(told_places, _slot, _place_span, relate_places, same_spot, by_words=True),
)
"""What is compared over the events of a story, in sentences alike."""
