"""Headings In Title Case parsed anew in small letters, names aside: the tagger takes a line of capitals for a line of names."""

from collections.abc import Iterator

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.model import Report
from twosource.reading.syntax.dependencies import SMALL_WORDS

TITLE_CASE_SHARE = 0.7
"""Of the longer words that begin with a capital, from which on a heading is in title case."""

MIN_HEADING_WORDS = 3
"""Longer words a heading must have for its case to say anything."""

KEPT_CAPITAL = frozenset({"GPE", "NORP"})
"""Name types that keep their capital for the second look."""

RETAGGED_FIELDS: list[int | str] = ["TAG", "POS", "DEP", "HEAD", "LEMMA"]


def recast(nlp: Language, report: Report, doc: Doc) -> None:
    """Gives the words of title-case headings the analysis they get in small letters, in place."""
    lines = list(_lines(report, doc))
    if not lines:
        return
    held = {at for first, last in lines for at in range(first, last)}
    names = {token.text for token in doc if token.i not in held and token.text[0].isupper() and not token.is_sent_start}
    whole = doc.to_array(RETAGGED_FIELDS)
    for (first, last), small in zip(lines, nlp.pipe(_small(nlp, doc, first, last, names) for first, last in lines), strict=True):
        whole[first:last] = numpy.asarray(small.to_array(RETAGGED_FIELDS))
    doc.from_array(RETAGGED_FIELDS, whole)  # type: ignore[arg-type]  # the stub asks for an alias of what to_array returns


def _lines(report: Report, doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of the headings in title case."""
    for block in report.blocks:
        if block.kind not in ("title", "heading"):
            continue
        piece = doc.char_span(block.span.start, block.span.end)
        if piece is not None and _title_case(list(piece)):
            yield piece.start, piece.end


def _title_case(tokens: list[Token]) -> bool:
    longer = [token for token in tokens if token.is_alpha and token.lower_ not in SMALL_WORDS]
    return len(longer) >= MIN_HEADING_WORDS and sum(token.text[0].isupper() for token in longer) >= TITLE_CASE_SHARE * len(longer)


def _small(nlp: Language, doc: Doc, first: int, last: int, names: set[str]) -> Doc:
    tokens = doc[first:last]
    words = [token.text if _is_name(token, names) else token.text[0].lower() + token.text[1:] for token in tokens]
    return Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in tokens])


def _is_name(token: Token, names: set[str]) -> bool:
    return not token.text.istitle() or token.text in names or token.ent_type_ in KEPT_CAPITAL
