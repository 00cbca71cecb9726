"""What people decided, as pairs that must or must not stand together. The last word on a pair counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.model import Judgement
from twosource.resolution.clusters import Pair, ordered


@dataclass(frozen=True, slots=True)
class Decided:
    """Ordered pairs of chain or claim ids with the judgement that decides each."""

    same: dict[Pair, Judgement]
    different: dict[Pair, Judgement]


def decided(judgements: Sequence[Judgement]) -> Decided:
    """Each pair of subjects under the latest judgement (by id) that speaks of it."""
    latest: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=lambda item: item.id):
        if judgement.verb in ("same", "different"):
            for a, b in combinations(sorted(set(judgement.subjects)), 2):
                latest[ordered(a, b)] = judgement
    return Decided(
        {pair: judgement for pair, judgement in sorted(latest.items()) if judgement.verb == "same"},
        {pair: judgement for pair, judgement in sorted(latest.items()) if judgement.verb == "different"},
    )


def reason(judgement: Judgement) -> str:
    """The decision in words."""
    return f"decided by {judgement.who}: {judgement.why}" if judgement.why else f"decided by {judgement.who}"
