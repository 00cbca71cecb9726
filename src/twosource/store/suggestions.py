"""What of a story is worth a person's look: the joins that are least sure, and what was kept apart though it is named or told alike.

Written with the story's picture and gone with it, so the queue of a large case is an index that is walked from its top.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Case, Chain, Entity, Event, Judgement, Link
from twosource.model.corrections import things_of, value_of
from twosource.store.columns import text_in

Row = dict[str, Any]
Sort = Literal["entity", "event"]
"""What a suggestion is of: two chains of an `entity`, or two claims of an `event`."""
SURE_FROM_SCORE: Mapping[Sort, float] = {"entity": 0.8, "event": 0.9}
"""From this score on a join is not asked about: full names and places of the gazetteer, and claims that share what they tell of whom.
Below are given names, initials and descriptions, and events joined by their words alone (see the policies of `resolution`)."""
MAX_JOINS_OF_ONE, MAX_PAIRS_APART, MAX_SUGGESTIONS = 2, 4, 16
"""The least sure joins of one thing, pairs kept apart of one sort in a story, and suggestions of a story that are kept."""
DISPUTE_WEIGHT = 4
"""How many reports a contradiction weighs as much as."""
UNDECIDED_SCORE = 0.5
"""The score of what was kept apart though it is alike: nothing says how near it came."""
NAMED_TYPES = frozenset({"person", "organization"})
"""Types of entity of which two with one name are worth a look; places and groups bear one name for many reasons."""
MIN_NAME_WORD = 3
"""Letters of a name's word that is held against others."""
MAX_ALIKE_COMPARED = 40
"""From this many on, what bears one word or is told of one day is not held against each other, pair by pair: it says nothing of any two."""
IDENTITY_VERBS = frozenset({"same", "different", "merge", "split", "move", "unsure"})
Said = Sequence[frozenset[str]]
"""The things that a decision speaks of, each by its parts."""
INSERT_SUGGESTION = sa.text(
    "INSERT INTO suggestion VALUES (:story, :a, :b, :kind, :joined, :score, :reason, :weight) ON CONFLICT DO NOTHING"
)


def suggest(connection: sa.Connection, case: Case) -> None:
    """Writes what is worth a look in a case of one story, inside a transaction that is open."""
    (story,) = case.stories
    said = _said(case.judgements)
    found = [*_joined(case, said), *_apart(case, said)]
    found.sort(key=lambda row: (-row["weight"], row["a"], row["b"]))
    if kept := found[:MAX_SUGGESTIONS]:
        connection.execute(INSERT_SUGGESTION, [{**row, "story": story.id, "reason": text_in(row["reason"])} for row in kept])


def _joined(case: Case, said: Collection[Said]) -> Iterator[Row]:
    central = _central(case)
    things: Sequence[tuple[Sort, Entity | Event]] = [*(("event", e) for e in case.events), *(("entity", e) for e in case.entities)]
    for kind, thing in things:
        unsure = [link for link in thing.links if link.score < SURE_FROM_SCORE[kind] and not _spoken({link.a}, {link.b}, said)]
        for link in sorted(unsure, key=lambda link: (link.score, link.a, link.b))[:MAX_JOINS_OF_ONE]:
            yield _row(kind, link, joined=True, central=central[thing.id])


def _apart(case: Case, said: Collection[Said]) -> Iterator[Row]:
    """What was kept apart, the most central first."""
    central = _central(case)
    sorts: tuple[tuple[Sort, Iterator[Kept]], ...] = (("entity", _namesakes(case, said)), ("event", _likely(case, said)))
    for kind, pairs in sorts:
        rows = [_row(kind, link, joined=False, central=min(central[one], central[other])) for one, other, link in pairs]
        yield from sorted(rows, key=lambda row: (-row["weight"], row["a"], row["b"]))[:MAX_PAIRS_APART]


Kept = tuple[str, str, Link]
"""Two things that stand apart, and what would join them."""


