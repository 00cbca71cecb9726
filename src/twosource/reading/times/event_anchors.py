"""'During that visit', 'after the same meeting': a time told by pointing back at a happening, resolved when that one is dated."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from twosource.language import listed
from twosource.model import Moment, Span
from twosource.reading.page import Page, Sentence
from twosource.reading.times.attachment import Attachments

MAX_WORDS_TRIED = 2
"""Earlier words for the same happening that are asked for their date: a third one back is seldom still the same happening."""

MAX_SENTENCES_POINTED = 3
"""Sentences back, beside the one before in the same block, that a pointing word is taken to look."""

MAX_SENTENCES_BACK = 10
"""Sentences back that 'a week after the fire' is taken to look."""


def recalls(page: Page, times: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """A moment for each phrase that points back at a dated happening."""
    phrases = [(number, *phrase) for number, sentence in enumerate(page.sentences) for phrase in _phrases(page.doc, sentence)]
    if not phrases:
        return ()
    attachments = Attachments(page.doc, times)
    found = []
    for number, preposition, noun in phrases:
        told = _told(page, attachments, number, noun)
        if told is not None:
            span = Span(preposition.idx, noun.idx + len(noun))
            found.append(Moment(told.edtf, told.earliest, told.latest, "resolved", span.of(page.report.text), span, told.span))
    return tuple(found)


def told_of(page: Page, times: Sequence[Moment], event: Token) -> Moment | None:
    """The date of an earlier word for the same happening as `event`, told among `times`; None for 'an attack', which is a new one."""
    if not _given(event):
        return None
    number = page.sentence_at(event.i) or 0
    reached = page.sentences[max(0, number - MAX_SENTENCES_BACK - 1)].span.start
    near = tuple(takewhile(lambda moment: moment.span is not None and moment.span.start >= reached, reversed(times)))[::-1]
    return _told(page, Attachments(page.doc, near), number, event, MAX_SENTENCES_BACK) if near else None


def _given(event: Token) -> bool:
    """Whether the words take a happening as known: 'the fire', 'he was arrested'; not 'a fire', 'launching a boat'."""
    if event.pos_ == "NOUN":
        return any(child.lower_ in listed("time_lists", "given") or child.dep_ == "poss" for child in event.children)
    return event.pos_ == "VERB" and any(child.dep_ in ("nsubj", "nsubjpass") for child in event.children)


def _phrases(doc: Doc, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Preposition and noun of 'during that visit'."""
    prepositions = listed("time_lists", "pointing_preposition")
    for at in range(sentence.first, sentence.last - 2):
        token = doc[at]
        if token.lower_ not in prepositions:
            continue
        pointed = f"{doc[at + 1].lower_} {doc[at + 2].lower_}"
        pointing = doc[at + 1].lower_ in listed("time_lists", "pointing") or pointed in listed("time_lists", "pointing")
        noun = next((child for child in token.children if child.dep_ == "pobj" and child.pos_ == "NOUN" and child.i > at + 1), None)
        if pointing and noun is not None and noun.tag_ == "NN" and noun.i <= at + 4:
            yield token, noun


def _told(page: Page, attachments: Attachments, number: int, noun: Token, reach: int = MAX_SENTENCES_POINTED) -> Moment | None:
    """The date of the last earlier word for the same happening."""
    first = page.sentences[max(0, number - reach)].first
    tried = 0
    for at in range(noun.i - 1, first - 1, -1):
        token = page.doc[at]
        if not same_word(token, noun) and not (noun.pos_ == "VERB" and same_word(noun, token)):
            continue
        told = attachments.of(token)
        if told.edtf is not None and told.earliest is not None:
            return told
        tried += 1
        if tried == MAX_WORDS_TRIED:
            return None
    return None


def same_word(token: Token, noun: Token) -> bool:
    """Whether two words name the same kind of happening: same lemma, or the noun made from the verb."""
    if token.pos_ not in ("NOUN", "VERB") or token.i == noun.i:
        return False
    a, b = token.lemma_.lower(), noun.lemma_.lower()
    stem = a.rstrip("e")
    return a == b or (
        token.pos_ == "VERB"
        and len(stem) >= 4
        and b.startswith(stem)
        and b[len(stem) :].lstrip("t") in listed("time_lists", "ending_of_noun")
    )
