"""Which reports are of one affair: pairs of reports that share rare words.

Blocking: an inverted index over each report's most telling words; only reports that share some of them are ever compared.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.model import Report
from twosource.resolution.texts import Vector, cosine, vector, words_of

KEYS = 25
"""Most telling words by which a report is found."""
SHARED = 2
"""Such words that two reports must share to be compared."""
RELATED = 0.12
"""Least cosine of two reports of one affair: of the ECB+ train pairs with a common event 96 of 100 lie above."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stories:
    """Likeness of related reports; a report is fully like itself. Pairs are in the order of their ids."""

    likeness: dict[Pair, float] = field(default_factory=dict)

    def between(self, a: str, b: str) -> float:
        """Likeness 0 to 1; 0 for reports of different affairs."""
        if a == b:
            return 1.0
        return self.likeness.get((a, b) if a < b else (b, a), 0.0)

    def neighbours(self) -> dict[str, list[str]]:
        """Each report with related ones to those of a greater id."""
        found: dict[str, list[str]] = {}
        for a, b in self.likeness:
            found.setdefault(a, []).append(b)
        return found


def find_stories(reports: Sequence[Report]) -> Stories:
    """The related pairs among `reports`."""
    vectors = {report.id: vector(words_of(report.text)) for report in reports}
    shared: Counter[Pair] = Counter()
    for members in _index(vectors).values():
        shared.update(combinations(members, 2))
    likeness = {pair: cosine(vectors[pair[0]], vectors[pair[1]]) for pair, count in shared.items() if count >= SHARED}
    return Stories({pair: score for pair, score in likeness.items() if score >= RELATED})


def _index(vectors: dict[str, dict[str, int]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for report in sorted(vectors):
        for word in _telling(vectors[report]):
            index.setdefault(word, []).append(report)
    return index


def _telling(weights: Vector) -> list[str]:
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    return ranked[:KEYS]
