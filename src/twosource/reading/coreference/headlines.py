"""Who a headline only describes: the one whom the first sentences tell to have done or suffered the very thing."""

from collections.abc import Sequence

from spacy.tokens import Token

from twosource.language import listed
from twosource.reading.coreference.clusters import Clusters
from twosource.reading.coreference.features import Facts
from twosource.reading.mentions.name_boundaries import signs
from twosource.reading.page import Page

FIRST = 3
"""Sentences of the text in which what the headline tells is told again."""
Deed = tuple[str, bool]
"""A verb, and whether who stands before it suffered it."""


def link_headlines(page: Page, facts: Sequence[Facts], clusters: Clusters) -> None:
    """Joins descriptions of the headline to the one name, or description, of their type with the same verb in the first sentences."""
    heads = [fact for fact in facts if fact.headline and fact.mention.form == "description" and not clusters.named(clusters.of(fact))]
    body = sorted({fact.sentence for fact in facts if not fact.headline})[:FIRST]
    told = [(deed, fact) for fact in facts if fact.sentence in body and not fact.headline and (deed := _deed(fact))]
    for fact in heads:
        deed = _deed(fact)
        fits = {clusters.of(other): other for each, other in told if each == deed and _can_be(fact, other, clusters)}
        if len(fits) == 1:
            clusters.join(next(iter(fits.values())), fact)


def _can_be(fact: Facts, other: Facts, clusters: Clusters) -> bool:
    genders = {fact.gender, clusters.gender(clusters.of(other))} - {""}
    single = other.mention.form == "name" or other.plural == fact.plural
    return (
        other.mention.type == fact.mention.type
        and other.pronoun is None
        and single
        and len(genders) < 2
        and not (fact.plural and other.words)
    )


def _deed(fact: Facts) -> Deed | None:
    """The verb a mention stands before as its subject, or is described by in a headline without its auxiliary ("Man charged with ...")."""
    verb = _verb(fact.head)
    if verb is None or verb.lemma_ in listed("reading_lists", "auxiliary_verbs") or verb.lemma_ in signs("speech verb"):
        return None
    passive = verb.dep_ == "acl" or fact.head.dep_ == "nsubjpass"
    return verb.lemma_.lower(), passive and verb.tag_ == "VBN"


def _verb(head: Token) -> Token | None:
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ in ("VERB", "AUX"):
        return head.head
    return next((child for child in head.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD")), None)
