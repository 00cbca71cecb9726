"""Limits that no score overrides: why two claims cannot be of one event, and what two versions of one event must share."""

from twosource.model import Place
from twosource.resolution.events.views import ClaimView

DAYS_OF_SLACK = 1
"""Days by which two reports may date one happening apart: time zones and print dates."""
MAX_DAYS_AT_ONE_PLACE = 366
"""Days beyond which one person in one place is there another time."""
MAX_DAYS_OF_TWO_PEOPLE = 31
"""Days within which the same two people are more likely told of once, under two dates, than met twice."""
EXACT_PLACES = frozenset({"city", "facility"})
PLACES_TO_A_PROVINCE = EXACT_PLACES | {"admin1", "admin2"}
"""A town and a province that does not hold it are two places, as two towns are; two provinces may be two names of one scene."""


def barred(a: ClaimView, b: ClaimView) -> str | None:
    """Why two claims cannot be of one event whatever else speaks for it; None if nothing forbids.

    Dates that do not meet are let pass where two reports name the same two participants within a month, or the same one and the same
    place within a year: they may differ on the date of one event.
    """
    if a.days and b.days and gap(a, b) > DAYS_OF_SLACK and not _differing_on_date(a, b):
        return "their dates do not meet"
    if ((a.acting and b.acting) or (a.acted_on and b.acted_on)) and _others(a, b):
        return "other persons take part"
    if a.speaks and b.speaks and a.sides[0] and b.sides[0] and a.sides[0].isdisjoint(b.sides[0]):
        return "other speakers"
    if a.aside != b.aside and a.base != b.base:
        return "one word only tells of another claim"
    if a.place and b.place and elsewhere(a.place, b.place):
        return "their places lie apart"
    return None


def gap(a: ClaimView, b: ClaimView) -> int:
    """Days between the two, 0 or less where they meet, or where one is not dated."""
    if a.days is None or b.days is None:
        return 0
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1])


def _differing_on_date(a: ClaimView, b: ClaimView) -> bool:
    if a.report == b.report:
        return False
    if len(a.named & b.named) > 1 and gap(a, b) <= MAX_DAYS_OF_TWO_PEOPLE:
        return True
    return one_place(a, b) and bool(a.participants & b.participants) and gap(a, b) <= MAX_DAYS_AT_ONE_PLACE


def _others(a: ClaimView, b: ClaimView) -> bool:
    """Whether named persons tell the two apart: none in common on a side both fill, or each with one of its own in a mutual event."""
    ours, theirs = a.acting, b.acting
    if ours and theirs and not ours <= theirs and not theirs <= ours:
        return True
    return bool(a.acted_on) and bool(b.acted_on) and a.acted_on.isdisjoint(b.acted_on)


def elsewhere(a: Place, b: Place) -> bool:
    """Whether neither place holds the other, one being known to the city or finer and both to the province, or in different countries."""
    if not a.path or not b.path or a.path == b.path:
        return False
    kinds = {a.precision, b.precision}
    fine = bool(kinds & EXACT_PLACES) and kinds <= PLACES_TO_A_PROVINCE
    abroad = "region" not in kinds and a.path[0] != b.path[0]
    return (fine or abroad) and not (a.holds(b) or b.holds(a))


def one_day(a: ClaimView, b: ClaimView) -> bool:
    """Whether both give the same time."""
    return a.claim.time.edtf is not None and a.claim.time.edtf == b.claim.time.edtf


def one_place(a: ClaimView, b: ClaimView) -> bool:
    """Whether both name the same place: the same entry of the gazetteer, or the same words where one is in none."""
    if a.claim.place is None or b.claim.place is None:
        return False
    if not (a.place and b.place and a.place.path and b.place.path):
        return a.claim.place.text.lower() == b.claim.place.text.lower()
    return a.place.path == b.place.path


def versions(a: ClaimView, b: ClaimView) -> bool:
    """Whether one denies, or only plans or supposes, what the other tells as done."""
    return a.told_as != b.told_as


def anchored(a: ClaimView, b: ClaimView) -> bool:
    """Whether two versions share more than a word: a participant with a name on the same side, a day or a place."""
    ours, theirs = a.named_sides, b.named_sides
    return not (ours[0].isdisjoint(theirs[0]) and ours[1].isdisjoint(theirs[1])) or one_day(a, b) or one_place(a, b)
