"""Groups that grow only where nobody said that they are apart, and the machine's groups as people's decisions leave them.

Invariant of `overruled`: the machine's groups are joined and kept apart as wholes. A group is cut only where two of its members were said
to be apart; then what was said of as one thing stays together as far as the machine had it so, and all else goes with what it is likest.
The result depends on the sets given, never on their order.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.resolution.clustering.clusters import Pair

Sides = Mapping[int, Collection[int]]
"""The sides on which something stands, by the number of the statement that has sides."""


class Held:
    """Items in groups; a group stands on every side that one of its items stands on."""

    def __init__(self) -> None:
        """No items yet; each one asked for is a group of its own."""
        self.of: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        self.stands: dict[str, dict[int, set[int]]] = {}

    def group(self, item: str) -> str:
        """The name of the group of an item."""
        if item not in self.of:
            self.of[item] = item
            self.members[item] = [item]
            self.stands[item] = {}
        return self.of[item]

    def stand(self, item: str, statement: int, sides: Iterable[int]) -> None:
        """Puts the group of an item on sides of a statement."""
        self.stands[self.group(item)].setdefault(statement, set()).update(sides)

    def apart(self, a: str, b: str) -> bool:
        """Whether the groups of two items stand on different sides of some statement; never within one group."""
        a, b = self.group(a), self.group(b)
        return a != b and opposed(self.stands[a], self.stands[b])

    def join(self, a: str, b: str) -> None:
        """Makes the groups of two items one, whatever speaks against it."""
        a, b = self.group(a), self.group(b)
        if a == b:
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for item in self.members[b]:
            self.of[item] = a
        self.members[a] += self.members.pop(b)
        for statement, sides in self.stands.pop(b).items():
            self.stands[a].setdefault(statement, set()).update(sides)

    def fit(self, a: str, b: str) -> bool:
        """Makes the groups of two items one unless they are apart; whether they are one now."""
        if self.apart(a, b):
            return False
        self.join(a, b)
        return True

    def gather(self, items: Iterable[str]) -> None:
        """Makes as few groups of `items` as can be without joining what is apart, the first come first."""
        made: list[str] = []
        for item in items:
            if not any(self.fit(first, item) for first in made):
                made.append(item)


def opposed(ours: Sides, theirs: Sides) -> bool:
    """Whether two groups stand on different sides of a statement."""
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    return any(statement in theirs and len({*sides, *theirs[statement]}) > 1 for statement, sides in ours.items())


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided of some items: groups that are one, the sides each item stands on, and what was named as one thing when it was
    said apart from others, the last said first. Within a group of `kept` such a thing stays together whatever the machine makes of it."""

    one: Sequence[Sequence[str]] = ()
    stands: Mapping[str, Sides] | None = None
    things: Sequence[Sequence[str]] = ()
    kept: Sequence[Sequence[str]] = ()

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.one or self.stands)


NOTHING_RULED = Ruling()
NO_SCORES: Mapping[Pair, float] = {}


Fits = Callable[[Pair, Sequence[str], Sequence[str]], bool]
"""Whether nothing speaks against joining two groups by a pair."""


def overruled(
    groups: Sequence[tuple[str, ...]],
    scores: Mapping[Pair, float],
    ruling: Ruling,
    more: Mapping[Pair, float] = NO_SCORES,
    fits: Fits = lambda _pair, _ours, _theirs: True,
) -> list[tuple[str, ...]]:
    """The machine's `groups` as `ruling` leaves them; `scores` hang each together, pair by pair.

    `more` are pairs that join what fits beside, as what was made one settles what the machine left open.
    """
    if not ruling:
        return list(groups)
    where = {item: number for number, group in enumerate(groups) for item in group}
    held, stands = Held(), ruling.stands or {}
    for item, sides in stands.items():
        if item in where:
            for statement, side in sides.items():
                held.stand(item, statement, side)
    for one in ruling.one:
        present = [item for item in one if item in where]
        for item in present:
            held.join(present[0], item)
    spoken = {where[item] for item in (*stands, *(each for one in ruling.one for each in one)) if item in where}
    for number, group in enumerate(groups):
        if number not in spoken:
            for item in group:
                held.join(group[0], item)
    hanging = [pair for pair in _strongest(scores) if where.get(pair[0], -1) == where.get(pair[1], -2) and where[pair[0]] in spoken]
    _keep_together(held, ruling.things, _alone(groups, (*ruling.one, *ruling.kept)), hanging)
    for pair in hanging:
        held.fit(*pair)
    for a, b in _strongest(more):
        if a in where and b in where and fits((a, b), held.members[held.group(a)], held.members[held.group(b)]):
            held.fit(a, b)
    for item in where:
        held.group(item)
    return sorted(tuple(sorted(group)) for group in held.members.values())


def _strongest(scores: Mapping[Pair, float]) -> list[Pair]:
    return sorted(scores, key=lambda pair: (-scores[pair], pair))


def _alone(groups: Iterable[Sequence[str]], one: Iterable[Sequence[str]]) -> dict[str, str]:
    """The group of each item if nothing were apart."""
    held, present = Held(), {item for group in groups for item in group}
    for some in (*groups, *([item for item in each if item in present] for each in one)):
        for item in some:
            held.join(some[0], item)
    return held.of


def _keep_together(held: Held, things: Iterable[Sequence[str]], where: Mapping[str, str], hanging: Sequence[Pair]) -> None:
    """What was named as one thing is no more torn than the machine's groups and later words tear it."""
    near: dict[str, list[tuple[int, Pair]]] = {}
    for rank, pair in enumerate(hanging):
        near.setdefault(pair[0], []).append((rank, pair))
    for thing in things:
        by_group: dict[str, list[str]] = {}
        for item in thing:
            if item in where:
                by_group.setdefault(where[item], []).append(item)
        for parts in (sorted(each) for each in by_group.values() if len(each) > 1):
            within = set(parts)
            for _, pair in sorted(found for item in parts for found in near.get(item, ()) if found[1][1] in within):
                held.fit(*pair)
            held.gather(parts)
