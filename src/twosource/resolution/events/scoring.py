"""How likely two claims are of one event: the learned table applied.

A pair's score is the logistic of the weighed features (`features.FEATURES`). Most pairs are unlike, so the sum is taken piece by
piece from the table by the names of the features that hold, and given up as soon as nothing that is left could make it count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp, log

from twosource.language import per_language, per_language_up_to, rows
from twosource.language.rarity import UNIT
from twosource.resolution.clustering.clusters import Pair
from twosource.resolution.events.exclusions import anchored, barred, versions
from twosource.resolution.events.features import FEATURES, held, products, words_alike
from twosource.resolution.events.presence import LIKELY
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.views import ClaimView

EVENT_JOIN_THRESHOLD = 0.65
"""Mean score at which groups of claims are joined. On ECB+ dev 0.5 is best, on MEANTIME 0.7; of what measures alike the higher is taken:
a wrong join costs a reader more than a missed one."""
WORTH = 0.3
"""A pair below it is kept out of the sums: it counts as 0. No figure of ECB+ or MEANTIME dev moves by more than 0.1 from 0.05 to here."""
VERSION_WORTH = 0.8
"""What the score of two versions is worth that share no named participant on one side, no day and no place. On ECB+ and MEANTIME dev
such pairs are of one event in 5 to 35 of 100; at 0 the two measure one and three points lower, since a plan and its deed often are."""
MIN_LOGIT = log(WORTH / (1 - WORTH))
"""The same before the logistic."""


@per_language
def weights() -> tuple[float, dict[str, float]]:
    """The bias, and the weight of each of FEATURES by its name. Raises KeyError when the table and FEATURES do not fit."""
    table = {row["feature"]: float(row["weight"]) for row in rows("event_weights")}
    return table["bias"], {name: table[name] for name in FEATURES}


def log_odds(values: Mapping[str, float], start: float | None = None) -> float:
    """The weighed features added up, in their order, to the bias or to what was added up before."""
    bias, weight = weights()
    total = bias if start is None else start
    for name, value in values.items():
        total += weight[name] * value
    return total


def score(values: Mapping[str, float]) -> float:
    """0 to 1, to six digits."""
    return _squashed(log_odds(values))


def _squashed(total: float) -> float:
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 6)


@per_language
def _meanings() -> tuple[tuple[float, float], ...]:
    return tuple((float(row["score"]), float(row["right"])) for row in rows("event_confidence"))


def confidence(score: float) -> float:
    """Of the links with that score the share that is right: what is shown, by the line through the points of `event_confidence.tsv`."""
    points = _meanings()
    for (low, right), (high, righter) in pairwise(points):
        if low <= score <= high:
            return round(right + (righter - right) * (score - low) / (high - low), 3)
    return points[0][1] if score < points[0][0] else points[-1][1]


@dataclass(frozen=True, slots=True)
class _Words:
    """What two words are worth: in one report, in two, and there for each likeness; and for the likeness of the sentences."""

    inside: float
    across: float
    likeness: float
    sentences: float


@per_language_up_to(200_000)
def _words(one: str, other: str) -> _Words:
    words = words_alike(one, other)
    across = log_odds(words.by_name())
    return _Words(
        inside=log_odds(products(words, sentences=0.0, likeness=1.0, inside=1.0), across),
        across=across,
        likeness=log_odds(products(words, sentences=0.0, likeness=1.0, inside=0.0), 0.0),
        sentences=log_odds(products(words, sentences=1.0, likeness=0.0, inside=0.0), 0.0),
    )


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores by ordered pair of claims, the likeness of their reports, and the pairs that a hard limit bars."""

    scores: dict[Pair, float] = field(default_factory=dict)
    likeness: dict[Pair, float] = field(default_factory=dict)
    against: dict[Pair, str] = field(default_factory=dict)


def score_all(pairs: Iterable[tuple[ClaimView, ClaimView, float]], ground: Ground) -> Scored:
    """Every candidate pair of one story scored or barred; what is unlikely, or a mere version of nothing in common, is left out."""
    found = Scored()
    for a, b, likeness in pairs:
        if why := barred(a, b):
            found.against[a.claim.id, b.claim.id] = why
        elif value := likely(a, b, likeness, ground):
            pair = a.claim.id, b.claim.id
            found.scores[pair] = value
            found.likeness[pair] = likeness
    return found


def likely(a: ClaimView, b: ClaimView, likeness: float, ground: Ground) -> float:
    """The learned score, or what one person in one town is worth, whichever is more; 0 for a pair that is not WORTH its place."""
    learned = _learned(a, b, likeness, ground)
    if learned and versions(a, b) and not anchored(a, b):
        learned *= VERSION_WORTH
    return max(learned, LIKELY) if together(a, b) else learned


def together(a: ClaimView, b: ClaimView) -> bool:
    """Whether two reports put one person in one town."""
    return bool(a.presence) and a.report != b.report and not a.presence.isdisjoint(b.presence)


def _learned(a: ClaimView, b: ClaimView, likeness: float, ground: Ground) -> float:
    """`score(features(a, b, likeness, ground))`, or 0 where that is less than WORTH."""
    words, (_, weight) = _words(a.lemma, b.lemma) if a.lemma < b.lemma else _words(b.lemma, a.lemma), weights()
    inside = a.report == b.report
    total = words.inside if inside else words.across + words.likeness * likeness
    total += sum([weight[name] for name in held(a, b)]) + weight["shared ground"] * ground.shared(a, b)
    if inside and a.claim.span == b.claim.span:
        total += weight["same sentence"]
    elif total + max(words.sentences, 0.0) >= MIN_LOGIT:
        total += words.sentences * _likeness(a, b)
    return _squashed(total) if total >= MIN_LOGIT else 0.0


def _likeness(a: ClaimView, b: ClaimView) -> float:
    """The cosine of the two sentences."""
    shared = a.words & b.words
    return sum([a.sentence[word] * b.sentence[word] for word in shared]) / (UNIT * UNIT) if shared else 0.0
