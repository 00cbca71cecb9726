"""Words that are marked as events but only carry another claim: cues, evidence verbs, light verbs ("held" a meeting), "the timing of"."""

from typing import Any

from spacy.tokens import Token

from twosource.language import lexicon, listed, per_language, rows
from twosource.reading.page import EventMention, Page
from twosource.reading.syntax.dependencies import VERBAL, child, is_passive, objects_of, subject_of

TOLD = frozenset({"other", "speak", "begin"})
"""Types of a reporting cue that say nothing beside what it reports; an accusation or a demand is an event of its own."""

WEAK_MODIFIER_TYPES = frozenset({"other", "begin"})
"""Types of which a mere modifier ("growing", "emerging") says too little to be an event to anybody."""


@per_language
def _conditions() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("aside_words"):
        found.setdefault(row["lemma"], set()).add(row["when"])
    return {lemma: frozenset(when) for lemma, when in found.items()}


def asides(page: Page) -> dict[str, Any]:
    """For each happening whether it only tells of another."""
    cues = {step.cue_span.end for chain in page.attributions for step in chain}
    cues |= {quotation.cue.end for quotation in page.quotations if quotation.cue is not None}
    events = {event_mention.token for event_mention in page.event_mentions}
    return {"asides": tuple(_is_aside(page, event_mention, cues, events) for event_mention in page.event_mentions)}


def _is_aside(page: Page, event_mention: EventMention, cues: set[int], events: set[int]) -> bool:
    if event_mention.kind == "relation":
        return False
    token = page.doc[event_mention.token]
    if event_mention.type in TOLD and event_mention.span.end in cues and not event_mention.nominal:
        return True
    if event_mention.type in WEAK_MODIFIER_TYPES and token.dep_ in ("amod", "compound"):
        return True
    return any(CHECKS[when](token, events) for when in _conditions().get(event_mention.lemma, ()))


def _always(_token: Token, _events: set[int]) -> bool:
    return True


def _content(token: Token, _events: set[int]) -> bool:
    if child(token, "ccomp", "xcomp", "acl") is not None:
        return True
    return any(each.dep_ == "prep" and each.lower_ in listed("reading_lists", "words_before_carried") for each in token.children)


def _evidence(token: Token, _events: set[int]) -> bool:
    """Its subject, or the noun it describes, is a video, document or the like."""
    if token.pos_ not in VERBAL:
        return False
    subject = subject_of(token)
    nouns = lexicon("evidence_nouns", "type")
    return subject is not None and subject.lemma_.lower() in nouns


def _stir(token: Token, _events: set[int]) -> bool:
    """'raises concerns', 'draws attention'."""
    target = child(token, "dobj", "nsubjpass")
    return token.pos_ in VERBAL and target is not None and target.lemma_.lower() in listed("reading_lists", "stirred_nouns")


def _event(token: Token, events: set[int]) -> bool:
    """The light verb of an event noun, or the verb by which an event noun comes to be known or is placed in time."""
    if token.pos_ not in VERBAL:
        return False
    if token.lemma_.lower() == "come" and any(
        word.lower_ in listed("reading_lists", "made_known_nouns") for each in token.children for word in objects_of(each)
    ):
        return True
    if token.dep_ == "acl" and is_passive(token):
        return token.head.i in events
    subject = child(token, "nsubj", "nsubjpass")
    target = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj", "xcomp")
    if token.lemma_.lower() in listed("reading_lists", "verbs_that_set_beside") and subject is not None and subject.pos_ == "NOUN":
        return subject.i in events
    return target is not None and target.i in events


def _belief(token: Token, _events: set[int]) -> bool:
    return token.pos_ in VERBAL and is_passive(token) and (_content(token, _events) or child(token, "oprd") is not None)


def _result(token: Token, _events: set[int]) -> bool:
    """'led to a strike', 'leads to the port', 'led X to close': what came of it, or a direction, not who led whom where."""
    to = any(each.dep_ == "prep" and each.lower_ == "to" for each in token.children)
    return child(token, "xcomp", "ccomp") is not None or (to and child(token, "dobj", "nsubjpass") is None)


CHECKS = {
    "result": _result,
    "always": _always,
    "content": _content,
    "evidence": _evidence,
    "event": _event,
    "belief": _belief,
    "stir": _stir,
}
