"""Which claims are worth comparing: those of one report or of related reports whose triggers share a key. No scan over all pairs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.resolution.events.views import ClaimView
from twosource.resolution.stories import Stories

RIVALS = 100
"""Claims of one report under the keys of a claim with which it is compared; of more, those nearest to its own place among its like. Met
in none of the 189 reports of decision 22."""


def candidates(views: Sequence[ClaimView], stories: Stories) -> Iterator[tuple[ClaimView, ClaimView, float]]:
    """Each pair worth comparing once, with the likeness of its reports; the claim of the lesser id first.

    Two claims of different reports that only tell that somebody spoke need a participant or a word for one in common.
    """
    index: dict[str, list[int]] = {}
    for place, view in enumerate(views):
        for key in view.keys:
            index.setdefault(key, []).append(place)
    near = {report: {report: 1.0} for report in sorted({view.report for view in views})}
    for (left, right), likeness in stories.likeness.items():
        if left in near and right in near:
            near[left][right] = near[right][left] = likeness
    alike: dict[frozenset[str], _Alike] = {}
    for place, a in enumerate(views):
        if (found := alike.get(a.keys)) is None:
            found = alike[a.keys] = _Alike(sorted(set().union(*[index[key] for key in a.keys])), views)
        related = near[a.report]
        for other in found.after(place, a.report):
            b = views[other]
            if (like := related.get(b.report)) is not None and not (a.speaks and b.speaks and _unrelated(a, b)):
                yield (a, b, like) if a.claim.id < b.claim.id else (b, a, like)


class _Alike:
    """The places of the claims under some keys, in order."""

    def __init__(self, places: list[int], views: Sequence[ClaimView]) -> None:
        """Parts them by report where one report has more of them than are compared."""
        self.places = places
        self.by_report: dict[str, list[int]] = {}
        for place in places:
            self.by_report.setdefault(views[place].report, []).append(place)
        self.few = all(len(each) <= RIVALS for each in self.by_report.values())

    def after(self, place: int, report: str) -> Iterator[int]:
        """The places behind one, of each report the `RIVALS` nearest to where it stands among those of its own."""
        if self.few:
            yield from self.places[bisect_right(self.places, place) :]
            return
        own = self.by_report.get(report, [])
        share = bisect_right(own, place) / max(1, len(own))
        for other, places in self.by_report.items():
            centre = bisect_right(own, place) + RIVALS // 2 if other == report else round(share * len(places))
            first = max(0, min(centre - RIVALS // 2, len(places) - RIVALS))
            yield from (each for each in places[first : first + RIVALS] if each > place)


def _unrelated(a: ClaimView, b: ClaimView) -> bool:
    return a.report != b.report and a.participants.isdisjoint(b.participants) and a.fillers.isdisjoint(b.fillers)
