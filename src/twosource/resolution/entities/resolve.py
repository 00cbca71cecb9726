"""Chains of many reports -> entities."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from twosource.model import Chain, Entity, EntityType, Judgement, Link, Reading, Report, identify
from twosource.model.corrections import called, overrides
from twosource.resolution.clustering.clusters import Pair, ordered
from twosource.resolution.clustering.constraints import decided, reason
from twosource.resolution.clustering.holding import NOTHING_RULED, Held, Ruling, overruled
from twosource.resolution.entities.exclusions import Exclusion, clash
from twosource.resolution.entities.pairs import EntityView, compare, face, keys, link_of, shortened
from twosource.resolution.entities.partial_names import (
    carried_links,
    description_links,
    first_links,
    middle_links,
    partial_links,
    written_links,
)
from twosource.resolution.entities.policy import DESCRIBED, ENTITY_JOIN_THRESHOLD, MISTAKEN
from twosource.resolution.entities.shared_events import deed_links
from twosource.resolution.stories import Stories, find_stories

LARGEST = 60
"""Chains under one key that are compared each with each; beyond it each is compared with its neighbours in id order only, which a chain of
equal names links just as well."""

NO_WEIGHTS: Mapping[str, int] = {}


def resolve_entities(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    reports: Sequence[Report] = (),
    stories: Stories | None = None,
) -> tuple[Entity, ...]:
    """Entities over all readings; every chain stands in exactly one. Judgements outrank scores.

    `stories` are the reports' likenesses, found where they are not given. Without `reports`, all count as of one affair: a lone family
    name is then matched over all of them.
    """
    if stories is None and reports:
        stories = find_stories(reports)
    of = {report.id: report for report in reports}
    faces = shortened({chain.id: face(chain, of.get(chain.report)) for reading in readings for chain in reading.chains})
    crowd = _Crowd(faces, readings, stories, _by_pair(_links(faces, stories)))
    links, groups = crowd.grouped()
    said = decided(judgements)
    here = {chain: chain for chain in faces}
    within: dict[Pair, Link] = {}
    if ruling := said.ruling(here):
        links, groups = crowd.ruled(ruling)
        links |= {pair: Link(*pair, 1.0, reason(judgement)) for pair, judgement in said.between(here).items()}
        within = {pair: Link(*pair, 1.0, reason(judgement)) for pair, judgement in said.within(here).items() if pair not in links}
    where = {chain: group[0] for group in groups for chain in group}
    found = _inside(links, where), _inside(within, where)
    named_by = overrides(judgements)
    made = (entity_of([faces[chain].chain for chain in group], _spanning(*(each.get(group[0], []) for each in found))) for group in groups)
    return tuple(called(entity, named_by) for entity in made)


def _inside(links: Mapping[Pair, Link], where: Mapping[str, str]) -> dict[str, list[Link]]:
    """The links within each group, by its first chain."""
    found: dict[str, list[Link]] = {}
    for pair, link in sorted(links.items()):
        if pair[0] in where and pair[1] in where and where[pair[0]] == where[pair[1]]:
            found.setdefault(where[pair[0]], []).append(link)
    return found


Groups = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Crowd:
    """The chains of a story with what links them by themselves."""

    faces: dict[str, EntityView]
    readings: Sequence[Reading]
    stories: Stories | None
    links: dict[Pair, Link]

    def grouped(self, ruling: Ruling = NOTHING_RULED) -> tuple[dict[Pair, Link], Groups]:
        """All links and the machine's groups, each step by the groups of the one before, as `ruling` leaves those."""
        faces, stories, links = self.faces, self.stories, dict(self.links)
        marks = {chain: each.mark for chain, each in faces.items()}
        clear = overruled(_joined(marks, links), _scores(links), ruling)
        for more in (
            _single_names(faces, clear, stories),
            partial_links(faces, clear, stories),
            first_links(faces, clear, stories),
            middle_links(faces, clear, stories),
        ):
            links |= _by_pair(more)
        named = overruled(_joined(marks, links), _scores(links), ruling)
        for more in (
            carried_links(faces, named, stories),
            written_links(faces, named, stories),
            description_links(faces, stories),
            deed_links(faces, self.readings, stories),
        ):
            links |= _by_pair(more)
        return links, _joined(marks, links, _one_name(faces, named))

    def ruled(self, ruling: Ruling) -> tuple[dict[Pair, Link], Groups]:
        """The same as people left it: the machine's own groups joined and kept apart as wholes, then what these leave no doubt of."""
        links, groups = self.grouped()
        later, _ = self.grouped(ruling)
        more = {pair: link for pair, link in later.items() if pair not in links}
        faces = self.faces

        def fits(pair: Pair, ours: Sequence[str], theirs: Sequence[str]) -> bool:
            if _why(more[pair]) in DESCRIBED and all(any(faces[chain].name for chain in group) for group in (ours, theirs)):
                return False
            return not any(clash(faces[a].mark, faces[b].mark) for a, b in product(ours, theirs))

        return links | more, overruled(groups, _scores(links), ruling, _scores(more), fits)


