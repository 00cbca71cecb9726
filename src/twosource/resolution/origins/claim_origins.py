"""Independent roots of what claims tell: shared sources and evidence of single claims, and the count on every event and relation."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from twosource.language import phrase
from twosource.language.rarity import words_of
from twosource.model import Case, Claim, Entity, Event, Finding, Judgement, Origin, OriginSpan, Reading, Relation, Support, identify
from twosource.resolution.clustering.clusters import Pair, connected, ordered
from twosource.resolution.clustering.constraints import NOTHING_DECIDED, Decided, decided, rooted
from twosource.resolution.clustering.holding import Ruling, overruled
from twosource.resolution.origins.bases import grounded, shows
from twosource.resolution.origins.evidence import same_evidence, telling
from twosource.resolution.origins.sources import Known, known, same_office, sources

UNSURE = 0.5
"""Score of an origin in evidence that nothing tells from other evidence of its kind ("a video")."""
Kind = Literal["cited source", "evidence"]
"""What single claims of several reports rest on together: a `cited source` or an item of `evidence`."""


def shared_roots(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    events: Sequence[Event],
    relations: Sequence[Relation],
    judgements: Sequence[Judgement] = (),
) -> tuple[Origin, ...]:
    """Origins of single claims: those of one event or relation, in different reports, that cite one source or one evidence item.

    Sources without a name are one where people said so: where `judgements` hold an entity together.
    """
    claims = {claim.id: claim for reading in readings for claim in reading.told}
    holder = {chain: entity for entity in entities for chain in entity.chains}
    named = {chain: chain for chain in holder}
    vouched = [holder[a] for a, b in decided(judgements).same(named) if holder[a] is holder[b]]
    people, names = known(entities, vouched), {entity.id: entity.name for entity in entities}
    found: dict[str, Origin] = {}
    for reports, told in [*((e.reports, e.claims) for e in events), *((r.reports, r.claims) for r in relations)]:
        if len(reports) > 1:
            members = [claims[claim] for claim in told]
            for origin in (*_cited(members, people, names), *_evident(members, people.chains)):
                found.setdefault(origin.id, origin)
    return tuple(found.values())


def _cited(claims: Sequence[Claim], people: Known, names: Mapping[str, str]) -> Iterator[Origin]:
    """Claims that cite one source: by name, or an office by words of which one's all stand among the other's."""
    cited = [(key, source) for claim in claims for key, source in sources(claim, people)]
    keys = sorted({key for key, _ in cited})
    for group in connected([pair for pair in combinations(keys, 2) if same_office(*pair)], keys):
        citing = [source for key, source in cited if key in group]
        if len({source.claim.report for source in citing}) > 1:
            named = [names[key] for key in group if key in names]
            wording = named[0] if named else min((source.wording for source in citing), key=lambda text: (-len(text), text))
            spans = [source.spot for source in citing if source.spot]
            yield _origin("cited source", [source.claim for source in citing], phrase("origin.cited_source", source=wording), spans)


def _evident(claims: Sequence[Claim], chains: Mapping[str, str]) -> Iterator[Origin]:
    items = [(claim, item) for claim in claims for item in claim.evidence]
    pairs = [
        (f"{i:06}", f"{j:06}")
        for (i, a), (j, b) in combinations(enumerate(items), 2)
        if a[0].report != b[0].report and same_evidence(a, b, chains)
    ]
    for group in connected(pairs):
        resting = [items[int(i)] for i in group]
        item = min((item for _, item in resting), key=lambda item: (-len(words_of(item.text)), item.text))
        spans = [OriginSpan(claim.report, item.span) for claim, item in resting]
        sure = all(telling(each) for _, each in resting)
        basis = phrase("origin.same_evidence", item=item.text) if sure else phrase("origin.like_evidence", item=item.text)
        yield _origin("evidence", [claim for claim, _ in resting], basis, spans, 1.0 if sure else UNSURE)


def _origin(kind: Kind, claims: Sequence[Claim], basis: str, spans: Sequence[OriginSpan], score: float = 1.0) -> Origin:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    placed = tuple(sorted(set(spans), key=lambda span: (span.report, span.span)))
    return Origin(identify("o", kind, *sorted(ids)), kind, reports, basis, ids, placed, score)


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
    judgements: Sequence[Judgement] = (),
) -> Settled:
    """Adds the origins that only some claims share, and counts the independent roots of every event and relation."""
    every = (*origins, *shared_roots(readings, entities, events, relations, judgements))
    claims = {claim.id: claim for reading in readings for claim in reading.told}
    index = Roots(every, rooted(judgements))
    members = {told.id: told.claims for told in events} | {tie.id: tie.claims for tie in relations}
    count = {told: index.count([claims[claim] for claim in ids]) for told, ids in members.items()}
    return Settled(
        tuple(_counted(event, count[event.id]) for event in events),
        tuple(_counted_tie(tie, count[tie.id]) for tie in relations),
        every,
    )


def weigh(case: Case) -> Case:
    """The case with the roots behind every value of every finding counted, in the same way as those of its event."""
    claims, roots = case.claims, Roots(case.origins, rooted(case.judgements))

    def weighed(found: Finding) -> Finding:
        counts = [roots.count([claims[claim] for claim in value.claims if claim in claims]) for value in found.values]
        pairs = zip(found.values, counts, strict=True)
        return replace(found, values=tuple(replace(value, origins=count.origins, unknown=count.unknown) for value, count in pairs))

    return replace(
        case,
        events=tuple(replace(event, findings=tuple(map(weighed, event.findings))) for event in case.events),
        relations=tuple(replace(tie, findings=tuple(map(weighed, tie.findings))) for tie in case.relations),
    )


def _counted(event: Event, count: "Count") -> Event:
    return replace(event, origins=count.origins, unknown=count.unknown, support=support(event.reports, count.origins))


def _counted_tie(tie: Relation, count: "Count") -> Relation:
    return replace(tie, origins=count.origins, unknown=count.unknown, support=support(tie.reports, count.origins))


@dataclass(frozen=True, slots=True)
class Count:
    """Independent roots that are known, at least one, and the reports that show no ground and share none."""

    origins: int
    unknown: int


class Roots:
    """The origins by what they hold for: whole reports, single claims, and the grounds that reports have of their own."""

    def __init__(self, origins: Sequence[Origin], said: Decided = NOTHING_DECIDED) -> None:
        """Looks `origins` up by their reports and claims. `said` is which reports rest on one root and which do not, whatever was found."""
        self.said = said
        self.whole: dict[str, list[Origin]] = {}
        self.partial: dict[str, list[Origin]] = {}
        self.own: dict[str, list[Origin]] = {}
        for origin in origins:
            if len(origin.reports) > 1 and origin.kind != "decided":
                held, index = (origin.claims, self.partial) if origin.claims else (origin.reports, self.whole)
                for each in held:
                    index.setdefault(each, []).append(origin)
            if shows(origin) and (origin.kind == "own" or origin.root is None):
                for report in origin.reports:
                    self.own.setdefault(report, []).append(origin)

    def count(self, claims: Sequence[Claim]) -> Count:
        """The roots among `claims`: groups of reports that share an origin, as far as one of a group shows what it rests on."""
        reports = {claim.report for claim in claims}
        ruling = self.said.ruling({report: report for report in reports})
        ties = [(root, tied) for root, tied in self._ties(claims, reports) if len(tied) > 1]
        made = _made_of_several(ties, self.said)
        pairs = [pair for _, tied in ties for pair in _hung([report for report in tied if report not in made], ruling)]
        firm = {claim.report for claim in claims if grounded(claim, self.own)}
        groups = overruled(connected(pairs, reports - made), dict.fromkeys(pairs, 1.0), ruling)
        known = [group for group in groups if firm & set(group)]
        return Count(max(1, len(known)), sum(len(group) for group in groups if group not in known))

    def _ties(self, claims: Sequence[Claim], reports: AbstractSet[str]) -> Iterator[tuple[str | None, list[str]]]:
        """The root and the reports that each origin ties; a root stands for all that it tells."""
        for origin in {origin.id: origin for report in sorted(reports) for origin in self.whole.get(report, ())}.values():
            yield origin.root, [report for report in origin.reports if report in reports]
        told: dict[str, tuple[Origin, set[str]]] = {}
        for claim in claims:
            for origin in self.partial.get(claim.id, ()):
                told.setdefault(origin.id, (origin, set()))[1].add(claim.report)
        for _, (origin, tied) in sorted(told.items()):
            yield origin.root, sorted(tied | ({origin.root} & reports if origin.root else set()))


def _hung(tied: Sequence[str], ruling: Ruling) -> list[Pair]:
    """What hangs reports together that an origin ties: each to the first, or, where people spoke of roots, each to each."""
    return [ordered(*pair) for pair in combinations(tied, 2)] if ruling else [ordered(tied[0], other) for other in tied[1:]]


def _made_of_several(ties: Sequence[tuple[str | None, Sequence[str]]], said: Decided) -> frozenset[str]:
    """Reports known to derive from two or more of the others: they add no root, and tie those others no further."""
    above: dict[str, set[str]] = {}
    for root, tied in ties:
        for report in tied if root in tied else ():
            if root is not None and report != root and not said.set_apart(report, root):
                above.setdefault(report, set()).add(root)
    return frozenset(report for report, roots in above.items() if len(roots) > 1)


def support(reports: Sequence[str], origins: int) -> Support:
    """What a count of reports and known roots amounts to."""
    if len(reports) < 2:
        return "one-report"
    return "several-origins" if origins > 1 else "one-origin"
