"""What a picture has to show of a log: each decision holds as far as later ones leave room for it."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.model import Case, Judgement
from twosource.model.corrections import things_of, value_of
from twosource.resolution.clustering.constraints import decided, rooted

Where = Mapping[str, str]
"""The entity of each chain, the event of each claim."""


def where(case: Case) -> dict[str, str]:
    """What each chain and claim stands in."""
    found = dict(case.entity_of)
    return found | {claim: event.id for event in case.events for claim in event.claims}


def parts_of(case: Case, identity: str) -> tuple[str, ...]:
    """The chains of an entity over all stories, the claims of an event."""
    return next(thing.chains for thing in case.entities if thing.id == identity) if identity[0] == "e" else _claims(case, identity)


def _claims(case: Case, identity: str) -> tuple[str, ...]:
    return next(event.claims for event in case.events if event.id == identity)


def sides(entry: Judgement) -> tuple[tuple[str, ...], ...]:
    """What an entry sets apart, side by side."""
    left = value_of(entry).get("rest" if entry.verb == "split" else "from", [])
    if entry.verb == "different":
        return things_of(entry)
    if entry.verb in ("split", "move"):
        return (entry.subjects if entry.verb == "split" else entry.subjects[:1], tuple(left))
    return ()


def holds(case: Case, log: Sequence[Judgement]) -> None:
    """Asserts of every entry in force that what it says is one is one, and what it says is apart apart, unless later ones speak of it."""
    at, whole = where(case), decided(log)
    for number, entry in enumerate(log):
        later = decided(log[number + 1 :])
        for ours, theirs in combinations(sides(entry), 2):
            for a in ours:
                for b in theirs:
                    if a in at and b in at and later.of.get(a, a) != later.of.get(b, b):
                        assert at[a] != at[b], (entry, a, b)
        spoken = {part for each in log[number:] for side in sides(each) for part in side}
        if entry.verb in ("same", "merge", "split", "move"):
            parts = [part for part in entry.subjects if part in at]
            if entry.verb in ("split", "move") or spoken.isdisjoint(parts):
                spoken = {part for each in log[number + 1 :] for side in sides(each) for part in side}
                assert not spoken.isdisjoint(parts) or len({at[part] for part in parts}) < 2, entry
    groups: dict[str, set[str]] = {}
    for item, group in whole.of.items():
        if item in at:
            groups.setdefault(group, set()).add(at[item])
    assert all(len(group) == 1 for group in groups.values()), groups
    roots_hold(case, log)
    relations_follow(case)


def roots_hold(case: Case, log: Sequence[Judgement]) -> None:
    """Reports said to rest on one root share an origin that says so and a story; an event told by those alone has one origin."""
    found = rooted(log)
    groups: dict[str, set[str]] = {}
    for report in (report.id for report in case.reports):
        groups.setdefault(found.of.get(report, report), set()).add(report)
    story = {report: each.id for each in case.stories for report in each.reports}
    for group in (group for group in groups.values() if len(group) > 1):
        assert len({story[report] for report in group}) == 1
        assert group <= {report for origin in case.origins if origin.kind == "decided" for report in origin.reports}
        for event in case.events:
            if set(event.reports) <= group:
                assert (event.origins, event.unknown) == (1, 0), event
    for number, entry in enumerate(log):
        if entry.verb == "independent":
            later = rooted(log[number + 1 :])
            for event in case.events:
                told = [report for report in entry.subjects if report in event.reports]
                roots = {later.of.get(report, report) for report in told}
                assert event.origins >= (len(roots) if len(told) > 1 else 1), (event, entry)


def relations_follow(case: Case) -> None:
    """A standing tie hangs between the entities that its claims' ends are now, and no two hang between the same."""
    at, claims = case.entity_of, case.claims
    for relation in case.relations:
        for claim in relation.claims:
            ends = {role.role: at[role.chain] for role in claims[claim].roles if role.chain}
            assert {ends["subject"], ends["object"]} == {relation.subject, relation.object}
    ties = [(relation.type, relation.subject, relation.object) for relation in case.relations]
    assert len(ties) == len(set(ties))
