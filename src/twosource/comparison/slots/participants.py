"""The slots of who: one for each role, compared by entity. Different names under one role are no conflict: both may have taken part."""

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.model import Claim, Entity

COMPARED_ROLES = ("actor", "co-actor", "target", "organizer", "host", "beneficiary", "instrument", "subject", "object")
MUTUAL = frozenset({"actor", "co-actor"})


def told_participants(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Each entity with a name in a role; actors and co-actors of one event are one slot."""
    told = []
    for role in claim.roles:
        entity = index.entity_of.get(role.chain or "")
        if entity is not None and role.role in COMPARED_ROLES:
            slot = "actor" if role.role in MUTUAL else role.role
            told.append(SlotValue(f"who:{slot}", claim, entity, entity.name))
    return told


def relate_participants(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same entity, or not comparable."""
    if isinstance(a.value, Entity) and isinstance(b.value, Entity) and a.value.id == b.value.id:
        return SAME
    return UNKNOWN
