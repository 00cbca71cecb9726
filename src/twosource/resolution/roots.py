"""Independent roots of what claims tell: shared sources and evidence of single claims, and the count on every event and relation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from twosource.model import Claim, Entity, Event, Evidence, Origin, OriginSpan, Reading, Relation, Support, identify
from twosource.resolution.names import name_of
from twosource.resolution.origins import connected
from twosource.resolution.texts import rarity, words_of

TELLING = 1.5
"""Rarity from which on a word of an evidence item counts: it leaves out articles and the like."""
Kind = Literal["cited source", "evidence"]


def shared_roots(
    readings: Sequence[Reading], entities: Sequence[Entity], events: Sequence[Event], relations: Sequence[Relation]
) -> tuple[Origin, ...]:
    """Origins of single claims: those of one event or relation, in different reports, that cite one named source or one evidence item."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    chains = {chain: entity.id for entity in entities for chain in entity.chains}
    names = {entity.id: entity.name for entity in entities}
    found: dict[str, Origin] = {}
    for reports, told in [*((e.reports, e.claims) for e in events), *((r.reports, r.claims) for r in relations)]:
        if len(reports) > 1:
            members = [claims[claim] for claim in told]
            for origin in (*_cited(members, chains, names), *_evident(members)):
                found.setdefault(origin.id, origin)
    return tuple(found.values())


def _cited(claims: Sequence[Claim], chains: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Origin]:
    by_source: dict[str, dict[str, Claim]] = {}
    wording: dict[str, str] = {}
    for claim in claims:
        for step in claim.attribution:
            if step.named and step.source:
                key = chains.get(step.chain or "") or "=" + name_of(step.source).folded
                by_source.setdefault(key, {})[claim.id] = claim
                wording.setdefault(key, names.get(key, step.source))
    for key, citing in sorted(by_source.items()):
        if len({claim.report for claim in citing.values()}) > 1:
            spans = [
                OriginSpan(claim.report, step.span)
                for claim in citing.values()
                for step in claim.attribution
                if step.span and step.source and (chains.get(step.chain or "") or "=" + name_of(step.source).folded) == key
            ]
            yield _origin("cited source", list(citing.values()), f"same cited source: {wording[key]}", spans)


def _evident(claims: Sequence[Claim]) -> Iterator[Origin]:
    items = [(claim, item) for claim in claims for item in claim.evidence]
    pairs = [
        (str(i), str(j)) for (i, (a, x)), (j, (b, y)) in combinations(enumerate(items), 2) if a.report != b.report and same_evidence(x, y)
    ]
    for group in connected(pairs):
        resting = [items[int(i)] for i in group]
        text = min((item.text for _, item in resting), key=lambda text: (-len(words_of(text)), text))
        spans = [OriginSpan(claim.report, item.span) for claim, item in resting]
        yield _origin("evidence", [claim for claim, _ in resting], f"same evidence: {text}", spans)


def same_evidence(a: Evidence, b: Evidence) -> bool:
    """Whether two items may be one: the same type, no two dates that differ, and one's telling words all among the other's."""
    if a.type != b.type or (a.date and b.date and a.date.edtf != b.date.edtf):
        return False
    ours, theirs = (frozenset(word for word in words_of(item.text) if rarity(word) >= TELLING) for item in (a, b))
    return ours <= theirs or theirs <= ours


def _origin(kind: Kind, claims: Sequence[Claim], basis: str, spans: Sequence[OriginSpan]) -> Origin:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    placed = tuple(sorted(set(spans), key=lambda span: (span.report, span.span)))
    return Origin(identify("o", kind, *sorted(ids)), kind, reports, basis, ids, placed)


@dataclass(frozen=True, slots=True)
class Settled:
    """Events and relations with their roots counted, and every origin, those of single claims among them."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]


def settle(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    events: Sequence[Event],
    relations: Sequence[Relation],
    origins: Sequence[Origin],
) -> Settled:
    """Adds the origins that only some claims share, and counts the independent roots of every event and relation."""
    every = (*origins, *shared_roots(readings, entities, events, relations))
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    index = by_report(every)
    members = {told.id: told.claims for told in events} | {tie.id: tie.claims for tie in relations}
    count = {told: origins_of([claims[claim] for claim in ids], index) for told, ids in members.items()}
    return Settled(
        tuple(replace(event, origins=count[event.id], support=support(event.reports, count[event.id])) for event in events),
        tuple(replace(tie, origins=count[tie.id], support=support(tie.reports, count[tie.id])) for tie in relations),
        every,
    )


def by_report(origins: Sequence[Origin]) -> dict[str, list[Origin]]:
    """Report id to the origins that it or one of its claims shares with another report."""
    index: dict[str, list[Origin]] = {}
    for origin in origins:
        for report in origin.reports if len(origin.reports) > 1 else ():
            index.setdefault(report, []).append(origin)
    return index


def origins_of(claims: Sequence[Claim], shared: Mapping[str, Sequence[Origin]]) -> int:
    """Independent roots among `claims`: connected groups, claims of one report and claims that share an origin being tied."""
    reports, ids = {claim.report for claim in claims}, {claim.id: claim.report for claim in claims}
    relevant = {origin.id: origin for report in reports for origin in shared.get(report, ())}
    pairs = []
    for origin in relevant.values():
        tied = [ids[claim] for claim in origin.claims if claim in ids] if origin.claims else [r for r in origin.reports if r in reports]
        pairs += [(tied[0], other) for other in tied[1:] if other != tied[0]]
    groups = connected(pairs)
    return len(reports) - sum(len(group) - 1 for group in groups)


def support(reports: Sequence[str], origins: int) -> Support:
    """What a count of reports and roots amounts to."""
    if len(reports) < 2:
        return "one-report"
    return "several-origins" if origins > 1 else "one-origin"
