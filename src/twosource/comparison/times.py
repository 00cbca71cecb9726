"""The slots of time: the day and the hour. Days are compared as intervals, hours in minutes."""

import re

from twosource.comparison.scene import Scene
from twosource.comparison.verdict import SAME, UNKNOWN, Told, Verdict
from twosource.language import lexicon
from twosource.model import Claim, Moment

HOUR_MARGIN = 10
"""Minutes by which two clock times may differ and still be one rounded two ways: newspapers round to five and ten minutes."""


def told_days(claim: Claim, scene: Scene) -> list[Told]:
    """The claim's calendar value, if it has one; a day and month without a year count too."""
    moment = claim.time
    if moment.edtf is None or ((moment.earliest is None or moment.latest is None) and not YEARLESS.fullmatch(moment.edtf)):
        return []
    return [Told("time", claim, moment, moment.edtf)]


YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")
"""EDTF for a day whose year is not stated."""


def relate_days(a: Told, b: Told, scene: Scene) -> Verdict:
    """Equal, one within the other, or no day in common."""
    first, second = a.value, b.value
    if not (isinstance(first, Moment) and isinstance(second, Moment)):
        return UNKNOWN
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return _relate_yearless(first.edtf or "", second.edtf or "")
    if (first.earliest, first.latest) == (second.earliest, second.latest):
        return SAME
    if first.latest < second.earliest or second.latest < first.earliest:
        return Verdict("conflict", f"no day is in both {first.edtf} and {second.edtf}")
    return Verdict("coarser", f"{first.edtf} and {second.edtf} can both be right: one is less precise")


def _relate_yearless(first: str, second: str) -> Verdict:
    """Month and day alone, where one of the two has no year and both name a day."""
    days = [re.fullmatch(r"(?:XXXX|\d{4})-(\d\d-\d\d)", each) for each in (first, second)]
    if days[0] is None or days[1] is None:
        return UNKNOWN
    if first == second:
        return SAME
    if days[0][1] == days[1][1]:
        return Verdict("coarser", f"{first} and {second} can both be right: one leaves the year open")
    return Verdict("conflict", f"{first} and {second} are different days whatever the year")


def told_weekdays(claim: Claim, scene: Scene) -> list[Told]:
    """The weekday named, where no calendar day follows from it."""
    if claim.time.edtf is not None or claim.time.text is None:
        return []
    known = lexicon("weekdays", "number")
    named = [word for word in re.findall(r"[a-z]+", claim.time.text.lower()) if word in known]
    return [Told("weekday", claim, named[0], named[0].capitalize())] if len(named) == 1 else []


def relate_weekdays(a: Told, b: Told, scene: Scene) -> Verdict:
    """The same weekday or another one."""
    known = lexicon("weekdays", "number")
    if known[str(a.value)] == known[str(b.value)]:
        return SAME
    return Verdict("conflict", f"{a.caption} is not {b.caption}")


def told_hours(claim: Claim, scene: Scene) -> list[Told]:
    """The time of day, if one is given."""
    if claim.time.clock is None:
        return []
    hours, minutes = claim.time.clock.split(":")[:2]
    return [Told("hour", claim, 60 * int(hours) + int(minutes), claim.time.clock)]


def relate_hours(a: Told, b: Told, scene: Scene) -> Verdict:
    """Within the margin of rounding, or not."""
    apart = abs(int(str(a.value)) - int(str(b.value)))
    if apart == 0:
        return SAME
    if apart <= HOUR_MARGIN:
        return Verdict("coarser", f"{a.caption} and {b.caption} are {apart} minutes apart, within rounding")
    return Verdict("conflict", f"{a.caption} and {b.caption} are {apart} minutes apart")
