"""What two claims have in common beside their word, weighed by how rare it is in the story.

That the man every sentence speaks of takes part in both says little; that both name one town, day or second person says much.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log

from twosource.resolution.sights import Sight
from twosource.resolution.stories import Stories

GROUNDED = 3.0
"""Summed rarity (natural log) from which a pair counts in full: something told in one claim of twenty."""
UNSHARED, SILENT, OTHER_WORD = 0.7, 0.8, 0.6
"""What a pair's score is multiplied by where both say who, when or where and share too little of it, where one is silent, or
where the words differ too.
Chosen on ECB+ and MEANTIME dev; docs/decisions/0007-grounding.md has the figures with and without."""


class Ground:
    """How often each participant, filler, day, place and number is told in a report and the reports like it."""

    def __init__(self, sights: Sequence[Sight], stories: Stories) -> None:
        """Counts over `sights`, each report with its story's other reports."""
        self._keys = {sight.claim.id: frozenset(_keys(sight)) for sight in sights}
        own: dict[str, Counter[Hashable]] = {}
        for sight in sights:
            own.setdefault(sight.claim.report, Counter({TOLD: 0})).update([TOLD, *self._keys[sight.claim.id]])
        self._counts = {report: Counter(counts) for report, counts in own.items()}
        for left, right in stories.likeness:
            for report, other in ((left, right), (right, left)):
                if report in own and other in own:
                    self._counts[report].update(own[other])

    def share(self, a: Sight, b: Sight) -> float:
        """What a pair's score is multiplied by: 1 for a pair on firm ground, or of which neither says more than its word."""
        ours, theirs = self._keys[a.claim.id], self._keys[b.claim.id]
        if not ours and not theirs:
            return 1.0 if a.base == b.base else OTHER_WORD
        if ours and theirs and self._rarity(min(a.claim.report, b.claim.report), ours & theirs) >= GROUNDED:
            return 1.0
        if a.claim.trigger.lemma != b.claim.trigger.lemma:
            return OTHER_WORD
        return UNSHARED if ours and theirs else SILENT

    def _rarity(self, report: str, keys: frozenset[Hashable]) -> float:
        """Summed in whole millionths, so that no sum depends on its order."""
        counts = self._counts[report]
        return sum(round(MILLION * log(counts[TOLD] / counts[key])) for key in keys if counts[key]) / MILLION


MILLION = 1_000_000
TOLD = "claims told"
"""The key under which a report's claims themselves are counted."""


def _keys(sight: Sight) -> set[Hashable]:
    claim = sight.claim
    found: set[Hashable] = {*sight.named, *(("filler", word) for word in sight.fillers), *(("number", number) for number in sight.numbers)}
    if claim.time.edtf:
        found.add(("day", claim.time.edtf))
    if claim.place:
        found.add(("place", claim.place.place.path if claim.place.place else claim.place.text.casefold()))
    return found
