"""What a decision is about: the chains and claims behind the ids given. Theirs follow from content and outlive a new reading."""

from collections.abc import Mapping, Sequence

from twosource.errors import UsageError
from twosource.model import Case, Verb

SHORTEST = 4
"""Characters an id's beginning needs at least; shorter ones are too easily mistyped."""


def subjects_of(case: Case, verb: Verb, ids: Sequence[str]) -> tuple[str, ...]:
    """The chain or claim ids to keep in the log for `ids` of chains, claims, entities, events, relations or beginnings of them.

    For `same` and `different` one member stands for each id, for `accept` and `reject` every member counts.
    Raises UsageError for an unknown or ambiguous id, and for things that cannot be held against each other.
    """
    members = _members(case)
    found = [find(members, identity) for identity in ids]
    if verb in {"accept", "reject"}:
        return tuple(dict.fromkeys(member for identity in found for member in members[identity]))
    chosen = tuple(dict.fromkeys(members[identity][0] for identity in found))
    if len(chosen) < 2:
        raise UsageError(f"'{verb}' needs two different things; {' and '.join(ids)} are one")
    claims = case.claims
    if len({member in claims for member in chosen}) > 1:
        raise UsageError(f"'{verb}' needs things of one sort: two entities (or chains), or two events (or claims)")
    return chosen


def find(known: Mapping[str, object], identity: str) -> str:
    """The one id that is `identity` or begins with it. Raises UsageError for none or several."""
    if identity in known:
        return identity
    fits = [each for each in known if each.startswith(identity)] if len(identity) >= SHORTEST else []
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(f"{identity!r} begins several ids: {', '.join(sorted(fits)[:5])}")
    raise UsageError(f"the case holds nothing with the id {identity!r}")


def _members(case: Case) -> dict[str, tuple[str, ...]]:
    members: dict[str, tuple[str, ...]] = {}
    for reading in case.readings:
        members |= {chain.id: (chain.id,) for chain in reading.chains} | {claim.id: (claim.id,) for claim in reading.claims}
    members |= {entity.id: entity.chains for entity in case.entities if entity.chains}
    members |= {event.id: event.claims for event in case.events if event.claims}
    return members | {relation.id: relation.claims for relation in case.relations if relation.claims}
