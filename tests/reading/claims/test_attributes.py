"""What is said beside a name is a claim of its own, with its words, its subject and its source."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.model import Claim
from twosource.model.attribute import standing_of
from twosource.reading.english import ENGLISH
from twosource.reading.page import Page

Reader = Callable[[str], Page]


def told(page: Reader, text: str) -> list[Claim]:
    """The attribute claims of a text."""
    return [claim for claim in ENGLISH.annotate(page(text)).claims if claim.kind == "attribute"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police arrested Anton Velkov, 36, of Varna on Monday.", {("age", "36", "36"), ("home", "Varna", "Varna")}),
        ("The 36-year-old Anton Velkov was arrested on Monday.", {("age", "36", "36")}),
        ("Police said Captain Anton Velkov was arrested.", {("rank", "captain", "Captain")}),
        ("Anton Velkov was arrested in Varna.", set()),
    ],
)
def test_what_stands_beside_a_name_is_a_claim_with_its_words(page: Reader, text: str, found: set[tuple[str, str, str]]) -> None:
    claims = told(page, text)
    assert {(claim.type, claim.label, claim.trigger.span.of(text).strip()) for claim in claims} == found
    assert all(claim.roles[0].text == "Anton Velkov" and claim.roles[0].chain for claim in claims)


def test_it_has_the_source_of_what_the_sentence_tells_of_the_name(page: Reader) -> None:
    (own,) = told(page, "Anton Velkov, 36, was arrested on Monday.")
    (reported,) = told(page, "Police said that Anton Velkov, 36, was arrested on Monday.")
    assert not own.attribution
    assert [step.source for step in reported.attribution] == ["Police"]


def test_it_does_not_fall_with_what_is_denied_of_the_name(page: Reader) -> None:
    (claim,) = told(page, "Anton Velkov, 36, was not arrested.")
    assert (claim.polarity, claim.certainty, claim.status) == ("positive", "certain", "happened")


def test_an_age_that_is_no_number_says_nothing_to_compare(page: Reader) -> None:
    (claim,) = told(page, "Anton Velkov, 36, was arrested on Monday.")
    assert standing_of(claim) is not None
    assert standing_of(replace(claim, label="in his thirties")) is None
