"""Numbers that count no party of an event, brought to the event under whose word they stand.

"Seized a cache including seven rifles", "ten men in three boats attacked": the rifles and the boats are no party, and still told of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from twosource.model import Quantity
from twosource.reading.events.event_quantities import MONEY
from twosource.reading.page import Counted, Page

MAX_WORDS_CLIMBED = 8
"""Words climbed at the most from a counted thing to the word that governs it; a list joins each thing to the one before it."""
OF_PERSONS = "year of age"
"""The unit of an age, which is told of a person and of no event."""


def strays(page: Page, quantities: Sequence[tuple[Quantity, ...]]) -> list[tuple[Quantity, ...]]:
    """The quantities with every number that stands on no event added, as a count, to the nearest event above it."""
    at = {event_mention.token: index for index, event_mention in enumerate(page.event_mentions) if event_mention.kind == "event"}
    taken = {quantity.span for each in quantities for quantity in each}
    found = [list(each) for each in quantities]
    for counted in page.counts:
        whole = _is_sum(counted) if counted.noun is None else not _of_a_whole(page.doc[counted.noun])
        if whole and counted.quantity.span not in taken and counted.quantity.unit != OF_PERSONS:
            place = _governor(counted, page, at)
            if place is not None:
                found[place].append(replace(counted.quantity, role="amount" if _is_sum(counted) else "count"))
    return [tuple(each) for each in found]


def _is_sum(counted: Counted) -> bool:
    return counted.quantity.unit.lower() in MONEY


def _of_a_whole(noun: Token) -> bool:
    """Whether another number counts a part of these: "three of the five men"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in ("NUM", "DET", "PRON")


def _governor(counted: Counted, page: Page, at: dict[int, int]) -> int | None:
    word: Token = page.doc[counted.token if counted.noun is None else counted.noun]
    for _ in range(MAX_WORDS_CLIMBED):
        if word.i in at:
            return at[word.i]
        if word.head == word:
            return None
        word = word.head
    return None
