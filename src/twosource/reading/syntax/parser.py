"""Sentences, tokens and syntax from the language's spaCy pipeline; a block's border is always a sentence's border."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import compile_infix_regex, compile_suffix_regex

from twosource.language import LanguagePack, language_at_hand, pack_of, per_language, speaking
from twosource.language.dates import after_points_of_dates
from twosource.model import STORY, Report, Span
from twosource.model.notes import unread_from
from twosource.reading.encoder.model import signals
from twosource.reading.encoder.predictions import NONE, Signals
from twosource.reading.lengths import SENTENCE_TOKENS, made_doc, part
from twosource.reading.page import Page, Sentence
from twosource.reading.syntax.datelines import openings
from twosource.reading.syntax.entity_labels import in_our_kinds, label
from twosource.reading.syntax.tagger_fixes import repair
from twosource.reading.syntax.title_case import recast
from twosource.reading.syntax.truecase import after_datelines, capitalised, reading_copy
from twosource.reading.syntax.universal import redraw

SUFFIXES = (r"(?<=[a-z][A-Z])\.",)
"""A point behind an acronym in mixed letters ("NoP.") ends a sentence; spaCy takes it for an initial's."""

INFIXES = (r"(?<=[0-9])[–—](?=[0-9])",)
"""A dash between digits parts them as a hyphen does ("30–40 men")."""


@per_language
def language_model() -> Language:
    """The spaCy pipeline of the language at hand, loaded once; without its names where they are the encoder's to find."""
    pack = language_at_hand()
    nlp = spacy.load(pack.parser, exclude=["ner"] if pack.encoder else [])
    # The tokenizer's stub leaves open that its searches are missing; a loaded pipeline has them.
    nlp.tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or []), *INFIXES]).finditer  # type: ignore[union-attr]
    nlp.tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or []), *SUFFIXES]).search  # type: ignore[union-attr]
    return nlp


@per_language
def common_words() -> frozenset[str]:
    """Base forms of the nouns, verbs, adjectives and adverbs that the pipeline's lemmatizer knows."""
    index = language_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for forms in index.values() for word in forms)


def parse(reports: Iterable[Report], batch: int = 64, longest: int = SENTENCE_TOKENS) -> Iterator[Page]:
    """A page with `doc`, `sentences` and `signals` for each report, in order, each in its own language.

    The encoder runs beside the parser, one batch ahead.
    """
    remaining = iter(reports)
    with ThreadPoolExecutor(1, "encoder") as beside:
        chunk = list(islice(remaining, batch))
        copies = [asked(report) for report in chunk]
        heard = beside.submit(_heard, chunk, copies)
        while chunk:
            docs = [_parsed(report, copy, longest) for report, (copy, _) in zip(chunk, copies, strict=True)]
            said, ahead = heard.result(), list(islice(remaining, batch))
            copies = [asked(report) for report in ahead]
            heard = beside.submit(_heard, ahead, copies)
            for report, doc, each in zip(chunk, docs, said, strict=True):
                yield page_of(report, doc, each)
            chunk = ahead


def _heard(reports: Sequence[Report], copies: Sequence[tuple[str, list[Span]]]) -> list[Signals]:
    """What the encoder says of each report; nothing of one in a language it was not trained on."""
    known = [pack_of(report.language).encoder for report in reports]
    said = iter(signals([copy for copy, knows in zip(copies, known, strict=True) if knows]))
    return [next(said) if knows else NONE for knows in known]


def _parsed(report: Report, copy: str, longest: int) -> Doc:
    with speaking(pack_of(report.language)):
        nlp = language_model()
        return parsed(nlp, tokenised(nlp, report, copy), longest)


def asked(report: Report) -> tuple[str, list[Span]]:
    """What the encoder is given of a report: its text as the parser sees it, and its blocks."""
    with speaking(pack_of(report.language)):
        return reading_copy(report, common_words), [block.span for block in report.blocks if block.kind != "unread"]


def page_of(report: Report, doc: Doc, said: Signals) -> Page:
    """A page from a doc parsed and encoded earlier (a cached one, say); the doc's text must be as long as what is read of the report's."""
    pack = pack_of(report.language)
    with speaking(pack):
        said = said if pack.encoder else in_our_kinds(doc)
        doc = _put_right(report, doc, said, pack)
        return Page(report, doc, tuple(_sentences(report, doc)), said, pack=pack)


