"""One case from its stories: entities joined over them by their names alone, and what refers to them put right.

Within a story the reports' own words decide who is who; over stories only a name that needs no affair to be understood: a full name,
a body's name, an entry of the gazetteer. Two entities of one story are not joined here by their names, nor two of whom the reports say
what cannot be of one; what people decided is laid over that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from twosource.model import Case, Chain, Entity, Event, Link, Participant, Relation, Report, identify
from twosource.model.corrections import called, overrides
from twosource.resolution.clustering.clusters import Pair, ordered
from twosource.resolution.clustering.constraints import decided, reason
from twosource.resolution.clustering.holding import Held, overruled
from twosource.resolution.entities.namesakes import namesakes
from twosource.resolution.entities.pairs import EntityView, compare, face, keys
from twosource.resolution.entities.policy import ENTITY_JOIN_THRESHOLD
from twosource.resolution.entities.profiles import SILENT, Profile, contradict, profile_of, together
from twosource.resolution.entities.resolve import entity_of, linked
from twosource.resolution.relations import merged

MAX_NAMES_COMPARED = 60
"""Different names under one key that are compared each with each; beyond it each with its neighbours in alphabetical order only."""
Sign = tuple[str, str, tuple[str, ...], frozenset[str]]
"""What of a chain a comparison by name looks at: its type, name, place and aliases."""


@dataclass(slots=True)
class Bin:
    """Entities of different stories under one name that nothing keeps apart; the first stands for all. Grows while it is filled."""

    members: list[str]
    stories: set[str]
    bearing: Profile


def join(case: Case) -> Case:
    """The case of stories drawn one by one, each thing in the order of the reports, with entities that are one over stories joined."""
    chains = {chain.id: chain for reading in case.readings for chain in reading.chains}
    whole = _Join(case, chains)
    of, entities = whole.entities()
    place = {claim.id: at for at, claim in enumerate(claim for reading in case.readings for claim in reading.claims)}
    first = {report.id: at for at, report in enumerate(case.reports)}
    stories = sorted(case.stories, key=lambda story: min(first[each] for each in story.reports))
    order = {report: at for at, story in enumerate(stories) for report in story.reports}
    events = sorted(case.events, key=lambda event: min(place[claim] for claim in event.claims))
    return replace(
        case,
        namesakes=namesakes(entities, case.readings, case.reports),
        entities=tuple(sorted(entities, key=lambda entity: entity.chains)),
        events=tuple(_event(event, of) for event in events),
        relations=merged([_relation(relation, of) for relation in case.relations], place),
        origins=tuple(sorted(case.origins, key=lambda origin: order[origin.reports[0]])),
        stories=tuple(stories),
    )


def _event(event: Event, of: Mapping[str, str]) -> Event:
    if all(of.get(each.entity, each.entity) == each.entity for each in event.participants):
        return event
    return replace(event, participants=tuple(dict.fromkeys(Participant(of.get(p.entity, p.entity), p.role) for p in event.participants)))


def _relation(relation: Relation, of: Mapping[str, str]) -> Relation:
    subject, other = of.get(relation.subject, relation.subject), of.get(relation.object, relation.object)
    if (subject, other) == (relation.subject, relation.object):
        return relation
    return replace(relation, id=identify("l", relation.type, subject, other), subject=subject, object=other)


class _Join:
    """The entities of all stories, by id, on their way to those of the case."""

    def __init__(self, case: Case, chains: Mapping[str, Chain]) -> None:
        """Indexes what is there."""
        self.chains = chains
        self.local = {entity.id: entity for entity in case.entities}
        self.holder = {chain: entity.id for entity in case.entities for chain in entity.chains}
        story = {report: each.id for each in case.stories for report in each.reports}
        self.stories = {each.id: frozenset(story[m.report] for m in each.mentions if m.report in story) for each in case.entities}
        self.reports: dict[str, Report] = {report.id: report for report in case.reports}
        self.decided, self.said = decided(case.judgements), overrides(case.judgements)

    def entities(self) -> tuple[dict[str, str], list[Entity]]:
        """Each story's entity to the case's, and those."""
        signs, faces = self._signs()
        bins = {sign: self._bins(sign, faces[sign], members) for sign, members in signs.items()}
        links = self._links(bins, faces)
        against = sorted(set(self._against(links, bins)))
        ruling = self.decided.ruling(self.holder)
        ruling = replace(ruling, kept=[*ruling.kept, *(thing for thing in ruling.things if self._of_stories(thing))])
        reached = {each for pair in links for each in pair}.union(*ruling.one, *ruling.kept)
        scores = {pair: link.score for pair, link in links.items()}
        groups = overruled(linked(sorted(reached), scores, against), scores, ruling)
        return self._made(groups, links | self._said(links, groups))

    def _of_stories(self, thing: Iterable[str]) -> bool:
        """Whether each of a thing's entities is of stories of its own: what a decision parts in one story no name tells apart in others."""
        stories = [story for each in thing for story in self.stories[each]]
        return len(stories) == len(set(stories))

    def _said(self, links: Iterable[Pair], groups: Sequence[Sequence[str]]) -> dict[Pair, Link]:
        """Links that people made: between the things they named, and within those where nothing else hangs them together."""
        told, group_of = self.decided.between(self.holder), {each: number for number, group in enumerate(groups) for each in group}
        held = Held()
        for a, b in (*links, *told):
            if group_of[a] == group_of[b]:
                held.join(a, b)
        for pair, judgement in self.decided.within(self.holder).items():
            if held.group(pair[0]) != held.group(pair[1]):
                held.join(*pair)
                told[pair] = judgement
        return {pair: Link(*pair, 1.0, reason(judgement)) for pair, judgement in told.items()}

    def _signs(self) -> tuple[dict[Sign, list[str]], dict[Sign, EntityView]]:
        """The names of all stories' entities, each with the entities that bear it, by id, and with a chain that shows it."""
        signs: dict[Sign, list[str]] = {}
        faces: dict[Sign, EntityView] = {}
        for identity in sorted(self.local):
            for chain in (self.chains[each] for each in self.local[identity].chains):
                if chain.name:
                    path = chain.place.path if chain.place else ()
                    sign = (chain.type, chain.name, path, frozenset(chain.aliases))
                    faces.setdefault(sign, face(chain))
                    bearers = signs.setdefault(sign, [])
                    if not bearers or bearers[-1] != identity:
                        bearers.append(identity)
        return signs, faces

    def _bins(self, sign: Sign, seen: EntityView, members: Sequence[str]) -> list[Bin]:
        """The bearers of one name in as few groups as can be one; each on its own where the name alone says too little.

        Of whom nothing is said goes with the most.
        """
        if len(members) < 2 or seen.name is None or compare(seen, seen, near=False) is None:
            return [Bin([each], set(self.stories[each]), self._bearing(sign, each)) for each in members]
        bins: list[Bin] = []
        said = {each: self._bearing(sign, each) for each in members}
        for each in sorted(members, key=lambda each: (said[each] == SILENT, each)):
            fits = [at for at, bin_ in enumerate(bins) if self._fits(each, said[each], bin_)]
            if not fits:
                bins.append(Bin([each], set(self.stories[each]), said[each]))
                continue
            chosen = bins[max(fits, key=lambda at: (len(bins[at].members), -at))]
            chosen.members.append(each)
            chosen.stories |= self.stories[each]
            if said[each] != SILENT:
                chosen.bearing = together((chosen.bearing, said[each]))
        return bins

    def _bearing(self, sign: Sign, identity: str) -> Profile:
        if sign[0] != "person":
            return SILENT
        return profile_of((self.chains[chain] for chain in self.local[identity].chains), self.reports)

    def _fits(self, identity: str, bearing: Profile, bin_: Bin) -> bool:
        return self.stories[identity].isdisjoint(bin_.stories) and not contradict(bearing, bin_.bearing)

    def _links(self, bins: Mapping[Sign, Sequence[Bin]], faces: Mapping[Sign, EntityView]) -> dict[Pair, Link]:
        """Within a bin each bearer to the first; over names the first of each bin, where the names are of one."""
        links: dict[Pair, Link] = {}
        for sign, found in bins.items():
            own = compare(faces[sign], faces[sign], near=False) if any(len(bin_.members) > 1 for bin_ in found) else None
            for bin_ in found if own else ():
                for other in bin_.members[1:]:
                    _keep(links, bin_.members[0], other, own)
        for name, other_name in self._named_alike(faces):
            link = compare(faces[name], faces[other_name], near=False)
            if link and link.score >= ENTITY_JOIN_THRESHOLD:
                for a in bins[name]:
                    for b in bins[other_name]:
                        if a.members[0] != b.members[0] and not a.stories & b.stories and not contradict(a.bearing, b.bearing):
                            _keep(links, a.members[0], b.members[0], link)
        return links

    @staticmethod
    def _named_alike(faces: Mapping[Sign, EntityView]) -> Iterator[tuple[Sign, Sign]]:
        index: dict[str, list[Sign]] = {}
        for sign in sorted(faces, key=_order):
            for key in sorted(set(keys(faces[sign]))):
                index.setdefault(key, []).append(sign)
        for members in index.values():
            yield from combinations(members, 2) if len(members) <= MAX_NAMES_COMPARED else pairwise(members)

    def _against(self, links: Iterable[Pair], bins: Mapping[Sign, Sequence[Bin]]) -> Iterator[Pair]:
        """Pairs that no chain of names may join: bins of one name, and what stands in one story, among all that links lead to."""
        reached = {each for pair in links for each in pair}
        for found in bins.values():
            for a, b in combinations([bin_ for bin_ in found if bin_.members[0] in reached], 2):
                if a.stories & b.stories or contradict(a.bearing, b.bearing):
                    yield ordered(a.members[0], b.members[0])
        for group in linked(sorted(reached), dict.fromkeys(links, 1.0)):
            by_story: dict[str, list[str]] = {}
            for each in group:
                for story in self.stories[each]:
                    by_story.setdefault(story, []).append(each)
            for members in by_story.values():
                yield from combinations(members, 2)

    def _made(self, groups: Sequence[Sequence[str]], links: Mapping[Pair, Link]) -> tuple[dict[str, str], list[Entity]]:
        of: dict[str, str] = {}
        made: list[Entity] = []
        group_of = {each: number for number, group in enumerate(groups) for each in group}
        within: dict[int, list[Link]] = {}
        for (a, b), link in links.items():
            if group_of[a] == group_of[b]:
                within.setdefault(group_of[a], []).append(self._told(link))
        for number, group in enumerate(groups):
            if len(group) < 2:
                continue
            members = [self.local[each] for each in group]
            chains = sorted(chain for each in members for chain in each.chains)
            joining = (*(link for each in members for link in each.links), *within.get(number, ()))
            whole = called(entity_of([self.chains[chain] for chain in chains], joining), self.said)
            made.append(whole)
            of |= dict.fromkeys(group, whole.id)
        made += [entity for identity, entity in self.local.items() if identity not in of]
        return of, made

    def _told(self, link: Link) -> Link:
        """A link of two stories' entities as one of their chains."""
        a, b = ordered(self.local[link.a].chains[0], self.local[link.b].chains[0])
        return replace(link, a=a, b=b)


def one_by_name(chains: Iterable[Chain], others: Iterable[Chain]) -> bool:
    """Whether a name among `chains` and one among `others`, of another story, are taken for one."""
    ours, theirs = ([face(chain) for chain in some if chain.name] for some in (chains, others))
    links = (compare(a, b, near=False) for a in ours for b in theirs if not set(keys(a)).isdisjoint(keys(b)))
    return any(link.score >= ENTITY_JOIN_THRESHOLD for link in links if link)


def _order(sign: Sign) -> tuple[str, str, tuple[str, ...], list[str]]:
    return (*sign[:3], sorted(sign[3]))


def _keep(links: dict[Pair, Link], a: str, b: str, link: Link | None) -> None:
    pair = ordered(a, b)
    if link and (pair not in links or links[pair].score < link.score):
        links[pair] = replace(link, a=pair[0], b=pair[1])
