"""Copied text: runs of words that two reports share, and how much of the shorter one they make up.

Blocking: an inverted index from five-word runs to reports; reports without a common run are never compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

from twosource.model import Report, Span
from twosource.resolution.clusters import Pair
from twosource.resolution.texts import WORD

RUN = 5
"""Words of a run, the length that text-reuse studies of news use (METER)."""
WIDEST = 40
"""Reports under one run that are compared each with each; in wider runs each with the next in id order, which links copies just as well."""
COPIED = 0.25
"""Share of the shorter report's runs from which on it counts as copied. Among same-topic ECB+ pairs 3 of 100 lie above."""
LEAST = 10
"""Shared runs needed whatever the share: a short note with one quotation in common is no copy."""


@dataclass(frozen=True, slots=True)
class Runs:
    """A report's runs: hash to the index of its first word, and the words' spans."""

    first: dict[int, int]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports share: the share of the shorter one's runs, and the passages in each."""

    a: str
    b: str
    share: float
    passages: tuple[tuple[str, Span], ...]


def overlaps(reports: Sequence[Report]) -> Iterator[Overlap]:
    """Pairs of reports of which one copies the other or both a third, in the order of their ids."""
    runs = {report.id: runs_of(report.text) for report in reports}
    shared: dict[Pair, set[int]] = {}
    for run, members in _index(runs).items():
        for pair in combinations(members, 2) if len(members) <= WIDEST else pairwise(members):
            shared.setdefault(pair, set()).add(run)
    for (a, b), common in sorted(shared.items()):
        share = len(common) / min(len(runs[a].first), len(runs[b].first))
        if share >= COPIED and len(common) >= LEAST:
            passages = [(report, span) for report in (a, b) for span in _passages(runs[report], common)]
            yield Overlap(a, b, round(share, 3), tuple(passages))


def runs_of(text: str) -> Runs:
    """Every run of RUN words, hashed, with where it first begins."""
    found = list(WORD.finditer(text))
    words = [match.group().lower() for match in found]
    first: dict[int, int] = {}
    for at in range(len(words) - RUN + 1):
        first.setdefault(_hash(words[at : at + RUN]), at)
    return Runs(first, tuple(Span(match.start(), match.end()) for match in found))


def _hash(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _index(runs: dict[str, Runs]) -> dict[int, list[str]]:
    """Runs that stand in more than one report, with those reports in the order of their ids."""
    index: dict[int, list[str]] = {}
    for report in sorted(runs):
        for run in runs[report].first:
            index.setdefault(run, []).append(report)
    return {run: members for run, members in index.items() if len(members) > 1}


def _passages(runs: Runs, common: set[int]) -> Iterator[Span]:
    """The stretches of a report that shared runs cover, runs that touch joined."""
    starts = sorted(runs.first[run] for run in common)
    open_from = last = starts[0]
    for at in starts[1:]:
        if at > last + RUN:
            yield runs.spans[open_from].joined(runs.spans[last + RUN - 1])
            open_from = at
        last = at
    yield runs.spans[open_from].joined(runs.spans[last + RUN - 1])
