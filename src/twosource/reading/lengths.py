"""What is longer than any sentence or word of news is read in pieces, so that what a stage does to a sentence stays bounded.

What is within the bounds is parsed as ever, to the last bit.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

LONGEST_RUN = 400
"""Characters without a blank that the tokenizer is given at once: it takes the signs at the ends off one by one, each time all anew."""
SENTENCE_TOKENS = 300
"""Tokens of a sentence, unless a setting says otherwise: set by judgement, see decision 22."""
PARTING_SIGNS = (frozenset({".", "!", "?"}), frozenset({";", ":"}), frozenset({",", "—", "–", "--", ")", "”", '"'}))
"""Signs behind which a long sentence is parted, the best first."""
JOINTS = frozenset({"and", "but", "or", "who", "which", "that", "while", "according"})
"""Words before which one is parted where it has no such sign."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


def made_doc(nlp: Language, text: str) -> Doc:
    """The tokens of a text; a run of signs without a blank is taken in pieces."""
    cuts = [at for run in _RUN.finditer(text) for at in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [text[start:end] for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    return Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False) or nlp.make_doc(text)


def part(doc: Doc, longest: int = SENTENCE_TOKENS) -> None:
    """Begins a sentence anew, in place and before the doc is parsed, wherever one of more than `longest` tokens is best parted."""
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    starts = [at for start, end in sentences if end - start > longest for at in _parted(doc, start, end, longest)]
    for at in starts:
        doc[at].is_sent_start = True


def _parted(doc: Doc, start: int, end: int, longest: int) -> Iterator[int]:
    """The tokens with which the further pieces of a sentence begin."""
    while end - start > longest:
        start = _border(doc, start + longest // 2, start + longest)
        yield start


def _border(doc: Doc, first: int, last: int) -> int:
    """The last good place for a piece to begin among tokens `[first, last]`; `last` where there is none."""
    for signs in PARTING_SIGNS:
        if at := next((at for at in range(last, first, -1) if doc[at - 1].text in signs and doc[at].text not in signs), 0):
            return at
    return next((at for at in range(last, first, -1) if doc[at].lower_ in JOINTS), last)
