"""Quotation marks: which stretches of a report stand between them."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.model import Span
from twosource.reading.page import Page

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
DOUBLE = OPENING + CLOSING + STRAIGHT
MINIMUM = 4
"""Words from which a quoted stretch is somebody's speech; below, marks set off a term ("significant" ties)."""


def quoted(page: Page) -> tuple[Span, ...]:
    """Stretches between quotation marks, marks included, in text order; single marks only in a block without double ones.

    Straight marks open and close by turns within a block. A stretch that the block leaves open ends with it if its next
    block opens a quote as well (the way a quote of several paragraphs is set), and is dropped otherwise.
    """
    found: list[Span] = []
    blocks = list(dict.fromkeys(sentence.block for sentence in page.sentences))
    for index, block in enumerate(blocks):
        text = block.span.of(page.report.text)
        opened = None
        for at, mark in _marks(text) if any(mark in text for mark in DOUBLE) else _single(text):
            if opened is None and mark != "close":
                opened = at
            elif opened is not None and mark != "open":
                found.append(Span(block.span.start + opened, block.span.start + at + 1))
                opened = None
        follows = blocks[index + 1].span.of(page.report.text).lstrip() if index + 1 < len(blocks) else ""
        if opened is not None and follows[:1] in tuple(OPENING + STRAIGHT):
            found.append(Span(block.span.start + opened, block.span.end))
    return tuple(found)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    for at, character in enumerate(text):
        if character in OPENING:
            yield at, "open"
        elif character in CLOSING:
            yield at, "close"
        elif character == STRAIGHT and not text[at - 1 : at].isdigit():
            yield at, "either"


def _single(text: str) -> Iterator[tuple[int, str]]:
    """Single marks: one opens before a word, one closes behind a stop, where no apostrophe stands ("the drivers' strike")."""
    for at, character in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if character in "‘'" and after.isalnum() and (not before or before.isspace() or before in "([—–-:"):
            yield at, "open"
        elif character in "’'" and before and before in ".,?!…" and not after.isalnum():
            yield at, "close"


def is_speech(tokens: list[Token]) -> bool:
    """Whether a quoted stretch is long enough, or whole enough (it has a verb of its own), to be speech."""
    words = sum(token.is_alpha for token in tokens)
    return words >= MINIMUM or (words > 1 and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens))
