"""Clusters from pair scores: the two groups that are likest on average are joined first, until none is like enough.

Invariant: two groups with a barred pair between them are never joined. The result depends on the set of items, scores and bars, never on
their order. What people decide is laid over the groups afterwards (`holding`).
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush

Pair = tuple[str, str]
SCALE = 1_000_000
"""Scores are summed as whole millionths, so that no sum depends on its order."""


def ordered(a: str, b: str) -> Pair:
    """The pair in the order of its ids."""
    return (a, b) if a < b else (b, a)


def cluster(items: Iterable[str], scores: Mapping[Pair, float], threshold: float, against: Iterable[Pair] = ()) -> list[tuple[str, ...]]:
    """Groups of `items`, each sorted, in the order of their first members.

    `scores` are 0 to 1 by ordered pair; a pair without a score counts as 0.
    Groups are joined while their mean score is at least `threshold`.
    """
    work = _Work(sorted(set(items)))
    work.forbid(against)
    work.score(scores)
    work.run(round(threshold * SCALE))
    return sorted(tuple(sorted(group)) for group in work.groups.values())


class _Work:
    """The state of one clustering; a group goes by its least item."""

    def __init__(self, items: list[str]) -> None:
        """Each of `items` a group of its own."""
        self.groups = {item: [item] for item in items}
        self.of = {item: item for item in items}
        self.near: dict[str, dict[str, int]] = {item: {} for item in items}
        self.barred: dict[str, set[str]] = {item: set() for item in items}
        self.threshold = SCALE
        self.queue: list[tuple[int, str, str]] = []
        self.queued: dict[Pair, int] = {}

    def forbid(self, pairs: Iterable[Pair]) -> None:
        """Bars the groups of two items from each other."""
        for a, b in pairs:
            if a in self.of and b in self.of and self.of[a] != self.of[b]:
                self.barred[self.of[a]].add(self.of[b])
                self.barred[self.of[b]].add(self.of[a])

    def score(self, scores: Mapping[Pair, float]) -> None:
        """Adds every pair's score to its groups' sums."""
        for (a, b), value in scores.items():
            x, y = self.of[a], self.of[b]
            if x != y:
                amount = round(value * SCALE)
                self.near[x][y] = self.near[x].get(y, 0) + amount
                self.near[y][x] = self.near[y].get(x, 0) + amount

    def run(self, threshold: int) -> None:
        """Joins the likest groups until none is like enough.

        A pair's entry in the queue may say more than its mean by now, never less: it is put back where it belongs when it comes up.
        """
        self.threshold = threshold
        for a in self.near:
            for b in self.near[a]:
                if a < b:
                    self._put(a, b)
        while self.queue:
            mean, a, b = heappop(self.queue)
            if a not in self.groups or b not in self.near[a] or b in self.barred[a] or self.queued.get((a, b)) != mean:
                continue
            del self.queued[a, b]
            if mean != -self._mean(a, b):
                self._put(a, b)
            else:
                self._join(a, b)

    def _mean(self, a: str, b: str) -> int:
        return self.near[a].get(b, 0) // (len(self.groups[a]) * len(self.groups[b]))

    def _put(self, a: str, b: str) -> None:
        """Queues a pair that is like enough, unless an entry that says as much waits."""
        mean = -self._mean(a, b)
        if -mean >= self.threshold and self.queued.get((a, b), 1) > mean and b not in self.barred[a]:
            self.queued[a, b] = mean
            heappush(self.queue, (mean, a, b))

    def _join(self, a: str, b: str) -> None:
        """Puts group `b` into `a`, the lesser id. The mean to a third can only rise where `b` has a score with it."""
        for item in self.groups[b]:
            self.of[item] = a
        self.groups[a] += self.groups.pop(b)
        near = self.near[a]
        gained = self.near.pop(b)
        for other, amount in gained.items():
            del self.near[other][b]
            if other != a:
                near[other] = self.near[other][a] = near.get(other, 0) + amount
        for other in self.barred.pop(b):
            self.barred[other].discard(b)
            if other != a:
                self.barred[a].add(other)
                self.barred[other].add(a)
        for other in gained:
            if other != a:
                self._put(*ordered(a, other))


def connected(pairs: Iterable[Pair], alone: Iterable[str] = ()) -> list[tuple[str, ...]]:
    """Groups of everything that pairs tie together, each sorted, in the order of their first members; `alone` are groups if untied."""
    leader: dict[str, str] = {item: item for item in alone}

    def lead(item: str) -> str:
        while leader.setdefault(item, item) != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for a, b in pairs:
        first, second = sorted((lead(a), lead(b)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for item in sorted(leader):
        groups.setdefault(lead(item), []).append(item)
    return [tuple(group) for _, group in sorted(groups.items())]
