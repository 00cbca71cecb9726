"""Which claims are worth comparing: those of one report or of related reports whose triggers share a key. No scan over all pairs."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from twosource.resolution.clusters import Pair, ordered
from twosource.resolution.event_pairs import SPEECH
from twosource.resolution.sights import Sight
from twosource.resolution.stories import Stories

Index = dict[str, dict[str, list[Sight]]]
"""Report to key to the claims with that key."""


def candidates(sights: Sequence[Sight], stories: Stories) -> Iterator[tuple[Sight, Sight, float]]:
    """Each pair worth comparing once, with the likeness of its reports; the claim of the lesser id first."""
    index: Index = {}
    for sight in sights:
        for key in sight.keys:
            index.setdefault(sight.claim.report, {}).setdefault(key, []).append(sight)
    for keyed in index.values():
        yield from ((*_sorted(a, b), 1.0) for a, b in _unique(pair for members in keyed.values() for pair in combinations(members, 2)))
    for (left, right), likeness in stories.likeness.items():
        yield from ((*_sorted(a, b), likeness) for a, b in _unique(_across(index.get(left, {}), index.get(right, {}))))


def _across(left: dict[str, list[Sight]], right: dict[str, list[Sight]]) -> Iterator[tuple[Sight, Sight]]:
    for key in left.keys() & right.keys():
        for a in left[key]:
            for b in right[key]:
                if not (a.claim.type in SPEECH and b.claim.type in SPEECH) or a.participants & b.participants or a.fillers & b.fillers:
                    yield a, b


def _unique(pairs: Iterator[tuple[Sight, Sight]]) -> Iterator[tuple[Sight, Sight]]:
    seen: set[Pair] = set()
    for a, b in pairs:
        pair = ordered(a.claim.id, b.claim.id)
        if pair not in seen:
            seen.add(pair)
            yield a, b


def _sorted(a: Sight, b: Sight) -> tuple[Sight, Sight]:
    return (a, b) if a.claim.id < b.claim.id else (b, a)