def _namesakes(case: Case, said: Collection[Said]) -> Iterator[Kept]:
    """Two persons or bodies of which one bears all words of the other's name."""
    chains = {chain.id: chain for reading in case.readings for chain in reading.chains}
    by_word: dict[tuple[str, str], list[Entity]] = {}
    names = {entity.id: _words(entity.name) for entity in case.entities if entity.type in NAMED_TYPES and _has_name(entity, chains)}
    for entity in case.entities:
        for word in names.get(entity.id, ()):
            by_word.setdefault((entity.type, word), []).append(entity)
    seen: set[tuple[str, str]] = set()
    for bearers in by_word.values():
        for one, other in combinations(bearers if len(bearers) <= MAX_ALIKE_COMPARED else (), 2):
            least, most = sorted((names[one.id], names[other.id]), key=len)
            if (one.id, other.id) in seen or not least <= most or _spoken(one.chains, other.chains, said):
                continue
            seen.add((one.id, other.id))
            reason = f"“{one.name}” and “{other.name}” share a name and were kept apart"
            yield one.id, other.id, Link(_named(one, chains), _named(other, chains), UNDECIDED_SCORE, reason)


def _likely(case: Case, said: Collection[Said]) -> Iterator[Kept]:
    """Two events of one sort and one day with somebody in common, told by different reports."""
    names = {entity.id: entity.name for entity in case.entities}
    groups: dict[tuple[str, object], list[Event]] = {}
    for event in case.events:
        if event.time.earliest is not None and event.time.earliest == event.time.latest:
            groups.setdefault((event.type, event.time.earliest), []).append(event)
    for (kind, day), events in groups.items():
        for one, other in combinations(events if len(events) <= MAX_ALIKE_COMPARED else (), 2):
            shared = {each.entity for each in one.participants} & {each.entity for each in other.participants}
            if not shared or set(one.reports) & set(other.reports) or _spoken(one.claims, other.claims, said):
                continue
            who = names.get(min(shared), min(shared))
            reason = f"both are told as “{kind}” of {day}, {who} takes part in both, and they were kept apart"
            yield one.id, other.id, Link(one.claims[0], other.claims[0], UNDECIDED_SCORE, reason)


def _central(case: Case) -> Counter[str]:
    """How much hangs on each event and entity: its reports, and the contradictions it stands in."""
    found: Counter[str] = Counter()
    chains = {chain.id: chain for reading in case.readings for chain in reading.chains}
    for event in case.events:
        disputes = sum(finding.level == "conflict" for finding in event.findings)
        found[event.id] += 1 + len(event.reports) + DISPUTE_WEIGHT * disputes
        for party in {each.entity for each in event.participants}:
            found[party] += DISPUTE_WEIGHT * disputes
    for entity in case.entities:
        found[entity.id] += 1 + len({chains[chain].report for chain in entity.chains if chain in chains})
    return found


def _row(kind: Sort, link: Link, *, joined: bool, central: int) -> Row:
    a, b = sorted((link.a, link.b))
    weight = (1 - link.score) * central
    return {"a": a, "b": b, "kind": kind, "joined": int(joined), "score": link.score, "reason": link.reason, "weight": weight}


def _said(judgements: Iterable[Judgement]) -> list[Said]:
    """What each decision on what is one and what is not speaks of."""
    found: list[Said] = []
    for judgement in judgements:
        if judgement.verb in IDENTITY_VERBS:
            value = value_of(judgement)
            left = [frozenset(map(str, value[name])) for name in ("rest", "from") if isinstance(value.get(name), list)]
            found.append([frozenset(thing) for thing in things_of(judgement)] + left)
    return found


def _spoken(one: Collection[str], other: Collection[str], said: Collection[Said]) -> bool:
    """Whether a decision speaks of both, and of each as another thing: what it named as one thing it was not asked about."""
    for things in said:
        ours = {at for at, thing in enumerate(things) if not thing.isdisjoint(one)}
        theirs = {at for at, thing in enumerate(things) if not thing.isdisjoint(other)}
        if ours and theirs and len(ours | theirs) > 1:
            return True
    return False


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.casefold().replace(".", " ").split() if len(word) >= MIN_NAME_WORD)


def _has_name(entity: Entity, chains: Mapping[str, Chain]) -> bool:
    return any(chains[chain].name for chain in entity.chains if chain in chains)


def _named(entity: Entity, chains: Mapping[str, Chain]) -> str:
    """The chain that bears the name, else the first."""
    return next((each for each in entity.chains if each in chains and chains[each].name == entity.name), entity.chains[0])
