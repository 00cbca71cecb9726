"""Sentences and words longer than any of news are read in pieces; all else is parsed as ever."""

import pytest

from factories import report
from twosource.reading import ENGLISH
from twosource.reading.lengths import LONGEST_RUN, made_doc, part
from twosource.reading.syntax.parser import language_model, parsed

SENTENCE = "The mayor of Varna said that the council met the dockers on Monday"


def lengths(text: str, longest: int) -> list[int]:
    doc = parsed(language_model(), made_doc(language_model(), text), longest)
    assert doc.text == text
    return [len(sentence) for sentence in doc.sents]


def test_sentences_within_the_bound_are_left_alone() -> None:
    doc = made_doc(language_model(), f"{SENTENCE}. It rained.")
    language_model().get_pipe("senter")(doc)
    before = [token.is_sent_start for token in doc]
    part(doc, 300)
    assert [token.is_sent_start for token in doc] == before


@pytest.mark.parametrize(
    "text",
    [
        ", ".join([SENTENCE] * 12),
        "; ".join([SENTENCE] * 12),
        " and ".join([SENTENCE] * 12),
        "," * 150,
        "the man who met the dog " * 30,
        "one " * 200,
    ],
    ids=["commas", "semicolons", "and", "nothing but commas", "relative clauses", "no sign at all"],
)
def test_a_longer_one_is_parted(text: str) -> None:
    assert max(lengths(text, 40)) <= 40


def test_it_is_parted_behind_a_sign() -> None:
    doc = parsed(language_model(), made_doc(language_model(), "; ".join([SENTENCE] * 8) + "."), 40)
    assert all(sentence[-1].text in ";." for sentence in doc.sents)


@pytest.mark.parametrize("sign", [",", '"', "'", "[", "(", "<", "“", "-", ".", "🙂", "a", "![", "a/"])
def test_a_run_without_a_blank_loses_no_character(sign: str) -> None:
    text = f"He said: {sign * 2000} and left."
    doc = made_doc(language_model(), text)
    assert doc.text == text
    assert all(len(token) <= LONGEST_RUN for token in doc)


def test_shorter_runs_are_tokenised_as_ever() -> None:
    text = f"He said: {',' * (LONGEST_RUN - 1)} and left (don't)."
    assert [token.text for token in made_doc(language_model(), text)] == [token.text for token in language_model().make_doc(text)]


def test_the_claims_of_a_long_sentence_are_found() -> None:
    text = "; ".join(f"on {day} May 2024 Ana Roe met the mayor of Varna in the harbour with her staff" for day in range(1, 29))
    whole, parted = (next(iter(ENGLISH.read([report(text)], longest=longest))) for longest in (10_000, 60))
    assert len(parted.claims) >= 0.8 * len(whole.claims) > 10
