"""What a reporting cue says of its content beside whose it is: how surely, and whether it is denied."""

from spacy.tokens import Token

from twosource.language import lexicon, listed
from twosource.model import Attribution
from twosource.model.claim import Certainty
from twosource.reading.factuality.governors import FactualityValue
from twosource.reading.page import span_of

STANCES: dict[str, Certainty] = {"belief": "probable", "wish": "possible", "doubt": "possible"}
"""Certainty of what a source only believes, hopes or doubts; what a source says flatly is certain, on that source's word."""


def leaning(cue: Token, step: Attribution) -> FactualityValue:
    """The bearing of the cue whose head word is `cue` on the content of `step`."""
    lemma = cue.lemma_.lower()
    adverbs, verbs, nouns = (
        lexicon("reporting_adverbs", "certainty"),
        lexicon("reporting_verbs", "kind"),
        lexicon("reporting_nouns", "kind"),
    )
    if cue.lower_ in adverbs and cue.dep_ in ("advmod", "amod", "nmod", "compound"):
        return FactualityValue.hedged(adverbs[cue.lower_], step.cue_span)
    if lemma in verbs and cue.pos_ in ("VERB", "AUX"):
        return _verb(cue, verbs[lemma], step)
    if lemma in nouns and cue.pos_ == "NOUN":
        if nouns[lemma] == "deny":
            return FactualityValue(negative=True)
        return FactualityValue() if step.source is not None or nouns[lemma] == "say" else FactualityValue.hedged("possible", step.cue_span)
    return FactualityValue()


def _verb(cue: Token, kind: str, step: Attribution) -> FactualityValue:
    if kind == "deny":
        return FactualityValue(negative=not any(child.dep_ == "neg" for child in cue.children))
    if kind == "demand":
        return FactualityValue(status="planned")
    if step.source is None and step.kind == "implied":
        certainty = lexicon("reporting_verbs", "passive")[cue.lemma_.lower()]
        return FactualityValue.hedged(certainty, step.cue_span) if certainty != "certain" else FactualityValue()
    if kind in STANCES and lexicon("reporting_verbs", "factive")[cue.lemma_.lower()] != "yes":
        return FactualityValue.hedged(STANCES[kind], span_of(cue))
    return FactualityValue()


def reaches(cue: Token, token: Token) -> bool:
    """Whether a cue's leaning holds of `token`: of what the content asserts, not of its side clauses and definite nouns."""
    if token.head.lower_ == "as" and token.head.head == cue:
        return True
    if (
        token.pos_ == "NOUN"
        and any(child.dep_ == "det" and child.lower_ in listed("reading_lists", "definite_words") for child in token.children)
        and token.head != cue
    ):
        return cue.head == token
    if _restated(cue, token):
        return False
    node = token
    while node.head != node and node != cue and node != cue.head:
        if node.dep_ == "relcl" or (node.dep_ in ("advcl", "acl") and node.head != cue.head and node.head != cue):
            return False
        node = node.head
    return True


def _restated(cue: Token, token: Token) -> bool:
    """'denied it: “I never met him”': a quote behind a colon words the denial, it is not what is denied."""
    between = cue.doc[cue.i + 1 : token.i]
    return any(each.text == ":" and each.i + 1 < token.i and each.nbor(1).text in OPENING_QUOTES for each in between)


OPENING_QUOTES = frozenset({"“", '"', "‘", "'", "„"})
