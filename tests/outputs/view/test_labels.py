from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.story import DENY_B, FRONT_B, MET_A, MET_B, VISIT_B
from twosource.model import Moment, Span
from twosource.outputs.view.labels import UNSAFE, line, manner, shorten, slot_words, visible, when


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 4, 14), date(2024, 4, 14), "14 April 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 3, 1), date(2023, 5, 31), "1 March 2023 to 31 May 2023"),
    ],
)
def test_a_moment_is_as_wide_as_its_words(first, last, words):
    assert when(Moment("x", first, last)) == words


def test_no_moment_has_no_words():
    assert when(Moment()) == ""


def test_an_uncertain_moment_says_so():
    assert when(Moment("2023?", date(2023, 1, 1), date(2023, 12, 31))) == "2023 (uncertain)"


def test_manners():
    assert manner(VISIT_B) == ()
    assert manner(MET_A) == ("on the word of the Free Dockers League", "evidence: A video")
    assert manner(MET_B) == ("hedged: “is said to have”",)
    assert manner(FRONT_B) == ("hedged: “widely regarded as”",)
    assert manner(DENY_B) == ("says it is not so", "on the word of The ministry (unnamed)")


def test_a_source_that_only_speaks_of_it_is_told_from_one_that_says_it():
    within = replace(MET_A, attribution=(replace(MET_A.attribution[0], scope="within"),))
    assert manner(within)[0] == "only spoken of in the words of the Free Dockers League"


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("time", "when"),
        ("participants:target", "to whom"),
        ("quantity:killed person", "number killed"),
        ("quantity:count game", "number of game"),
        ("odd", "odd"),
    ],
)
def test_slots(slot, words):
    assert slot_words(slot) == words


def test_a_long_sentence_is_cut_around_its_word():
    text = "one two three four five six seven EIGHT nine ten eleven twelve thirteen fourteen"
    at = text.index("EIGHT")
    assert shorten(text, Span(0, len(text)), Span(at, at + 5), 30) == "…six seven EIGHT nine ten…"


@given(st.text(), st.data())
def test_the_word_stays_in(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert line(text[start:end]) in shorten(text, Span(0, len(text)), Span(start, end), 40)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_nothing_shown_can_act(text):
    assert not UNSAFE.search(visible(text))


def test_what_acts_is_shown_as_its_number():
    assert visible("a\x1b[31m\u202eb") == "a⟦U+001B⟧[31m⟦U+202E⟧b"
