"""What two claims have in common beside their word, weighed by how rare it is in the story.

That the man every sentence speaks of takes part in both says little; that both name one town, day or second person says much.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log

from twosource.resolution.events.views import ClaimView
from twosource.resolution.stories import Stories

MAX_SUMMED_RARITY = 3.0
"""Summed rarity (natural log) above which more says nothing new: something told in one claim of twenty."""
MILLION = 1_000_000


class Ground:
    """How rare each participant, filler, day, place and number is in a report and the reports like it."""

    def __init__(self, views: Sequence[ClaimView], stories: Stories) -> None:
        """Counts over `views`, each report with the reports related to it."""
        own: dict[str, Counter[Hashable]] = {}
        claims: Counter[str] = Counter()
        for view in views:
            own.setdefault(view.report, Counter()).update(view.ground)
            claims[view.report] += 1
        near = {report: [report] for report in own}
        for left, right in stories.likeness:
            if left in own and right in own:
                near[left].append(right)
                near[right].append(left)
        self._rarity = {report: _rarity(own[report], [own[each] for each in near[report]]) for report in own}
        told = {report: sum(claims[each] for each in near[report]) for report in own}
        for report, rarity in self._rarity.items():
            whole = round(MILLION * log(told[report]))
            for key, count in rarity.items():
                rarity[key] = whole - count

    def shared(self, a: ClaimView, b: ClaimView) -> float:
        """The summed rarity of what both claims tell, to MAX_SUMMED_RARITY; 0 where they share nothing."""
        if a.ground.isdisjoint(b.ground):
            return 0.0
        ours, theirs = self._rarity[a.report], self._rarity[b.report]
        total = sum([ours[key] + theirs[key] for key in a.ground & b.ground])
        return min(total / (2 * MILLION), MAX_SUMMED_RARITY)


def _rarity(own: Counter[Hashable], near: Sequence[Counter[Hashable]]) -> dict[Hashable, int]:
    """For each thing a report tells, the logarithm of how often it and its neighbours tell it: whole, so that no sum has an order."""
    return {key: round(MILLION * log(sum([counts[key] for counts in near if key in counts]))) for key in own}
