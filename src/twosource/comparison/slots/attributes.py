"""What attribute claims say of somebody or something, compared for one name over all the sentences of an affair: age, home, rank, kind.

Such a thing holds whatever happens; what is said of it stands beside the events of the sentence that says it.
"""

import re

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.comparison.slots.places import FINE
from twosource.language import phrase, words
from twosource.model import Claim, Place, Span
from twosource.model.attribute import Standing, standing_of

MONTH, YEAR = 30, 365


def told_standing(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """What the attribute claims of the claim's sentence say."""
    found = []
    for told in index.attributes_in(claim):
        if (each := standing_of(told)) is not None:
            found.append(SlotValue(f"{each.what} of {each.name}", claim, each, told.trigger.text.strip()))
    return found


def key_of(told: SlotValue) -> str:
    """The property and the last word of the name."""
    standing = told.value
    return f"{standing.what} {_last(standing.name)}" if isinstance(standing, Standing) else ""


def span_of(told: SlotValue) -> Span | None:
    """Where the property is said."""
    return told.value.span if isinstance(told.value, Standing) else None


def same_name(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Names of which one may be short for the other: a last name alone, or the same first name or initial."""
    if not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return False
    one, other = _words(a.value.name), _words(b.value.name)
    return set(one) <= set(other) or set(other) <= set(one) or one[0][0] == other[0][0]


def relate_standing(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same, one in the other, older by the time between the reports, or two that exclude each other."""
    if not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return UNKNOWN
    one, other = a.value.value, b.value.value
    if one == other:
        return SAME
    if isinstance(one, Place) and isinstance(other, Place):
        return _relate_homes(one, other)
    if isinstance(one, int) and isinstance(other, int):
        if abs(one - other) > AGES:
            return UNKNOWN
        if aged := _aged(a, b, index):
            return aged
    return Verdict("conflict", phrase("comparison.not_both", a=a.caption, b=b.caption))


AGES = 10
"""Years beyond which two ages are of two people of one name: what reports get wrong about one person is a few years or a digit."""


def _relate_homes(one: Place, other: Place) -> Verdict:
    if one.path == other.path:
        return SAME
    if one.holds(other) or other.holds(one):
        return Verdict("coarser", phrase("comparison.nested", a=one.name, b=other.name))
    if one.precision in FINE and other.precision in FINE:
        return Verdict("conflict", phrase("comparison.places_apart", a=one.name, b=other.name))
    return UNKNOWN


def _aged(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict | None:
    """An age that the time between two reports explains."""
    days = index.published(a.claim), index.published(b.claim)
    if days[0] is None or days[1] is None or not (isinstance(a.value, Standing) and isinstance(b.value, Standing)):
        return None
    (early, young), (late, old) = sorted([(days[0], a.value.value), (days[1], b.value.value)], key=lambda each: each[0])
    passed = (late - early).days
    if not (isinstance(young, int) and isinstance(old, int)) or passed < MONTH or not 0 < old - young <= passed / YEAR + 1:
        return None
    return Verdict("updated", phrase("comparison.birthday", first=early.isoformat(), last=late.isoformat()))


def _words(name: str) -> list[str]:
    suffixes = words("generation_suffixes")
    return [word for word in re.findall(r"\w+", name.lower()) if word not in suffixes] or [name.lower()]


def _last(name: str) -> str:
    return _words(name)[-1]
