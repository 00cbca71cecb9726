"""What of an event is held against what: claims of one affair, and for what is loosely told, claims in sentences alike.

Clustering may take two captures in one sea for one event, and "the attack" here for "the attack" there. What one of them says
is not said again by the other, nor contradicted by it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

from twosource.comparison.comparable import close
from twosource.comparison.context import CaseIndex
from twosource.model import Claim

Item = TypeVar("Item")
PARTITION_LIKENESS = 230
SHARING = 90
"""Least likeness (thousandths) of two sentences whose claims are taken together, and where they share who takes part. Chains of such
pairs are taken together too. On ECB+ dev the agreeing pairs are found best from 300 to 400 (precision 42, recall 38)."""


MOST_JOINED, LATEST = 300, 30
"""Items that are held each against each; of more, each against the first and last of so many of the latest groups. No event of 700
reports of news has a third as many claims."""


def joined(items: Sequence[Item], tied: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """The groups that ties make, each in the order of `items`."""
    if len(items) > MOST_JOINED:
        return _joined_to_lasts(items, tied)
    group = {at: [at] for at in range(len(items))}
    for a, b in combinations(range(len(items)), 2):
        if group[a] is not group[b] and tied(items[a], items[b]):
            group |= dict.fromkeys(whole := group[a] + group[b], whole)
    return [[items[at] for at in sorted(members)] for members in {id(members): members for members in group.values()}.values()]


def _joined_to_lasts(items: Sequence[Item], tied: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """The groups of too many items to hold each against each: each goes to one of the latest whose first or last it is tied to."""
    groups: list[list[Item]] = []
    for item in items:
        recent = groups[-LATEST:]
        at = next((n for n, group in enumerate(recent) if tied(group[0], item) or (len(group) > 1 and tied(group[-1], item))), None)
        if at is None:
            groups.append([item])
        else:
            recent[at].append(item)
    return groups


def by_affair(claims: Sequence[Claim], index: CaseIndex) -> list[list[Claim]]:
    """The claims of each affair."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[index.affair_of[claim.report]].append(claim)
    return list(found.values())


def in_sentences_alike(claims: Sequence[Claim], index: CaseIndex) -> list[list[Claim]]:
    """The claims of each affair that sentences alike or participants in common hold together, but for words that only carry a claim."""

    def tied(a: Claim, b: Claim) -> bool:
        alike = index.alike(a, b)
        return alike >= PARTITION_LIKENESS or (alike >= SHARING and close(a, b, index))

    return [part for each in by_affair([claim for claim in claims if not claim.aside], index) for part in joined(each, tied)]