def _by_pair(links: Iterable[Link]) -> dict[Pair, Link]:
    return {ordered(link.a, link.b): link for link in links if link.score >= ENTITY_JOIN_THRESHOLD}


def _links(faces: dict[str, EntityView], stories: Stories | None) -> Iterator[Link]:
    index: dict[str, list[str]] = {}
    for chain in sorted(faces):
        for key in sorted(set(keys(faces[chain]))):
            index.setdefault(key, []).append(chain)
    for members in index.values():
        for a, b in _pairs(members):
            found = compare(faces[a], faces[b], _near(faces[a], faces[b], stories))
            if found:
                yield found


def _pairs(members: list[str]) -> Iterator[Pair]:
    if len(members) <= LARGEST:
        yield from combinations(members, 2)
    else:
        for step in (1, 2, 3):
            yield from zip(members, members[step:], strict=False)


def _near(a: EntityView, b: EntityView, stories: Stories | None) -> bool:
    return stories is None or stories.between(a.chain.report, b.chain.report) > 0


def _one_name(faces: dict[str, EntityView], named: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Each chain of a group that has a name, with the group's number: descriptions alone never make two such groups one."""
    return {chain: number for number, group in enumerate(named) if any(faces[each].name for each in group) for chain in group}


def _joined(marks: Mapping[str, Exclusion], links: Mapping[Pair, Link], kinds: Mapping[str, int] = NO_WEIGHTS) -> list[tuple[str, ...]]:
    """Groups linked by any reason strong enough, save where a pair is barred: the strongest links are taken first."""
    return linked(marks, _scores(links), (), kinds, marks)


def _scores(links: Mapping[Pair, Link]) -> dict[Pair, float]:
    return {pair: link.score - (_why(link) in DESCRIBED) for pair, link in links.items()}


def _why(link: Link) -> str:
    return link.features[0][0] if link.features else ""


NO_EXCLUSIONS: Mapping[str, Exclusion] = {}


def linked(
    items: Iterable[str],
    scores: Mapping[Pair, float],
    different: Iterable[Pair] = (),
    kinds: Mapping[str, int] = NO_WEIGHTS,
    marks: Mapping[str, Exclusion] = NO_EXCLUSIONS,
) -> list[tuple[str, ...]]:
    """Single links, the strongest first; none across a barred pair, between groups of different `kinds` where both have one, or
    where a mark of one clashes with a mark of the other."""
    of = {item: item for item in items}
    groups = {item: [item] for item in of}
    kind = {item: kinds.get(item) for item in of}
    marked = {item: {marks[item]} if item in marks else set[Exclusion]() for item in of}
    against: dict[str, set[str]] = {item: set() for item in of}
    for a, b in different:
        if a in of and b in of:
            against[a].add(b)
            against[b].add(a)
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if pair[0] not in of or pair[1] not in of:
            continue
        a, b = sorted((of[pair[0]], of[pair[1]]))
        if a == b or b in against[a] or (kind[a] != kind[b] and None not in (kind[a], kind[b])):
            continue
        if any(clash(x, y) for x, y in product(marked[a], marked[b])):
            continue
        for item in groups[b]:
            of[item] = a
        groups[a] += groups.pop(b)
        kind[a] = kind[a] if kind[a] is not None else kind[b]
        marked[a] |= marked.pop(b)
        for other in against.pop(b):
            against[other].discard(b)
            against[other].add(a)
            against[a].add(other)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _single_names(faces: dict[str, EntityView], groups: list[tuple[str, ...]], stories: Stories | None) -> Iterator[Link]:
    """A lone family name, else a lone given name, to the only full name with it in the reports of its affair; two such names: none.

    Where no full name has it, it is the body or thing of that name, if there is one such.
    """
    family: dict[str, list[tuple[str, ...]]] = {}
    given: dict[str, list[tuple[str, ...]]] = {}
    things: dict[str, list[tuple[str, ...]]] = {}
    for group in groups:
        full = [name for chain in group if (name := faces[chain].mark.person)]
        other = {
            name.folded for chain in group if faces[chain].chain.type not in ("person", "group", "place") and (name := faces[chain].name)
        }
        for index, found in ((family, {name.last for name in full}), (given, {name.words[0] for name in full}), (things, other)):
            for word in found:
                index.setdefault(word, []).append(group)
    for chain in sorted(faces):
        each = faces[chain]
        if each.chain.type == "person" and each.name is not None and len(each.name.words) == 1:
            for index, why, worth in ((family, "family name", 1.0), (given, "given name", 1.0), (things, "name", MISTAKEN)):
                near = [kept for group in index.get(each.name.last, []) if (kept := _bearers(each, group, why, faces, stories))]
                if len(near) == 1:
                    yield link_of(each, faces[near[0][0]], why, worth)
                if near:
                    break


def _bearers(each: EntityView, group: tuple[str, ...], why: str, faces: dict[str, EntityView], stories: Stories | None) -> list[str]:
    """The chains of a group that bear a lone name as `why` says, in reports of its affair."""
    near = [chain for chain in group if _near(each, faces[chain], stories)]
    return [chain for chain in near if (faces[chain].name == each.name if why == "name" else faces[chain].full)]


def _spanning(*stages: Sequence[Link]) -> tuple[Link, ...]:
    """The strongest links that hold a group together, one less than its chains; those of an earlier stage first."""
    held, kept = Held(), []
    for links in stages:
        for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
            if held.group(link.a) != held.group(link.b):
                held.join(link.a, link.b)
                kept.append(link)
    return tuple(kept)


def entity_of(chains: list[Chain], links: tuple[Link, ...]) -> Entity:
    """The entity that `chains`, in the order of their ids, are of; `links` say why."""
    mentions = tuple(sorted((m for chain in chains for m in chain.mentions), key=lambda m: (m.report, m.span)))
    name = _best_name(chains)
    others = Counter(text for chain in chains for text in (*chain.aliases, *([chain.name] if chain.name else [])) if text != name)
    described = Counter(text for chain in chains for text in chain.descriptions)
    place = next((chain.place for chain in chains if chain.place), None)
    return Entity(
        identify("e", min(chain.id for chain in chains)), _type(chains), name, tuple(chain.id for chain in chains), _ranked(others),
        _ranked(described), place, mentions, links,
    )  # fmt: skip


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


def _best_name(chains: list[Chain]) -> str:
    """The name most chains give among those with the most words; without a name the first description."""
    names = Counter(chain.name for chain in chains if chain.name)
    if not names:
        return chains[0].mentions[0].text
    return min(names, key=lambda name: (-_fullness(name, chains), -names[name], -len(name), name))


def _fullness(name: str, chains: list[Chain]) -> int:
    """For persons the number of words up to three, for all else whether it is more than an acronym."""
    words = len(name.split())
    return min(words, 3) if chains[0].type == "person" else int(words > 1 or not name.isupper())


def _type(chains: list[Chain]) -> EntityType:
    counts = Counter(chain.type for chain in chains for _ in chain.mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind))
