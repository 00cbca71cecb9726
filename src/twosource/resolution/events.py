"""Claims of many reports -> events."""

from collections.abc import Sequence

from twosource.model import Entity, Event, Judgement, Link, Origin, Reading, Report
from twosource.resolution.candidates import candidates
from twosource.resolution.clusters import Pair, cluster
from twosource.resolution.decisions import decided, reason
from twosource.resolution.event_scores import JOIN, Scored, explained, score_all
from twosource.resolution.grounding import Ground
from twosource.resolution.happening import event_of
from twosource.resolution.sights import Sight, see
from twosource.resolution.stories import Stories, find_stories


def resolve_events(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    origins: Sequence[Origin] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Events over all readings; every event claim stands in exactly one. Findings are left to comparison.

    `origins` is not needed: `settle` counts them on the events once claim-level origins are known.
    """
    sights = list(see(reports, readings, entities))
    stories: Stories = find_stories(reports)
    scored = score_all(list(candidates(sights, stories)), Ground(sights, stories))
    said = decided(judgements)
    groups = cluster((sight.claim.id for sight in sights), scored.scores, JOIN, said.same, [*scored.against, *said.different])
    by_id = {sight.claim.id: sight for sight in sights}
    rank = {report.id: place for place, report in enumerate(sorted(reports, key=lambda report: report.id))}
    decisions = {pair: Link(*pair, 1.0, reason(judgement)) for pair, judgement in said.same.items()}
    names = {entity.id: entity for entity in entities}
    chains = {chain: entity.id for entity in entities for chain in entity.chains}
    found = []
    for group in groups:
        members = sorted((by_id[claim] for claim in group), key=lambda sight: (rank[sight.claim.report], sight.order))
        found.append(event_of(members, names, chains, _links(members, scored, decisions)))
    place = {claim.id: at for at, claim in enumerate(claim for reading in readings for claim in reading.claims)}
    return tuple(sorted(found, key=lambda event: min(place[claim] for claim in event.claims)))


def _links(members: Sequence[Sight], scored: Scored, decisions: dict[Pair, Link]) -> tuple[Link, ...]:
    """For each claim but the first its strongest tie to an earlier one: enough to say why it is there."""
    found = []
    for at, sight in enumerate(members):
        options: list[tuple[float, Pair, Link | None]] = []
        for other in members[:at]:
            a, b = (sight, other) if sight.claim.id < other.claim.id else (other, sight)
            pair = (a.claim.id, b.claim.id)
            if pair in decisions:
                options.append((-1.0, pair, decisions[pair]))
            elif pair in scored.scores:
                options.append((-scored.scores[pair], pair, None))
        if options:
            _, pair, link = min(options, key=lambda option: option[:2])
            found.append(link or _explain(pair, members, scored))
    return tuple(found)


def _explain(pair: Pair, members: Sequence[Sight], scored: Scored) -> Link:
    by_id = {sight.claim.id: sight for sight in members}
    return explained(by_id[pair[0]], by_id[pair[1]], scored.likeness[pair])
