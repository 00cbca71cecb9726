"""What a sentence says is made known, or is not yet, is a claim of its own, with its words, the person it is about and its source."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from factories import report
from twosource.language import FRENCH, speaking
from twosource.model import Claim, Span
from twosource.model.attribute import disclosure_of, standing_of
from twosource.reading.claims.disclosures import disclosures
from twosource.reading.english import ENGLISH
from twosource.reading.page import Page

Reader = Callable[[str], Page]
HELD, KNOWN = "not made known", "made known"


def told(page: Reader, text: str) -> list[Claim]:
    """The claims of a text that tell whether something is made known."""
    return [claim for claim in ENGLISH.annotate(page(text)).claims if disclosure_of(claim)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Test results are pending.", {("results", HELD, "results are pending")}),
        ("Test results showed that the gun was his.", {("results", KNOWN, "results showed")}),
        ("Police are searching for the gunman.", {("whereabouts-of-suspect", HELD, "searching for the gunman")}),
        ("Police would not identify the suspect.", {("name-of-suspect", HELD, "would not identify")}),
        ("The victim was later identified as Anna Velkov.", {("name-of-victim", KNOWN, "victim was later identified as ")}),
        ("The suspect, Karl Lund, was arrested.", {("name-of-suspect", KNOWN, "suspect, ")}),
        ("The mayor, Karl Lund, was arrested.", set()),
    ],
)
def test_what_is_or_is_not_made_known_is_a_claim_with_its_words(page: Reader, text: str, found: set[tuple[str, str, str]]) -> None:
    claims = told(page, text)
    assert {(claim.type, claim.label, claim.trigger.span.of(text)) for claim in claims} == found
    assert all(claim.trigger.text == claim.trigger.span.of(text) for claim in claims)


def test_it_is_about_the_person_the_sentence_speaks_of_and_else_about_nobody(page: Reader) -> None:
    (suspect,) = told(page, "The gunman was still at large.")
    (results,) = told(page, "Test results are pending.")
    (unsaid,) = told(page, "A manhunt began on Monday.")
    assert [(role.role, role.text, role.chain is not None) for role in suspect.roles] == [("subject", "The gunman", True)]
    assert not results.roles
    assert not unsaid.roles


def test_it_has_the_source_of_the_event_in_whose_words_it_is_told(page: Reader) -> None:
    (own,) = told(page, "Test results are pending.")
    (reported,) = told(page, "The coroner said that test results are pending.")
    assert not own.attribution
    assert [step.source for step in reported.attribution] == ["The coroner"]


def test_it_is_no_property_that_somebody_has(page: Reader) -> None:
    (claim,) = told(page, "The gunman was still at large.")
    assert standing_of(claim) is None


def test_a_value_that_is_neither_says_nothing_to_compare(page: Reader) -> None:
    (claim,) = told(page, "The gunman was still at large.")
    assert disclosure_of(replace(claim, label="in Varna")) is None


def test_a_language_without_the_words_has_none() -> None:
    made = report("Test results are pending.")
    with speaking(FRENCH):
        assert list(disclosures(made, (), [Span(0, len(made.text))], ())) == []
