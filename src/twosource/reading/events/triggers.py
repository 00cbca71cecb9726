"""Words that name events and standing ties."""

from typing import Any

from spacy.tokens import Token

from twosource.language import listed
from twosource.reading.events.event_types import PRESENT, event_type
from twosource.reading.events.trigger_model import base, eventness
from twosource.reading.page import EventMention, Page, span_of
from twosource.reading.syntax.dependencies import child, is_headline

EVENT_THRESHOLDS = {"VERB": 0.25, "NOUN": 0.4, "PROPN": 0.4, "ADJ": 0.4, "AUX": 0.5}
"""From this probability on a word counts as an event (`python training/eventness.py --cross`; dev loop on ecb and meantime)."""

STRONG = 0.7
"""The probability asked of the head word of a named or described party."""

ACTING_PARTIES = frozenset({"person", "organization", "group"})
"""Types of mentions whose head word names no event."""

INNER_NAME_TYPES = ACTING_PARTIES | {"place"}
"""Types of names whose inner words name no event; a facility's or a work's may be all there is of an event's name."""


def event_mentions(page: Page) -> dict[str, Any]:
    """Every event or tie named in the story, in text order."""
    found = []
    said = page.ties
    inside = _inside_names(page)
    parties = {mention.head.start for mention in page.mentions if mention.type in ACTING_PARTIES and mention.form != "pronoun"}
    for index, sentence in enumerate(page.sentences):
        headline = is_headline(page.doc, sentence)
        for token in page.tokens(sentence):
            if token.i in said:
                found.append(EventMention(span_of(token), token.i, index, base(token), "relation", said[token.i].type, nominal=True))
                continue
            if token.pos_ not in EVENT_THRESHOLDS or token.idx in inside or not _is_word(token):
                continue
            chance = 1.0 if _attends(token) else eventness(token, headline=headline, heard=page.signals.event(token.idx))
            if chance >= (STRONG if token.idx in parties else EVENT_THRESHOLDS[token.pos_]):
                found.append(_event(token, index, chance))
    return {"event_mentions": tuple(found)}


def _inside_names(page: Page) -> set[int]:
    """Starts of the words inside the name of a party or place that are not its head: 'X-occupied Y' is no occupation."""
    names = [mention for mention in page.mentions if mention.form == "name" and mention.type in INNER_NAME_TYPES]
    return {at for mention in names for at in range(mention.span.start, mention.span.end) if at != mention.head.start}


def _attends(token: Token) -> bool:
    """Whether somebody is said to be present somewhere."""
    return token.lemma_ in PRESENT and token.dep_ in ("acomp", "conj") and child(token, "prep") is not None


def _is_word(token: Token) -> bool:
    joins = token.dep_ == "prep" and token.lower_ in listed("reading_lists", "joining_participles")
    seems = token.lemma_ in listed("reading_lists", "seeming_verbs") and child(token, "xcomp") is not None
    return (
        not joins
        and not seems
        and token.lower_ not in listed("reading_lists", "noun_substitutes")
        and (token.is_alpha or token.text.replace("-", "").replace("’", "").replace("'", "").isalpha())
    )


def _event(token: Token, sentence: int, chance: float) -> EventMention:
    lemma = base(token)
    nominal = token.pos_ in ("NOUN", "PROPN") and token.tag_ not in ("VBG",)
    return EventMention(
        span_of(token), token.i, sentence, lemma, "event", event_type(token, lemma, nominal=nominal), nominal, round(chance, 3)
    )
