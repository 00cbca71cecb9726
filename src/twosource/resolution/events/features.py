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
    """The values of WORD_FEATURES for two lemmas. Kept: a case holds far fewer pairs of words than of claims."""
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
    inside = float(a.report == b.report)
    one_sentence = float(bool(inside) and a.claim.span == b.claim.span)
    sentences = 0.0 if one_sentence else cosine(a.sentence, b.sentence)
    across = likeness * (1 - inside)
    values = dict.fromkeys(FEATURES, 0.0) | dict.fromkeys(held(a, b), 1.0)
    values |= dict(zip(WORD_FEATURES, words, strict=True))
    values |= {
        "shared ground": ground.shared(a, b),
        "likeness of sentences": sentences,
        "likeness of reports": likeness,
        "same report": inside,
        "same sentence": one_sentence,
        "same verb, like sentences": verb * sentences,
        "same verb, like reports": verb * across,
        "same verb, same report": verb * inside,
        "usage, like reports": rate * across,
    }
    return [values[name] for name in FEATURES]


def held(a: ClaimView, b: ClaimView) -> list[str]:
    """The features that hold of two claims or do not, by name: those that hold. Both the whole list and the quick sum ask here."""
    return [*_of_sides(a, b), *_of_telling(a, b)]


def _of_sides(a: ClaimView, b: ClaimView) -> list[str]:
    """What the claims' types and who takes part say."""
    found = []
    if a.type != "other" and b.type != "other":
        found.append("same type" if a.type == b.type else "different types")
    for side, same, different in ((0, "same actor", "different actors"), (1, "same target", "different targets")):
        ours, theirs = a.sides[side], b.sides[side]
        if ours and theirs:
            if not ours.isdisjoint(theirs):
                found.append(same)
            ours, theirs = a.named_sides[side], b.named_sides[side]
            if ours and theirs and ours.isdisjoint(theirs):
                found.append(different)
    if a.within and b.within and a.within.isdisjoint(b.within):
        found.append("no shared name in sentence")
    if a.speaks and b.speaks:
        found.append("both speech")
        if not a.participants.isdisjoint(b.participants):
            found.append("speech, shared participant")
    return found


def _of_telling(a: ClaimView, b: ClaimView) -> list[str]:
    """What time, place, how surely it is told and where in the report say."""
    found = []
    if one_day(a, b):
        found.append("same day")
    if a.days and b.days and gap(a, b) <= DAYS_OF_SLACK:
        found.append("times meet")
    if a.placed and b.placed:
        if one_place(a, b):
            found.append("same place")
        if a.place and b.place and (a.place.holds(b.place) or b.place.holds(a.place)):
            found.append("places meet")
    if a.told_as != b.told_as:
        (polarity, status), (other, otherwise) = a.told_as, b.told_as
        if polarity != other:
            found.append("one denied")
        if (status == "planned") != (otherwise == "planned"):
            found.append("one planned")
    if a.opens and b.opens:
        found.append("both open the report")
    return found