def _put_right(report: Report, doc: Doc, said: Signals, pack: LanguagePack) -> Doc:
    """The doc with names in place, drawn with the labels our rules speak, and without the mistakes that are known of its parser."""
    label(doc, said)
    if pack.labels == "universal":
        redraw(doc)
    if pack.mended:
        doc = capitalised(doc, report)
        recast(language_model(), report, doc)
        repair(doc)
    return doc


def tokenised(nlp: Language, report: Report, copy: str) -> Doc:
    """The tokens of the report's text as the parser sees it (`copy`), with a sentence beginning at each block."""
    doc = made_doc(nlp, copy[: unread_from(report)])
    starts = {block.span.start for block in report.blocks} | {block.span.end for block in report.blocks}
    starts.update(after_datelines(report), openings(report))
    inside = set(after_points_of_dates(copy))
    border = False
    for token in doc:
        border = border or any(at in starts for at in range(token.idx, token.idx + len(token)))
        if border and not token.is_space:
            token.is_sent_start = True
            border = False
        elif token.idx in inside:
            token.is_sent_start = False
    return doc


def parsed(nlp: Language, doc: Doc, longest: int = SENTENCE_TOKENS) -> Doc:
    """The tokens with their syntax, each sentence parsed by itself: what it says does not hang on the sentence beside it.

    A sentence of more than `longest` tokens is parsed in pieces.

    The sentences of one report run together, and never with those of another, so that rounding is the same in every heap. A blank is no
    part of a sentence and hangs on the word before it.
    """
    nlp.get_pipe("senter")(doc)
    part(doc, longest)
    found = [words for sentence in doc.sents if (words := _words(sentence))]
    fields, named = doc.to_array(PARSED_FIELDS), list[DocSpan]()
    for at in (token.i for token in doc if token.is_space):
        fields[at] = numpy.array(_blank(doc, at), dtype=numpy.uint64)
    for words, parse in zip(found, nlp.pipe(map(_alone, found), batch_size=max(len(found), 1)), strict=True):
        fields[words.start : words.end] = parse.to_array(PARSED_FIELDS)
        named += [DocSpan(doc, words.start + ent.start, words.start + ent.end, ent.label) for ent in parse.ents]
    doc.from_array(PARSED_FIELDS, fields)  # type: ignore[arg-type]  # the stub asks for an alias of what to_array returns
    if named:
        doc.set_ents(named)
    return doc


PARSED_FIELDS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
"""What the parser says of a token."""
SPACE = 103
"""spaCy's number for the part of speech of a blank."""
ONE_WORD_BEFORE = 2**64 - 1
"""One word before, as spaCy writes a distance."""


def _words(sentence: DocSpan) -> DocSpan:
    """The sentence without the blanks around it."""
    words = [token.i for token in sentence if not token.is_space]
    return sentence.doc[words[0] : words[-1] + 1] if words else sentence.doc[0:0]


def _alone(sentence: DocSpan) -> Doc:
    """A sentence as a doc of its own, with the spellings that the tokenizer knows ("n't" is "not")."""
    doc = Doc(
        sentence.doc.vocab,
        words=[token.text for token in sentence],
        spaces=[*(bool(token.whitespace_) for token in sentence[:-1]), False],
        sent_starts=[True, *[False] * (len(sentence) - 1)],
    )
    for token, new in zip(sentence, doc, strict=True):
        if token.norm != new.norm:
            new.norm_ = token.norm_
    return doc


def _blank(doc: Doc, at: int) -> list[int]:
    strings = doc.vocab.strings
    return [strings["_SP"], SPACE, 0, doc[at].orth, strings["dep"], ONE_WORD_BEFORE if at else 0]


def _sentences(report: Report, doc: Doc) -> Iterator[Sentence]:
    """Sentences of the story's blocks, without the blanks around them."""
    blocks = sorted((block for block in report.blocks if block.kind in STORY), key=lambda block: block.span)
    starts = [block.span.start for block in blocks]
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if not tokens:
            continue
        first, last = tokens[0], tokens[-1]
        span = Span(first.idx, last.idx + len(last))
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < blocks[at].span.end:
            yield Sentence(span, first.i, last.i + 1, blocks[at])
