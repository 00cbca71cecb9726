"""The slot of place, compared by containment. Two places are in conflict only when both are known and equally fine."""

from twosource.comparison.context import Scene
from twosource.comparison.levels import SAME, UNKNOWN, Told, Verdict
from twosource.model import Claim, Setting

FINE = frozenset({"city", "facility"})
"""Precisions at which two different places exclude each other; two provinces may be two names of the scene of one march."""


def told_places(claim: Claim, scene: Scene) -> list[Told]:
    """Where the claim says it happened."""
    return [Told("place", claim, claim.place, claim.place.text)] if claim.place else []


def relate_places(a: Told, b: Told, scene: Scene) -> Verdict:
    """The same entity or gazetteer entry, one in the other, or two that exclude each other."""
    first, second = a.value, b.value
    if not (isinstance(first, Setting) and isinstance(second, Setting)):
        return UNKNOWN
    if first.text.casefold() == second.text.casefold() or _entity(first, scene) == _entity(second, scene) is not None:
        return SAME
    if first.place is None or second.place is None:
        return UNKNOWN
    if first.place.path == second.place.path:
        return SAME
    if first.place.holds(second.place) or second.place.holds(first.place):
        return Verdict("coarser", f"{_inner(first, second)} lies in {_outer(first, second)}")
    if first.place.precision in FINE and second.place.precision in FINE:
        return Verdict("conflict", f"{first.text} and {second.text} are two places and neither lies in the other")
    return UNKNOWN


def _entity(setting: Setting, scene: Scene) -> str | None:
    entity = scene.entity_of.get(setting.chain or "")
    return entity.id if entity else None


def _outer(a: Setting, b: Setting) -> str:
    return a.text if a.place and b.place and a.place.holds(b.place) else b.text


def _inner(a: Setting, b: Setting) -> str:
    return b.text if a.place and b.place and a.place.holds(b.place) else a.text
