"""The encoder's names and times on the doc, in place of the parser's own."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Span

from twosource.language import lexicon
from twosource.reading.encoder.predictions import Label, Signals
from twosource.reading.page import text_of

COUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
"""Labels that name nobody and nothing."""
PEOPLES = frozenset({"NORP", "LANGUAGE"})
"""Labels of words that stand beside names and are no part of them."""
MIN_CONFIDENCE_OF_BOTH = 0.8
"""Two names that nothing parts are two only if the encoder is as sure of both; set on re3d, GUM's dev documents and MEANTIME."""


def label(doc: Doc, signals: Signals) -> None:
    """Sets the doc's entities to the encoder's; a stretch that ends inside a token takes the whole token, the earlier stretch wins."""
    found: list[Span] = []
    end = 0
    for each in joined(text_of(doc), signals.labels):
        span = doc.char_span(each.start, each.end, label=each.label, alignment_mode="expand")
        if span is not None and span.start >= end:
            found.append(span)
            end = span.end
    doc.set_ents(found, default="outside")


def joined(text: str, labels: Iterable[Label]) -> list[Label]:
    """Names side by side of which one is unsure as one name, of the last one's kind (an English name's head) unless that is a guess."""
    found: list[Label] = []
    for each in labels:
        last = found[-1] if found else None
        if last is not None and _one_name(text, last, each):
            kind = each if each.probability >= 0.5 else max(last, each, key=lambda label: label.probability)
            found[-1] = replace(last, end=each.end, label=kind.label, probability=min(last.probability, each.probability))
        else:
            found.append(each)
    return found


def _one_name(text: str, first: Label, second: Label) -> bool:
    if {first.label, second.label} & (COUNTS | PEOPLES) or text[first.end : second.start] != " ":
        return False
    return min(first.probability, second.probability) < MIN_CONFIDENCE_OF_BOTH


def in_our_kinds(doc: Doc) -> Signals:
    """What the parser of a language without an encoder found, in the encoder's kinds (table `entity_labels`); other kinds are no names."""
    kinds = lexicon("entity_labels", "kind")
    return Signals(tuple(Label(ent.start_char, ent.end_char, kinds[ent.label_], 1.0) for ent in doc.ents if ent.label_ in kinds))


def parsers_own(doc: Doc) -> Signals:
    """What the parser itself found, as if the encoder had said it: for training, and to measure what the encoder is worth."""
    return Signals(tuple(Label(ent.start_char, ent.end_char, ent.label_, 1.0) for ent in doc.ents))
