"""People of one full name who were not taken for one, and why: what a reader who would join them needs to see."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.language import phrase
from twosource.model import Chain, Entity, Link, Reading, Report
from twosource.resolution.clustering.clusters import ordered
from twosource.resolution.entities.names import person_of
from twosource.resolution.entities.profiles import contradict, profile_of


def namesakes(entities: Sequence[Entity], readings: Sequence[Reading], reports: Sequence[Report]) -> tuple[Link, ...]:
    """A link of score 0 for each two entities that share a full name and of whom the reports say what cannot be of one person."""
    chains = {chain.id: chain for reading in readings for chain in reading.chains}
    of = {report.id: report for report in reports}
    by_name: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda entity: entity.id):
        for name in sorted(_full_names(entity, chains)):
            by_name.setdefault(name, []).append(entity)
    found: dict[tuple[str, str], Link] = {}
    for name, bearers in by_name.items():
        bearing = {each.id: profile_of((chains[chain] for chain in each.chains), of) for each in bearers} if len(bearers) > 1 else {}
        for a, b in combinations(bearers, 2):
            pair = ordered(a.id, b.id)
            if pair not in found and (why := contradict(bearing[pair[0]], bearing[pair[1]])):
                found[pair] = Link(*pair, 0.0, phrase("entity.namesakes", name=a.name, why=why), ((name, 0.0),))
    return tuple(found.values())


def _full_names(entity: Entity, chains: Mapping[str, Chain]) -> set[str]:
    names = {person_of(chains[chain].name or "") for chain in entity.chains if chains[chain].type == "person" and chains[chain].name}
    return {name.folded for name in names if len(name.words) > 1}
