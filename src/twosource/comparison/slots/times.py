"""The slots of time: the day and the hour. Days are compared as intervals, hours in minutes."""

import re
from dataclasses import dataclass, replace

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.language import pattern, phrase
from twosource.language.dates import weekday_names, weekdays
from twosource.model import Claim, Moment, Span
from twosource.model.attribute import hour_of

HOUR_MARGIN = 10
"""Minutes by which two clock times may differ and still be one rounded two ways: newspapers round to five and ten minutes."""


def told_days(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The claim's calendar value, if it has one; a day and month without a year count too."""
    moment = claim.time
    if moment.edtf is None or ((moment.earliest is None or moment.latest is None) and not YEARLESS.fullmatch(moment.edtf)):
        return []
    return [SlotValue("time", claim, moment, moment.edtf)]


YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")
"""EDTF for a day whose year is not stated."""


def relate_days(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Equal, one within the other, or no day in common."""
    first, second = a.value, b.value
    if not (isinstance(first, Moment) and isinstance(second, Moment)):
        return UNKNOWN
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return _relate_yearless(first.edtf or "", second.edtf or "")
    if (first.earliest, first.latest) == (second.earliest, second.latest):
        return SAME
    if first.latest < second.earliest or second.latest < first.earliest:
        return Verdict("conflict", phrase("comparison.days_apart", a=first.edtf, b=second.edtf))
    return Verdict("coarser", phrase("comparison.less_precise", a=first.edtf, b=second.edtf))


def _relate_yearless(first: str, second: str) -> Verdict:
    """Month and day alone, where one of the two has no year and both name a day."""
    days = [re.fullmatch(r"(?:XXXX|\d{4})-(\d\d-\d\d)", each) for each in (first, second)]
    if days[0] is None or days[1] is None:
        return UNKNOWN
    if first == second:
        return SAME
    if days[0][1] == days[1][1]:
        return Verdict("coarser", phrase("comparison.year_open", a=first, b=second))
    return Verdict("conflict", phrase("comparison.days_of_any_year", a=first, b=second))


def told_weekdays(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The weekday named, or that of the day stated, so that a dated report can be held against one that only names the weekday."""
    said = _weekday(claim.time)
    return [SlotValue("weekday", claim, *said)] if said else []


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (Monday 1) as told in `moment`."""

    number: int
    moment: Moment


def _weekday(time: Moment) -> tuple[Weekday, str] | None:
    known = weekdays()
    named = [word for word in re.findall(r"[a-z]+", (time.text or "").lower()) if word in known]
    if len(named) == 1:
        return Weekday(known[named[0]] + 1, time), named[0].capitalize()
    if time.edtf is not None and time.earliest is not None and time.earliest == time.latest:
        caption = phrase("comparison.weekday_of", day=time.edtf, weekday=weekday_names()[time.earliest.weekday()])
        return Weekday(time.earliest.isoweekday(), time), caption
    return None


def relate_weekdays(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same weekday or another one; two dates are left to the slot of time."""
    if not (isinstance(a.value, Weekday) and isinstance(b.value, Weekday)):
        return UNKNOWN
    dates = a.value.moment.edtf, b.value.moment.edtf
    if dates[0] is not None and dates[1] is not None:
        return SAME if dates[0] == dates[1] else UNKNOWN
    return SAME if a.value.number == b.value.number else Verdict("conflict", phrase("comparison.weekdays_apart", a=a.caption, b=b.caption))


def told_hours(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The time of day, if one is given."""
    if claim.time.clock is None:
        return []
    return [SlotValue("hour", claim, _minutes(claim.time.clock), claim.time.clock)]


def relate_hours(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Within the margin of rounding, or not; whole hours apart where only one names a time zone, or each another, can be one moment."""
    apart = abs(int(str(a.value)) - int(str(b.value)))
    if apart == 0:
        return SAME
    if apart % 60 == 0 and _zone(a, index) != _zone(b, index):
        return UNKNOWN
    if apart <= HOUR_MARGIN:
        return Verdict("coarser", phrase("comparison.rounded_hours", a=a.caption, b=b.caption, minutes=apart))
    return Verdict("conflict", phrase("comparison.hours_apart", a=a.caption, b=b.caption, minutes=apart))


def _zone(told: SlotValue, index: CaseIndex) -> str:
    """The zone of a clock time that the claim's sentence names."""
    found = pattern("comparison_patterns", "zone").search(index.quote(told.claim))
    return found["zone"].upper() if found else ""


def told_clocks(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The hours that the attribute claims of the claim's sentence tell, whichever of its words they are said of."""
    hours = [hour for told in index.attributes_in(claim) if (hour := hour_of(told)) is not None]
    return [SlotValue("hour", claim, hour, hour.clock or "") for hour in hours]


def relate_clocks(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """As hours, where the days do not exclude each other."""
    first, second = a.value, b.value
    if not (isinstance(first, Moment) and isinstance(second, Moment)):
        return UNKNOWN
    return relate_hours(replace(a, value=_minutes(a.caption)), replace(b, value=_minutes(b.caption)), index)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def span_of_time(told: SlotValue) -> Span | None:
    """Where the time stands."""
    time = told.value.moment if isinstance(told.value, Weekday) else told.value
    return time.span if isinstance(time, Moment) else None
