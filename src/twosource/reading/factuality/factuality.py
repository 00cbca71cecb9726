"""How surely: polarity, certainty, whether it happened, and the words that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from twosource.language import words
from twosource.model import Attribution, Hedge, Span
from twosource.reading.factuality.cue_stance import leaning, reaches
from twosource.reading.factuality.features import SentenceSigns, features, sentence_signs
from twosource.reading.factuality.governors import FactualityValue, bearing
from twosource.reading.factuality.learned import FactualityClass, chances, group_of, likeliest
from twosource.reading.page import Factuality, Page


def factualities(page: Page) -> dict[str, Any]:
    """For each happening how surely it is told."""
    signs: dict[int, SentenceSigns] = {}
    return {"factualities": tuple(_factuality(page, index, signs) for index in range(len(page.event_mentions)))}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the rules say of an event's word, `around` it alone and in the end, with all cues (`rules`)."""

    token: Token
    around: FactualityValue
    rules: FactualityValue
    chain: tuple[Attribution, ...]

    def features(self, signs: SentenceSigns) -> frozenset[str]:
        """The names of the features that hold in a sentence with these signs."""
        return features(self.token, self.rules, self.around, self.chain, signs)


def weighed(page: Page, index: int) -> Weighed:
    """What is known of an event mention before the learned weights are asked."""
    token = page.doc[page.event_mentions[index].token]
    chain = page.attributions[index]
    around = bearing(token)
    found = around
    for step in chain:
        found = found.joined(_of_cue(page, step, token))
    return Weighed(token, around, found, chain)


def decided(rules: FactualityValue, chances: Mapping[FactualityClass, float]) -> FactualityValue:
    """The likeliest class, with what the rules know of it: which words weaken it, how far, and whether it is so in general."""
    if not chances:
        return rules
    found = likeliest(chances, rules)
    general = rules.status == "general"
    match found:
        case "happened":
            return FactualityValue(False, "certain", "general" if general else "happened", rules.hedges)
        case "did_not":
            return FactualityValue(True, rules.certainty, "general" if general else "happened", rules.hedges)
        case "unsure":
            certainty = rules.certainty if rules.certainty != "certain" else "possible"
            return FactualityValue(rules.negative, certainty, "general" if general else "happened", rules.hedges)
        case _:
            return FactualityValue(rules.negative, rules.certainty, found, rules.hedges)


def _factuality(page: Page, index: int, signs: dict[int, SentenceSigns]) -> Factuality:
    given = weighed(page, index)
    found = given.rules
    event_mention = page.event_mentions[index]
    if event_mention.kind == "event" and not (event_mention.type == "speak" and group_of(found) == 0):  # what is flatly said was said
        sentence = given.token.sent
        if sentence.start not in signs:
            signs[sentence.start] = sentence_signs(sentence)
        found = decided(found, chances(given.features(signs[sentence.start]), given.token, page.signals))
    spans = set(found.hedges)
    hedges = sorted(span for span in spans if not any(other != span and other.holds(span) for other in spans))
    voiced = [step for step in given.chain if step.source is not None]
    return Factuality(
        "negative" if found.negative else "positive",
        found.certainty,
        found.status,
        tuple(Hedge(span, span.of(page.report.text), "source" if _by_source(page, span, voiced) else "reporter") for span in hedges),
    )


def _of_cue(page: Page, step: Attribution, token: Token) -> FactualityValue:
    """What a cue itself says of its content: 'reportedly' and 'is said to' lower it, a denial turns it, a belief is no assertion."""
    piece = page.doc.char_span(step.cue_span.start, step.cue_span.end, alignment_mode="expand")
    if piece is None:
        return FactualityValue()
    cue = piece[-1] if piece.root.pos_ == "AUX" else piece.root
    return leaning(cue, step) if reaches(cue, token) else FactualityValue()


def _by_source(page: Page, hedge: Span, voiced: list[Attribution]) -> bool:
    """Whether a hedge stands in somebody else's words: after or before their cue, and not one of the reporter's own adverbs."""
    if not voiced:
        return False
    return hedge.of(page.report.text).lower() not in words("reporting_adverbs")
