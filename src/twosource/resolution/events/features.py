"""Two claims side by side: the features of a pair."""

from dataclasses import dataclass
from math import log

from twosource.language import per_language_up_to
from twosource.language.rarity import cosine, rarity
from twosource.resolution.events.exclusions import DAYS_OF_SLACK, gap, one_day, one_place
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.trigger_words import base, meaning, usages
from twosource.resolution.events.views import ClaimView

PRIOR_ONE, PRIOR_TWO = 0.3, 1.0
"""Counts added to a verb pair's own before its rate is taken."""
MEANING_OF_FEATURE: dict[str, str] = {
    "same word": "the two lemmas are one",
    "same verb": "the lemmas stand for one verb (arrest: to arrest)",
    "shared sense": "WordNet has a sense that both can have",
    "usage of the verbs": "log odds of one event where the train topics use the two verbs in related reports",
    "usage known": "the train topics hold the pair of verbs",
    "rarity of the word": "how rare the more frequent of the two words is",
    "same type": "both are of one type of event",
    "different types": "they are of two types of event",
    "same actor": "somebody acts in both",
    "same target": "it is done to somebody in both",
    "different actors": "named actors on both sides, none in common",
    "different targets": "named targets on both sides, none in common",
    "no shared name in sentence": "both sentences name somebody, and nobody in common",
    "same day": "both are dated to one day",
    "times meet": "their times meet, or nearly",
    "same place": "both are at one place",
    "places meet": "the place of one lies in that of the other",
    "shared ground": "rarity of all they share beside their words",
    "one denied": "one is denied, the other told",
    "one planned": "one is planned or asked for, the other told",
    "both open the report": "each stands in the first block of its report",
    "both speech": "both are somebody's saying",
    "speech, shared participant": "both are somebody's saying, and somebody takes part in both",
    "likeness of sentences": "cosine of the words of the two sentences, 0 in one sentence",
    "likeness of reports": "likeness of the two reports, 1 in one report",
    "same report": "both stand in one report",
    "same sentence": "both stand in one sentence",
    "same verb, like sentences": "same verb, times likeness of sentences",
    "same verb, like reports": "same verb, times likeness of reports, in two reports",
    "same verb, same report": "same verb, in one report",
    "usage, like reports": "usage of the verbs, times likeness of reports, in two reports",
}
"""What is looked at, in the order of the weights' table (`event_weights.tsv`), and what each says of a pair of claims."""
FEATURES = tuple(MEANING_OF_FEATURE)


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What the two words alone say."""

    same_word: float
    same_verb: float
    shared_sense: float
    usage: float
    usage_known: float
    rarity: float

    def by_name(self) -> dict[str, float]:
        """The values by the names of the features."""
        return {
            "same word": self.same_word, "same verb": self.same_verb, "shared sense": self.shared_sense,
            "usage of the verbs": self.usage, "usage known": self.usage_known, "rarity of the word": self.rarity,
        }  # fmt: skip


@per_language_up_to(200_000)
def words_alike(one: str, other: str) -> WordFeatures:
    """What two lemmas alone say. Kept: a case holds far fewer pairs of words than of claims."""
    verb, second = base(one), base(other)
    found = usages().get((verb, second) if verb <= second else (second, verb))
    usage = usage_rate(0.0, 0.0) if found is None else usage_rate(found.one, found.two)
    shared = not set(meaning(one).senses).isdisjoint(meaning(other).senses)
    alike = min(rarity(one), rarity(other))
    return WordFeatures(float(one == other), float(verb == second), float(shared), usage, float(found is not None), alike)


def usage_rate(one: float, two: float) -> float:
    """How readily two verbs name one event, as log odds, from how often they named one and how often two."""
    return log((one + PRIOR_ONE) / (two + PRIOR_TWO))


def products(words: WordFeatures, sentences: float, likeness: float, inside: float) -> dict[str, float]:
    """The features that hang on how alike sentences and reports are, and on words together with it; linear in both likenesses.

    `inside` is 1 for claims of one report, else 0.
    """
    across = likeness * (1 - inside)
    return {
        "likeness of sentences": sentences,
        "likeness of reports": likeness,
        "same report": inside,
        "same verb, like sentences": words.same_verb * sentences,
        "same verb, like reports": words.same_verb * across,
        "same verb, same report": words.same_verb * inside,
        "usage, like reports": words.usage * across,
    }


def features(a: ClaimView, b: ClaimView, likeness: float, ground: Ground, words: WordFeatures | None = None) -> dict[str, float]:
    """The value of each of FEATURES for two claims of reports with that `likeness`; the order of the two does not matter.

    `words` stand in for what their words say, where that was learned from this very pair's topic.
    """
    words = words_alike(*sorted((a.lemma, b.lemma))) if words is None else words
    inside = float(a.report == b.report)
    one_sentence = float(bool(inside) and a.claim.span == b.claim.span)
    sentences = 0.0 if one_sentence else cosine(a.sentence, b.sentence)
    values = dict.fromkeys(FEATURES, 0.0) | words.by_name() | dict.fromkeys(held(a, b), 1.0)
    return values | {"shared ground": ground.shared(a, b), "same sentence": one_sentence} | products(words, sentences, likeness, inside)


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
