"""How likely two claims are of one event: the learned table applied, with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from operator import mul

from twosource.language import rows
from twosource.model import Link
from twosource.resolution.clusters import Pair
from twosource.resolution.event_pairs import FEATURES, barred, features
from twosource.resolution.grounding import Ground
from twosource.resolution.presence import LIKELY
from twosource.resolution.sights import Sight

JOIN = 0.5
"""Mean score at which groups of claims are joined. On gold mentions of the ECB+ train topics 0.35 is best, on events as read 0.5 (dev).
Of two that measure alike the higher one is taken: a wrong join costs a reader more than a missed one."""
WORTH = 0.05
"""A pair below it is kept out of the sums: it counts as 0."""
REASONS = 3
"""Features named in a reason."""


@cache
def weights() -> tuple[float, tuple[float, ...]]:
    """The bias, and a weight for each of FEATURES. Raises KeyError when the table and FEATURES do not fit."""
    table = {row["feature"]: float(row["weight"]) for row in rows("event_weights")}
    return table["bias"], tuple(table[name] for name in FEATURES)


def score(values: Sequence[float]) -> float:
    """0 to 1, to six digits."""
    bias, table = weights()
    total = bias + sum(map(mul, table, values))
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 6)


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores by ordered pair of claims, the likeness of their reports, and the pairs that a hard limit bars."""

    scores: dict[Pair, float] = field(default_factory=dict)
    likeness: dict[Pair, float] = field(default_factory=dict)
    against: dict[Pair, str] = field(default_factory=dict)


def score_all(pairs: Sequence[tuple[Sight, Sight, float]], ground: Ground) -> Scored:
    """Every candidate pair scored or barred; a pair that shares little but its word counts for less."""
    found = Scored()
    for a, b, likeness in pairs:
        pair = (a.claim.id, b.claim.id)
        if why := barred(a, b):
            found.against[pair] = why
            continue
        value = likely(a, b, likeness, ground)
        if value >= WORTH:
            found.scores[pair] = value
            found.likeness[pair] = likeness
    return found


def likely(a: Sight, b: Sight, likeness: float, ground: Ground) -> float:
    """The learned score on its ground, or what one person in one town is worth, whichever is more."""
    learned = score(features(a, b, likeness)) * ground.share(a, b)
    return max(learned, LIKELY) if _together(a, b) else learned


def _together(a: Sight, b: Sight) -> bool:
    """Whether two reports put one person in one town."""
    return a.claim.report != b.claim.report and not a.presence.isdisjoint(b.presence)


def explained(a: Sight, b: Sight, likeness: float) -> Link:
    """The pair's score with the features that spoke most for it."""
    values = features(a, b, likeness)
    parts = {name: round(w * x, 3) for name, w, x in zip(FEATURES, weights()[1], values, strict=True) if x}
    ranked = sorted(parts, key=lambda name: (-parts[name], name))
    reason = ", ".join(name for name in ranked[:REASONS] if parts[name] > 0)
    learned = score(values)
    if learned < LIKELY and _together(a, b):
        return Link(a.claim.id, b.claim.id, LIKELY, "the same person in the same place", ())
    return Link(a.claim.id, b.claim.id, learned, reason or "nothing against it", tuple((name, parts[name]) for name in ranked))
