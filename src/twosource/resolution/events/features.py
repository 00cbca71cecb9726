"""Two claims side by side: the features of a pair."""

from math import log

from twosource.language import per_language_up_to
from twosource.language.rarity import cosine, rarity
from twosource.resolution.events.exclusions import DAYS_OF_SLACK, gap, one_day, one_place
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.trigger_words import base, meaning, usages
from twosource.resolution.events.views import ClaimView

PRIOR_ONE, PRIOR_TWO = 0.3, 1.0
"""Counts added to a verb pair's own before its rate is taken."""
WORD_FEATURES = ("same word", "same verb", "shared sense", "usage of the verbs", "usage known", "rarity of the word")
"""What the two words alone say."""
FEATURES = (
    *WORD_FEATURES,
    "same type",
    "different types",
    "same actor",
    "same target",
    "different actors",
    "different targets",
    "no shared name in sentence",
    "same day",
    "times meet",
    "same place",
    "places meet",
    "shared ground",
    "one denied",
    "one planned",
    "both open the report",
    "both speech",
    "speech, shared participant",
    "likeness of sentences",
    "likeness of reports",
    "same report",
    "same sentence",
    "same verb, like sentences",
    "same verb, like reports",
    "same verb, same report",
    "usage, like reports",
)
"""What is looked at, in the order of the weights' table (`event_weights.tsv`)."""


@per_language_up_to(200_000)
def words_alike(one: str, other: str) -> tuple[float, ...]:
    """The values of WORDS for two lemmas. Kept: a case holds far fewer pairs of words than of claims."""
    verb, second = base(one), base(other)
    rate, known = _usage(verb, second)
    shared = not set(meaning(one).senses).isdisjoint(meaning(other).senses)
    return float(one == other), float(verb == second), float(shared), rate, float(known), min(rarity(one), rarity(other))


def _usage(verb: str, other: str) -> tuple[float, bool]:
    """How readily the two verbs name one event, as log odds, and whether the train topics hold the pair."""
    found = usages().get((verb, other) if verb <= other else (other, verb))
    if found is None:
        return log(PRIOR_ONE / PRIOR_TWO), False
    return log((found.one + PRIOR_ONE) / (found.two + PRIOR_TWO)), True


def features(a: ClaimView, b: ClaimView, likeness: float, ground: Ground) -> list[float]:
    """The values of FEATURES for two claims of reports with that `likeness`; the order of the two does not matter."""
    words = words_alike(*sorted((a.lemma, b.lemma)))
    verb, rate = words[1], words[3]
    told = "other" not in (a.type, b.type)
    (ours, ours_acted), (theirs, theirs_acted) = a.sides, b.sides
    inside = float(a.report == b.report)
    one_sentence = float(bool(inside) and a.claim.span == b.claim.span)
    sentences = 0.0 if one_sentence else cosine(a.sentence, b.sentence)
    speech = float(a.speaks and b.speaks)
    across = likeness * (1 - inside)
    values = {
        "same type": told and a.type == b.type,
        "different types": told and a.type != b.type,
        "same actor": not ours.isdisjoint(theirs),
        "same target": not ours_acted.isdisjoint(theirs_acted),
        "different actors": _clash(a, b, 0),
        "different targets": _clash(a, b, 1),
        "no shared name in sentence": bool(a.within) and bool(b.within) and a.within.isdisjoint(b.within),
        "same day": one_day(a, b),
        "times meet": a.days is not None and b.days is not None and gap(a, b) <= DAYS_OF_SLACK,
        "same place": one_place(a, b),
        "places meet": a.place is not None and b.place is not None and (a.place.holds(b.place) or b.place.holds(a.place)),
        "shared ground": ground.shared(a, b),
        "one denied": a.claim.polarity != b.claim.polarity,
        "one planned": (a.claim.status == "planned") != (b.claim.status == "planned"),
        "both open the report": a.opens and b.opens,
        "both speech": speech,
        "speech, shared participant": speech * float(not a.participants.isdisjoint(b.participants)),
        "likeness of sentences": sentences,
        "likeness of reports": likeness,
        "same report": inside,
        "same sentence": one_sentence,
        "same verb, like sentences": verb * sentences,
        "same verb, like reports": verb * across,
        "same verb, same report": verb * inside,
        "usage, like reports": rate * across,
    }
    return [*words, *(float(values[name]) for name in FEATURES[len(WORD_FEATURES) :])]


def _clash(a: ClaimView, b: ClaimView, side: int) -> bool:
    ours, theirs = a.named_sides[side], b.named_sides[side]
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
