"""When two sentences of different reports tell of one thing, by the kind of what they tell.

Sentences alike are not enough where the value says little of itself: so many miles, a day, a town are told of many things.
There the words that name the event must be akin too, and nobody may take part in the one who does not in the other.
"""

from datetime import date, timedelta

from twosource.comparison.comparable import akin, close, foreign, same_deed, same_figure
from twosource.comparison.context import CaseIndex, verb_of
from twosource.comparison.levels import SlotValue
from twosource.comparison.slots.quantities import overall, single, unit_of
from twosource.language import listed, words
from twosource.model import Claim, Moment

HOURS = 120
"""Least likeness (thousandths) of two sentences with a clock time: the hours of one affair are few."""
AKIN, OTHERWISE, MUCH = 140, 120, 350
"""Least likeness of two sentences, where their events' words are akin and where they are not; and where their days are mere years."""
NEXT_DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=31)


def same_hour(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Sentences alike, on days that do not exclude each other."""
    return index.alike(a.claim, b.claim) >= HOURS and not _excluded(a.value, b.value)


def same_day(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One deed; a "today" is no day to go by when the other names the one before or after: reports are reprinted, and clocks differ."""
    if not _one_deed(a, b, index) or a.claim.status != b.claim.status or _shifted(a.claim, b.claim) or a.claim.type == "speak":
        return False
    return index.alike(a.claim, b.claim) >= MUCH or not (_long(a.claim) or _long(b.claim))


def same_weekday(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """As for days, in sentences much alike: a weekday may be of any week."""
    return same_day(a, b, index) and index.alike(a.claim, b.claim) >= MUCH


def same_week(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One deed of an event, of persons in common, in sentences alike: else the two weekdays are of two weeks."""
    like = index.alike(a.claim, b.claim) >= AKIN and not index.strangers(a.claim, b.claim)
    return like and same_deed(a.claim, b.claim, index)


def same_spot(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One deed or sentences much alike, both told as done or both as planned."""
    much = index.alike(a.claim, b.claim) >= MUCH and not foreign(a.claim, b.claim, index)
    return (much or _one_deed(a, b, index)) and a.claim.status == b.claim.status


def same_amount(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Figures of one event: told alike of what happened once or always, and never a total against a part."""
    if unit_of(a) in words("scored_units") and index.alike(a.claim, b.claim) < MUCH:
        return False
    if _background(a.claim) is not _background(b.claim):
        return False
    return same_figure(a.claim, b.claim, index) and overall(a, index) is overall(b, index) and not index.strangers(a.claim, b.claim)


def same_count(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Sentences alike, for persons and measures one deed too; never a total against a part."""
    if (
        overall(a, index) is not overall(b, index)
        or single(a)
        or single(b)
        or (a.claim.status == "general") is not (b.claim.status == "general")
        or _background(a.claim) is not _background(b.claim)
    ):
        return False
    if unit_of(a) in words("scored_units"):
        return _one_deed(a, b, index) and index.alike(a.claim, b.claim) >= MUCH
    if unit_of(a) in words("loose_units") or not unit_of(a):
        return _one_deed(a, b, index)
    return index.alike(a.claim, b.claim) >= (AKIN if akin(a.claim, b.claim) else OTHERWISE)


def same_stage(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One verb and one deed: a plan here and what came of it there; a denial is left to the events, which ask more of it."""
    same = verb_of(a.claim) == verb_of(b.claim) and words("bare_words").isdisjoint((a.claim.trigger.lemma, b.claim.trigger.lemma))
    return same and a.claim.polarity == b.claim.polarity and close(a.claim, b.claim, index) and _one_deed(a, b, index)


def _one_deed(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    one, other = a.claim, b.claim
    return akin(one, other) and not foreign(one, other, index) and index.alike(one, other) >= AKIN


def _excluded(a: object, b: object) -> bool:
    days = _span(a), _span(b)
    return days[0] is not None and days[1] is not None and (days[0][1] < days[1][0] or days[1][1] < days[0][0])


def _shifted(a: Claim, b: Claim) -> bool:
    days = _days(a), _days(b)
    today = listed("comparison_lists", "today")
    if not any((claim.time.text or "").lower() in today for claim in (a, b)):
        return False
    return days[0] is None or days[1] is None or abs(days[0][0] - days[1][0]) <= NEXT_DAY


def _background(claim: Claim) -> bool:
    """Whether a claim is dated by a month or year: what news tells so is what happened before, or goes on."""
    days = _days(claim)
    return days is not None and days[1] - days[0] > WEEK


def _long(claim: Claim) -> bool:
    days = _days(claim)
    return days is not None and days[1] - days[0] > MONTH


def _days(claim: Claim) -> tuple[date, date] | None:
    return _span(claim.time)


def _span(time: object) -> tuple[date, date] | None:
    if not isinstance(time, Moment) or time.earliest is None or time.latest is None:
        return None
    return time.earliest, time.latest
