"""Names known by their other occurrences: an acronym in small letters, a sentence's first word that is a name inside others."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from twosource.reading.mentions.name_boundaries import NAME_QUOTES, NameRun, is_demonym
from twosource.reading.page import Page

ACRONYM = 5
"""Longest acronym that is looked for with a single capital."""
MIN_REPEAT_LETTERS = 3
"""Letters from which a word at a sentence's start is taken for the name it is elsewhere."""
OPENS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})
"""What the parser takes a name for that it does not know at a sentence's start."""


def repeated(page: Page, runs: Sequence[NameRun], titled: frozenset[int], lower: set[str]) -> list[NameRun]:
    """The names outside lines in title case that `runs` miss; `lower` are the report's words in small letters."""
    taken = {at for run in runs for at in range(run.first, run.last)}
    return [*_respelled(page, runs, titled, taken), *_opening(page, runs, titled, taken, lower)]


def _respelled(page: Page, runs: Sequence[NameRun], titled: frozenset[int], taken: set[int]) -> Iterator[NameRun]:
    """Acronyms of the report with only their first letter capital, in the middle of a sentence."""
    texts = {page.doc[run.first].text for run in runs if run.last - run.first == 1}
    acronyms = {text.casefold() for text in texts if len(text) <= ACRONYM and sum(char.isupper() for char in text) > 1}
    for index, sentence in enumerate(page.sentences):
        for at in range(sentence.first + 1, sentence.last) if acronyms and index not in titled else ():
            token = page.doc[at]
            if at not in taken and token.is_title and token.lower_ in acronyms and not page_start(token):
                yield NameRun(at, at + 1, index)


def _opening(page: Page, runs: Sequence[NameRun], titled: frozenset[int], taken: set[int], lower: set[str]) -> Iterator[NameRun]:
    """First words of sentences that are, begin or end a name inside others and stand nowhere in small letters ("Orchard sold ...")."""
    starts = {index: _first(page, index) for index in range(len(page.sentences))}
    inside = [run for run in runs if starts[run.sentence] != run.first and not run.demonym]
    known = {page.doc[at].text for run in inside for at in (run.first, run.last - 1)}
    for index, at in starts.items():
        token = page.doc[at]
        plain = token.is_title and token.is_alpha and len(token) >= MIN_REPEAT_LETTERS and token.pos_ in OPENS and not token.is_stop
        if (
            index not in titled
            and at not in taken
            and plain
            and token.text in known
            and token.lower_ not in lower
            and not is_demonym(token)
        ):
            yield NameRun(at, at + 1, index)


def _first(page: Page, index: int) -> int:
    """The first word of a sentence."""
    sentence = page.sentences[index]
    return next((token.i for token in page.doc[sentence.first : sentence.last] if token.is_alpha), sentence.first)


def page_start(token: Token) -> bool:
    """Whether a token opens a quotation or follows a colon, where a capital says little."""
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and (before.text in NAME_QUOTES or before.text in (":", "-", "–", "—", "•")) and bool(before.whitespace_)
