"""The slot of place, compared by containment. Two places are in conflict only when both are known and equally fine."""

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.language import phrase
from twosource.model import Claim, PlaceMention

FINE = frozenset({"city", "facility"})
"""Precisions at which two different places exclude each other; two provinces may be two names of the scene of one march."""


def told_places(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Where the claim says it happened."""
    return [SlotValue("place", claim, claim.place, claim.place.text)] if claim.place else []


def relate_places(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same entity or gazetteer entry, one in the other, or two that exclude each other."""
    first, second = a.value, b.value
    if not (isinstance(first, PlaceMention) and isinstance(second, PlaceMention)):
        return UNKNOWN
    if first.text.casefold() == second.text.casefold() or _entity(first, index) == _entity(second, index) is not None:
        return SAME
    if first.place is None or second.place is None:
        return UNKNOWN
    if first.place.path == second.place.path:
        return SAME
    if first.place.holds(second.place) or second.place.holds(first.place):
        return Verdict("coarser", phrase("comparison.lies_in", inner=_inner(first, second), outer=_outer(first, second)))
    if first.place.precision in FINE and second.place.precision in FINE:
        return Verdict("conflict", phrase("comparison.places_apart", a=first.text, b=second.text))
    return UNKNOWN


def _entity(setting: PlaceMention, index: CaseIndex) -> str | None:
    entity = index.entity_of.get(setting.chain or "")
    return entity.id if entity else None


def _outer(a: PlaceMention, b: PlaceMention) -> str:
    return a.text if a.place and b.place and a.place.holds(b.place) else b.text


def _inner(a: PlaceMention, b: PlaceMention) -> str:
    return b.text if a.place and b.place and a.place.holds(b.place) else a.text
