"""Claims of many reports -> events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Entity, Event, Judgement, Link, Origin, Reading, Report
from twosource.resolution.clustering.clusters import Pair, cluster, ordered
from twosource.resolution.clustering.constraints import decided, reason
from twosource.resolution.clustering.holding import overruled
from twosource.resolution.events.blocking import candidates
from twosource.resolution.events.explain import explained
from twosource.resolution.events.scoring import EVENT_JOIN_THRESHOLD, Scored, score_all
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.summary import event_of
from twosource.resolution.events.views import ClaimView, see
from twosource.resolution.stories import Stories, find_stories


def resolve_events(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    origins: Sequence[Origin] = (),
    judgements: Sequence[Judgement] = (),
    stories: Stories | None = None,
) -> tuple[Event, ...]:
    """Events over all readings; every event claim stands in exactly one. Findings are left to comparison.

    `stories` are the reports' likenesses, found where they are not given. `origins` is not needed: `settle` counts them on the events once
    claim-level origins are known.
    """
    views = list(see(reports, readings, entities))
    stories = stories or find_stories(reports)
    ground = Ground(views, stories)
    scored = score_all(candidates(views, stories), ground)
    said, here = decided(judgements), {view.claim.id: view.claim.id for view in views}
    groups = overruled(cluster(here, scored.scores, EVENT_JOIN_THRESHOLD, scored.against), scored.scores, said.ruling(here))
    by_id = {view.claim.id: view for view in views}
    rank = {report.id: place for place, report in enumerate(sorted(reports, key=lambda report: report.id))}
    decisions = Decisions(_told(said.between(here)), _told(said.within(here)))
    names = {entity.id: entity for entity in entities}
    chains = {chain: entity.id for entity in entities for chain in entity.chains}
    found = []
    tied = _tied([*scored.scores, *decisions.between, *decisions.within])
    for group in groups:
        members = sorted((by_id[claim] for claim in group), key=lambda view: (rank[view.claim.report], view.order))
        found.append(event_of(members, names, chains, _links(members, tied, (scored, decisions), ground)))
    place = {claim.id: at for at, claim in enumerate(claim for reading in readings for claim in reading.claims)}
    return tuple(sorted(found, key=lambda event: min(place[claim] for claim in event.claims)))


@dataclass(frozen=True, slots=True)
class Decisions:
    """Links that people made: between the things they named, and within those, where nothing else says why a claim is there."""

    between: dict[Pair, Link]
    within: dict[Pair, Link]


def _told(pairs: Mapping[Pair, Judgement]) -> dict[Pair, Link]:
    return {pair: Link(*pair, 1.0, reason(judgement)) for pair, judgement in pairs.items()}


def _tied(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Each claim with those it has a score or a decision with."""
    found: dict[str, list[str]] = {}
    for a, b in pairs:
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return found


def _links(
    members: Sequence[ClaimView], tied: Mapping[str, Sequence[str]], told: tuple[Scored, Decisions], ground: Ground
) -> tuple[Link, ...]:
    """For each claim but the first its strongest tie to an earlier one: enough to say why it is there."""
    scored, decisions = told
    by_id = {view.claim.id: view for view in members}
    earlier: set[str] = set()
    found = []
    for view in members:
        options: list[tuple[float, Pair]] = []
        for other in tied.get(view.claim.id, ()):
            if other in earlier:
                pair = ordered(view.claim.id, other)
                options.append((-2.0 if pair in decisions.between else -scored.scores.get(pair, 0.0), pair))
        earlier.add(view.claim.id)
        if options:
            _, pair = min(options)
            a, b = by_id[pair[0]], by_id[pair[1]]
            made = decisions.between.get(pair) or (None if pair in scored.scores else decisions.within[pair])
            found.append(made or explained(a, b, scored.scores[pair], scored.likeness[pair], ground))
    return tuple(found)
