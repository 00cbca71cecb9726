"""What a decision is about: the chains and claims behind the ids given. Theirs follow from content and outlive a new reading."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.errors import UsageError
from twosource.model import Case, Verb, identify

SHORTEST = 4
"""Characters an id's beginning needs at least; shorter ones are too easily mistyped."""


def subjects_of(case: Case, verb: Verb, ids: Sequence[str]) -> tuple[str, ...]:
    """The chain or claim ids to keep in the log for `ids` of chains, claims, entities, events, relations or beginnings of them.

    For `same` and `different` one member stands for each id, for `accept` and `reject` every member counts.
    Raises UsageError for an unknown or ambiguous id, and for things that cannot be held against each other.
    """
    members = _members(case)
    found = [find(members, identity, case) for identity in ids]
    if verb in {"accept", "reject"}:
        return tuple(dict.fromkeys(member for identity in found for member in members[identity]))
    chosen = tuple(dict.fromkeys(members[identity][0] for identity in found))
    if len(chosen) < 2:
        raise UsageError(f"'{verb}' needs two different things; {' and '.join(ids)} are one")
    claims = case.claims
    if len({member in claims for member in chosen}) > 1:
        raise UsageError(f"'{verb}' needs things of one sort: two entities (or chains), or two events (or claims)")
    return chosen


def find(known: Mapping[str, object], identity: str, case: Case | None = None) -> str:
    """The one id that is `identity` or begins with it. Raises UsageError for none or several.

    An event's or entity's id follows from the least of its claims or chains, so a new report may change it; with the `case`, an id it
    once had still leads to it.
    """
    if identity in known:
        return identity
    fits = [each for each in known if each.startswith(identity)] if len(identity) >= SHORTEST else []
    if not fits and case is not None and len(identity) >= SHORTEST:
        fits = sorted({now for once, now in _once(case) if once.startswith(identity) and now in known})
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(f"{identity!r} begins several ids: {', '.join(sorted(fits)[:5])}")
    raise UsageError(f"the case holds nothing with the id {identity!r}")


def _once(case: Case) -> Iterator[tuple[str, str]]:
    """Every id that an event, an entity or a story has had or could have had, with the one it has now."""
    for event in case.events:
        yield from ((identify("v", claim), event.id) for claim in event.claims)
    for entity in case.entities:
        yield from ((identify("e", chain), entity.id) for chain in entity.chains)
    for story in case.stories:
        yield from ((identify("s", report), story.id) for report in story.reports)


def _members(case: Case) -> dict[str, tuple[str, ...]]:
    members: dict[str, tuple[str, ...]] = {}
    for reading in case.readings:
        members |= {chain.id: (chain.id,) for chain in reading.chains} | {claim.id: (claim.id,) for claim in reading.claims}
    members |= {entity.id: entity.chains for entity in case.entities if entity.chains}
    members |= {event.id: event.claims for event in case.events if event.claims}
    return members | {relation.id: relation.claims for relation in case.relations if relation.claims}
