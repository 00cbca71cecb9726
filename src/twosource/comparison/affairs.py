"""Which reports of a story tell of one affair: two captures in one sea, a week apart, share their words but not their names.

Reports are joined, the likest first, while the reports of two groups are on average like enough, by their words and by the
names they tell of. So what one report tells is never held against what another tells of something else.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from twosource.comparison.similarity import likeness, told, weigh

AFFAIR_LIKENESS = 440
"""Least likeness (words and names, thousandths each) at which two groups are joined. Of the pairs of reports in one story, ECB+ train
(dev): 76 (91) in 100 of those on one happening stay together, and 9 (26) in 100 of those on two similar ones."""
MIN_REPORTS_PARTED = 5
"""Reports from which on a story is parted at all: in a smaller one nothing shows which words its affairs have in common."""
MAX_REPORTS_PARTED = 200
"""Reports up to which a story is parted; a larger one is made of copies of one text, which are of one affair."""
Pair = tuple[str, str]


def affairs(texts: Mapping[str, str], names: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Each report's affair, called by its least report; `names` counts the named entities that each tells of."""
    reports = sorted(texts)
    if not MIN_REPORTS_PARTED <= len(reports) <= MAX_REPORTS_PARTED:
        return dict.fromkeys(reports, reports[0])
    spread = Counter(name for report in reports for name in names.get(report, ()))
    by_words = {report: told(texts[report]) for report in reports}
    by_names = {report: weigh(names.get(report, {}), spread, len(reports)) for report in reports}
    alike = {(a, b): likeness(by_words[a], by_words[b]) + likeness(by_names[a], by_names[b]) for a, b in combinations(reports, 2)}
    return {report: group[0] for group in _joined(reports, alike) for report in group}


def _joined(reports: Sequence[str], alike: Mapping[Pair, int]) -> list[tuple[str, ...]]:
    """Average-link clusters; of equally like groups the first by id are joined first."""
    groups: dict[str, tuple[str, ...]] = {report: (report,) for report in reports}
    sums: dict[str, dict[str, int]] = {report: {} for report in reports}
    for (a, b), value in alike.items():
        sums[a][b] = sums[b][a] = value
    heap = [(-value, a, b, 2) for (a, b), value in alike.items() if value >= AFFAIR_LIKENESS]
    heapify(heap)
    while heap:
        _, a, b, size = heappop(heap)
        if a not in groups or b not in groups or len(groups[a]) + len(groups[b]) != size:
            continue
        groups[a] = tuple(sorted(groups[a] + groups.pop(b)))
        gone = sums.pop(b)
        for other in groups.keys() - {a}:
            total = sums[a].get(other, 0) + gone.get(other, 0)
            sums[a][other] = sums[other][a] = total
            average = total // (len(groups[a]) * len(groups[other]))
            if average >= AFFAIR_LIKENESS:
                first, second = sorted((a, other))
                heappush(heap, (-average, first, second, len(groups[a]) + len(groups[other])))
    return list(groups.values())
