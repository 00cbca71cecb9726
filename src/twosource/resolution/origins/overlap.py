"""Which reports share text, and whether that is a copy or the same words of somebody quoted.

Blocking: an inverted index from runs of words to reports; reports without common runs are never compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from twosource.model import Report
from twosource.resolution.clustering.clusters import Pair, ordered
from twosource.resolution.origins.passages import Run, Stretch, Wording, passages, wording_of

SEEDS = 6
"""Common runs from which on two reports are compared: one more than SHORTEST words in one piece have."""
MAX_REPORTS_COMPARED = 40
"""Reports under one run that are compared each with each; in wider runs each with the first and the next, which links copies too."""
COPIED = ((0.6, 12), (0.4, 20), (0.32, 30))
"""Shares of one report's own words in common from which on it is a copy of the other (or both of a third), with the shared words asked for.

0.32 agrees best with the silver list of `bench/reuse.py` on its training topics (tried: 0.25 to 0.35). Two reports that only keep to names,
charges and set phrases share about 20 words."""
TAKEN = ((0.25, 30), (0.15, 60))
"""The same for reports of which only some passages were taken over. Of twenty pairs read that these lines and LONG bring in, and MinHash at
its best leaves out, twenty were copied in part; `bench/rewrites.py` shows what is missed."""
PARAGRAPH_WORDS = 36
"""Shared own words in passages close to each other that are taken over whatever the share: a paragraph."""
CLOSE = 20
"""Words between two passages, in both texts, that make them one place."""
STATEMENT = 10
"""Shared words between quotation marks from which on two reports quote one statement."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports share. `own` is the number of shared words outside quotations, `share` and `other_share` what part of each it is."""

    a: str
    b: str
    passages: tuple[Stretch, ...]
    own: int
    share: float
    other_share: float

    @property
    def copied(self) -> bool:
        """Whether one must have copied the other, or both a third."""
        return self._holds(COPIED)

    @property
    def taken(self) -> bool:
        """Whether one is no copy, but has passages of the other, or both of a third."""
        return not self.copied and (self._holds(TAKEN) or self.densest >= PARAGRAPH_WORDS)

    def _holds(self, lines: Sequence[tuple[float, int]]) -> bool:
        most = max(self.share, self.other_share)
        return any(most >= share and self.own >= words for share, words in lines)

    @property
    def densest(self) -> int:
        """The most own words shared in one place: in passages that follow each other closely in both texts."""
        most = run = 0
        for before, after in zip((None, *self.passages), self.passages, strict=False):
            run = after.own + (run if before and _follows(before, after) else 0)
            most = max(most, run)
        return most

    @property
    def statements(self) -> tuple[Stretch, ...]:
        """The passages that both have between quotation marks."""
        return tuple(passage for passage in self.passages if passage.shared - passage.own >= STATEMENT)


@dataclass(frozen=True, slots=True)
class Texts:
    """The wordings of the reports by id, and the pairs that share text."""

    wordings: Mapping[str, Wording]
    overlaps: tuple[Overlap, ...]


def overlaps(reports: Sequence[Report]) -> Texts:
    """Pairs of reports with passages in common, in the order of their ids."""
    wordings = {report.id: wording_of(report) for report in reports}
    found = (_overlap(pair, wordings) for pair in sorted(_candidates(reports, wordings)))
    return Texts(wordings, tuple(overlap for overlap in found if overlap.passages))


def _overlap(pair: Pair, wordings: Mapping[str, Wording]) -> Overlap:
    a, b = (wordings[each] for each in pair)
    found = passages(a, b)
    own = sum(passage.own for passage in found)
    return Overlap(*pair, found, own, _part(own, a), _part(own, b))


def _follows(before: Stretch, after: Stretch) -> bool:
    return after.start - before.end <= CLOSE and 0 <= after.other_start - before.other_end <= CLOSE


def _part(own: int, wording: Wording) -> float:
    return min(1.0, own / wording.own) if wording.own else 0.0


def _candidates(reports: Sequence[Report], wordings: Mapping[str, Wording]) -> Iterator[Pair]:
    shared: Counter[Pair] = Counter()
    for members, count in Counter(_index(reports, wordings)).items():
        for pair in _pairs(members):
            shared[pair] += count
    return (pair for pair, count in shared.items() if count >= SEEDS)


def _pairs(members: Sequence[str]) -> Iterable[Pair]:
    if len(members) <= MAX_REPORTS_COMPARED:
        return combinations(sorted(members), 2)
    return {ordered(*pair) for pair in [*pairwise(members), *((members[0], other) for other in members[2:])]}


def _index(reports: Sequence[Report], wordings: Mapping[str, Wording]) -> Iterator[tuple[str, ...]]:
    """For every run that stands in more than one report those reports, the earliest published first."""
    index: dict[Run, list[str]] = {}
    for report in sorted(reports, key=lambda report: (str(report.published.earliest or "~"), report.id)):
        for run in wordings[report.id].runs:
            index.setdefault(run, []).append(report.id)
    return (tuple(members) for members in index.values() if len(members) > 1)
