import numpy as np
import pytest

from twosource.model import Span
from twosource.reading.encoder import model
from twosource.reading.encoder.predictions import NONE, Label, Signals
from twosource.reading.syntax.entity_labels import joined, label
from twosource.reading.syntax.parser import language_model

TEXT = "Mirela Dascu, head of the Varna Port Authority, met Anton Velkov in Gujranwala on 14 April 2024, the ministry said."


def said(text):
    return model.signals([(text, [Span(0, len(text))])])[0]


def test_names_and_dates_stand_on_their_words():
    found = {(TEXT[each.start : each.end], each.label) for each in said(TEXT).labels}
    assert {("Mirela Dascu", "PERSON"), ("Anton Velkov", "PERSON"), ("Gujranwala", "GPE"), ("14 April 2024", "DATE")} <= found


def test_a_killing_is_surer_an_event_than_a_ministry():
    text = "A blast killed four dockers in Constanta, the ministry said."
    heard = said(text)
    assert heard.event(text.index("killed")) > 0.8
    assert heard.event(text.index("ministry")) < 0.2


def test_a_word_outside_what_was_read_is_no_event_and_without_a_reading_nothing_is_known():
    text = "A blast killed four dockers in Constanta. A blast killed two clerks in Varna."
    (heard,) = model.signals([(text, [Span(0, text.index(" A blast"))])])
    assert heard.event(text.index("killed")) > 0.8
    assert heard.event(text.rindex("killed")) == 0.0
    assert NONE.event(text.index("killed")) is None


def test_what_is_read_alone_reads_the_same_in_a_heap():
    other = "Dockers in Karachi ended a strike over pay after talks with Norvia Logistics.\n\n" * 40
    alone = said(TEXT)
    _, heap = model.signals([(other, [Span(0, len(other))]), (TEXT, [Span(0, len(TEXT))])])
    assert alone.labels
    assert [(each.start, each.end, each.label) for each in heap.labels] == [(each.start, each.end, each.label) for each in alone.labels]
    assert heap.event(TEXT.index("met")) == pytest.approx(alone.event(TEXT.index("met")), abs=1e-3)


def test_only_the_given_stretches_are_read():
    where = Span(TEXT.index("Anton"), len(TEXT))
    found = model.signals([(TEXT, [where])])[0]
    assert found.labels
    assert all(where.start <= each.start for each in found.labels)


@pytest.mark.parametrize("text", ["", " \n ", "\u202e\u0000", "é" * 5000, "a" * 100_000])
def test_text_that_is_no_text(text):
    assert all(0 <= each.start < each.end <= len(text) for each in said(text).labels)


def test_spans_from_labels_begin_anew_where_the_kind_changes():
    names = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")
    chances = np.eye(5, dtype=np.float32)[[1, 2, 4, 4, 0, 2]]
    words = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 11)]
    found = [(each.start, each.end, each.label) for each in model.spans(words, chances, names)]
    assert found == [(0, 3, "PERSON"), (4, 7, "ORG"), (10, 11, "PERSON")]


def test_a_label_that_ends_inside_a_token_takes_the_token_and_the_earlier_wins():
    doc = language_model().make_doc("Velkov met Dascu")
    label(doc, Signals((Label(0, 3, "PERSON", 0.9), Label(4, 6, "ORG", 0.9), Label(7, 13, "PERSON", 0.9))))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Velkov", "PERSON"), ("met Dascu", "PERSON")]


def test_names_side_by_side_are_two_only_if_both_are_sure():
    def names(first, second):
        made = joined("Varna Front of Norvia", [Label(0, 5, "GPE", first), Label(6, 11, "ORG", second), Label(15, 21, "ORG", 0.1)])
        return [(each.start, each.end, each.label) for each in made]

    assert names(0.9, 0.95) == [(0, 5, "GPE"), (6, 11, "ORG"), (15, 21, "ORG")]
    assert names(0.6, 0.7) == [(0, 11, "ORG"), (15, 21, "ORG")]
    assert names(0.6, 0.3)[0] == (0, 11, "GPE")
