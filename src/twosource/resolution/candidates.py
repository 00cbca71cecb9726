"""Which claims are worth comparing: those of one report or of related reports whose triggers share a key. No scan over all pairs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.resolution.sights import Sight
from twosource.resolution.stories import Stories


def candidates(sights: Sequence[Sight], stories: Stories) -> Iterator[tuple[Sight, Sight, float]]:
    """Each pair worth comparing once, with the likeness of its reports; the claim of the lesser id first.

    Two claims of different reports that only tell that somebody spoke need a participant or a word for one in common.
    """
    index: dict[str, list[int]] = {}
    for place, sight in enumerate(sights):
        for key in sight.keys:
            index.setdefault(key, []).append(place)
    near = {report: {report: 1.0} for report in sorted({sight.report for sight in sights})}
    for (left, right), likeness in stories.likeness.items():
        if left in near and right in near:
            near[left][right] = near[right][left] = likeness
    alike: dict[frozenset[str], list[int]] = {}
    for place, a in enumerate(sights):
        if (found := alike.get(a.keys)) is None:
            found = alike[a.keys] = sorted(set().union(*[index[key] for key in a.keys]))
        related = near[a.report]
        for other in found[bisect_right(found, place) :]:
            b = sights[other]
            if (like := related.get(b.report)) is not None and not (a.speaks and b.speaks and _unrelated(a, b)):
                yield (a, b, like) if a.claim.id < b.claim.id else (b, a, like)


def _unrelated(a: Sight, b: Sight) -> bool:
    return a.report != b.report and a.participants.isdisjoint(b.participants) and a.fillers.isdisjoint(b.fillers)
