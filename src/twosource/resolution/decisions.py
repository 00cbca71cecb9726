"""What people decided, as pairs that must or must not stand together. The last word on a pair counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from twosource.model import Judgement, Verb
from twosource.model.corrections import value_of
from twosource.resolution.clusters import Pair, ordered

ONE: frozenset[Verb] = frozenset({"same", "merge", "split", "move"})
"""Verbs that say of all their subjects that they are one: what is split off is one thing, what is moved is one with what it goes to."""
LEFT: Mapping[Verb, str] = {"split": "rest", "move": "from"}
"""Verbs that say of subjects what they are not one with, and where in the value that stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Ordered pairs of chain or claim ids with the judgement that decides each; `same` pairs hang together what is one, and no more."""

    same: dict[Pair, Judgement]
    different: dict[Pair, Judgement]


def decided(judgements: Sequence[Judgement]) -> Decided:
    """Each pair of chains or claims under the latest judgement (by id) that speaks of it."""
    log = sorted(judgements, key=lambda item: item.id)
    return _last([(each, each.subjects if each.verb in ONE else (), tuple(_apart(each))) for each in log])


def rooted(judgements: Sequence[Judgement]) -> Decided:
    """Each pair of reports under the latest judgement that says they rest on one root (`same`) or on different ones."""
    log = sorted(judgements, key=lambda item: item.id)
    return _last(
        [
            (each, each.subjects if each.verb == "dependent" else (), _each_pair(each.subjects) if each.verb == "independent" else ())
            for each in log
        ]
    )


Said = tuple[Judgement, Collection[str], Collection[Pair]]
"""A judgement with the things it says are one, and the pairs it says are not."""


def _last(said: Sequence[Said]) -> Decided:
    apart: dict[Pair, int] = {}
    joining: dict[str, set[int]] = {}
    for at, (_, one, pairs) in enumerate(said):
        apart |= dict.fromkeys(pairs, at)
        for subject in one:
            joining.setdefault(subject, set()).add(at)
    barred: dict[str, dict[str, int]] = {}
    for (a, b), at in apart.items():
        barred.setdefault(a, {})[b] = barred.setdefault(b, {})[a] = at
    same: dict[Pair, Judgement] = {}
    for at, (judgement, one, _) in enumerate(said):
        same |= dict.fromkeys(_spanning(set(one), barred, at), judgement)
    none: set[int] = set()
    different = {
        (a, b): said[at][0] for (a, b), at in apart.items() if not any(later > at for later in joining.get(a, none) & joining.get(b, none))
    }
    return Decided(dict(sorted(same.items())), dict(sorted(different.items())))


def _apart(judgement: Judgement) -> Iterator[Pair]:
    if judgement.verb == "different":
        yield from _each_pair(judgement.subjects)
    elif judgement.verb in LEFT:
        said = value_of(judgement).get(LEFT[judgement.verb])
        left = [each for each in said if isinstance(each, str)] if isinstance(said, list) else []
        taken = judgement.subjects[:1] if judgement.verb == "move" else judgement.subjects
        yield from (ordered(a, b) for a, b in product(taken, left) if a != b)


def _each_pair(subjects: Iterable[str]) -> tuple[Pair, ...]:
    return tuple(combinations(sorted(set(subjects)), 2))


NOTHING: Mapping[str, int] = {}


def _spanning(items: set[str], barred: Mapping[str, Mapping[str, int]], at: int) -> Iterator[Pair]:
    """As few pairs as hang `items` together wherever pairs do that nobody set apart after statement `at`."""
    left = set(items)
    waiting: list[str] = []
    while left:
        item = waiting.pop() if waiting else min(left)
        left.discard(item)
        reached = sorted(left - {other for other, later in barred.get(item, NOTHING).items() if later > at})
        left.difference_update(reached)
        waiting += reached
        yield from (ordered(item, other) for other in reached)


def against(judgements: Sequence[Judgement], newest: Judgement) -> frozenset[int]:
    """The numbers of the decisions that hold together what `newest` says is apart, so that its word would have no effect."""
    pairs = set(_apart(newest))
    if not pairs:
        return frozenset()
    near: dict[str, list[tuple[str, int]]] = {}
    for (a, b), judgement in decided([*judgements, newest]).same.items():
        near.setdefault(a, []).append((b, judgement.id))
        near.setdefault(b, []).append((a, judgement.id))
    of = _components(near)
    torn = next(((a, b) for a, b in sorted(pairs) if a in of and of[a] == of.get(b)), None)
    return _between(*torn, near) - {newest.id} if torn else frozenset()


Near = Mapping[str, Sequence[tuple[str, int]]]


def _components(near: Near) -> dict[str, str]:
    of: dict[str, str] = {}
    for start in near:
        waiting = [] if start in of else [start]
        while waiting:
            item = waiting.pop()
            of[item] = start
            waiting += [other for other, _ in near[item] if other not in of]
    return of


def _between(a: str, b: str, near: Near) -> frozenset[int]:
    """The judgements along a shortest way from `a` to `b`."""
    came: dict[str, tuple[str, int]] = {a: (a, 0)}
    waiting = [a]
    while b not in came:
        waiting = [
            other for item in waiting for other, judgement in near[item] if came.setdefault(other, (item, judgement)) == (item, judgement)
        ]
    found: set[int] = set()
    while b != a:
        b, judgement = came[b]
        found.add(judgement)
    return frozenset(found)


def reason(judgement: Judgement) -> str:
    """The decision in words."""
    return f"decided by {judgement.who}: {judgement.why}" if judgement.why else f"decided by {judgement.who}"
