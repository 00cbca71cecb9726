"""Names for texts in which no names are marked: what the rules and the parser say, put right where a set has gold."""

from collections.abc import Iterable, Iterator
from itertools import islice

import spacy
from training.reader.examples import LABELS, Example, Mark

from twosource.language import language_at_hand
from twosource.model import Block, Report, Span
from twosource.reading.mentions.mentions import mentions
from twosource.reading.page import Page
from twosource.reading.syntax.entity_labels import parsers_own
from twosource.reading.syntax.parser import asked, language_model, page_of, parsed, tokenised

OF_TYPE = {"person": "PERSON", "organization": "ORG", "facility": "FAC", "product": "PRODUCT", "work": "WORK_OF_ART"}
PLACES = frozenset({"GPE", "LOC", "FAC"})
PEOPLES = frozenset({"NORP", "LANGUAGE"})
COUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
OF_GUM = {"person": "PERSON", "organization": "ORG", "event": "EVENT"}


def named(examples: Iterable[Example]) -> Iterator[Example]:
    """The examples with `names` marked."""
    waiting, nlp = iter(examples), spacy.load(language_at_hand().parser, vocab=language_model().vocab)
    while batch := list(islice(waiting, 64)):
        reports = [_report(example.text, n) for n, example in enumerate(batch)]
        docs = (parsed(nlp, tokenised(nlp, report, asked(report)[0])) for report in reports)
        for example, report, doc in zip(batch, reports, docs, strict=True):
            yield example.also("names", tuple(_married(example, page_of(report, doc, parsers_own(doc)))))


def _report(text: str, number: int) -> Report:
    return Report(f"t{number}", text, "", (Block("paragraph", Span(0, len(text))),))


def _married(example: Example, page: Page) -> list[Mark]:
    """The rules' names with the parser's counts; gold names take the place of both, gold parties give names their types."""
    parser = [(ent.start_char, ent.end_char, ent.label_) for ent in page.doc.ents if ent.label_ in LABELS]
    found = [_of_rules(mention.span, mention.type, parser) for mention in mentions(page)["mentions"] if mention.form == "name"]
    found = [_of_party(example, mark) for mark in found if mark is not None]
    if "gold names" in example.marks:
        gold = [_of_gum(example, mark, found + parser) for mark in example.marks["gold names"]]
        found = gold + [mark for mark in found if mark[2] in PEOPLES and not _touches(mark, gold)]
    counts = [mark for mark in parser if mark[2] in COUNTS]
    return sorted(found + [mark for mark in counts if not _touches(mark, found)])


def _touches(mark: Mark, others: list[Mark]) -> bool:
    return any(mark[0] < end and start < mark[1] for start, end, _ in others)


def _of_rules(span: Span, kind: str, parser: list[Mark]) -> Mark | None:
    same = [label for start, end, label in parser if start < span.end and span.start < end and label not in COUNTS]
    if kind == "place":
        label = next((label for label in same if label in PLACES), "GPE")
    elif kind == "group":
        label = "NORP"
    elif kind in OF_TYPE:
        label = OF_TYPE[kind]
    else:
        label = next(iter(same), "")
    return (span.start, span.end, label) if label else None


def _of_party(example: Example, mark: Mark) -> Mark:
    """A name that ends where a marked party ends is of the party's type."""
    start, end, label = mark
    for a, b, kind in example.marks.get("parties", ()):
        if a <= start and end == b and kind in ("person", "organization") and label not in PEOPLES:
            return start, end, OF_TYPE[kind]
    return mark


def _of_gum(example: Example, mark: Mark, others: list[Mark]) -> Mark:
    start, end, kind = mark
    if example.text[start:end].endswith(("'s", "’s")):
        end -= 2
    same = [label for a, b, label in others if a < end and start < b and label not in COUNTS]
    if kind == "place":
        return start, end, next((label for label in same if label in PLACES), "LOC")
    if kind == "object":
        return start, end, next((label for label in same if label in ("PRODUCT", "WORK_OF_ART", "LAW", "FAC")), "PRODUCT")
    return start, end, OF_GUM[kind]
