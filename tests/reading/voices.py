"""Pages whose happenings are the words a test names, so that what is said of them does not hang on how events are found."""

from collections.abc import Callable
from dataclasses import replace

from twosource.model import Evidence
from twosource.reading.attribution.attributions import attributions
from twosource.reading.claims.evidence import evidence
from twosource.reading.factuality.factuality import factualities
from twosource.reading.page import EventMention, Factuality, Page, span_of


def told(page: Page, *triggers: str) -> Page:
    """`page` with the named words as happenings and the layers of this room's three stages on them."""
    found = []
    for index, sentence in enumerate(page.sentences):
        for token in page.tokens(sentence):
            if token.text in triggers:
                nominal = token.pos_ in ("NOUN", "PROPN")
                found.append(EventMention(span_of(token), token.i, index, token.lemma_.lower(), "event", "other", nominal))
    assert len(found) == len(triggers)
    page = replace(page, event_mentions=tuple(found))
    for run in (attributions, factualities, evidence):
        page = replace(page, **run(page))
    return page


def sources(page: Page) -> list[list[tuple[str | None, str]]]:
    return [[(step.source, step.cue) for step in chain] for chain in page.attributions]


def factuality(make: Callable[[str], Page], text: str, trigger: str) -> Factuality:
    return told(make(text), trigger).factualities[0]


def rests_on(make: Callable[[str], Page], text: str, trigger: str) -> tuple[Evidence, ...]:
    return told(make(text), trigger).evidence[0]
