"""How long something lasted and at what hour it was are claims of their own, about nobody, with their words and their source."""

from collections.abc import Callable

import pytest

from factories import report, span
from twosource.language import FRENCH, speaking
from twosource.model import Claim, Moment, Span
from twosource.model.attribute import DURATION, HOUR, duration_of, hour_of, standing_of
from twosource.reading.claims.timings import timings
from twosource.reading.english import ENGLISH
from twosource.reading.page import Page

Reader = Callable[[str], Page]


def told(page: Reader, text: str) -> list[Claim]:
    """The claims of a text that tell an hour or a duration."""
    return [claim for claim in ENGLISH.annotate(page(text)).claims if claim.kind == "attribute" and claim.type in {DURATION, HOUR}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police searched the house for two hours.", {("duration", "two hours", "two hours")}),
        ("Police searched the house for almost two hours.", {("duration", "almost two hours", "two hours")}),
        ("Police stopped the car at 2:30 a.m. on Monday.", {("hour", "02:30", "2:30 a.m. on Monday")}),
        ("Updated 9:06 a.m. Police stopped the car.", set()),
        ("Varna led with 9:06 to play.", set()),
        ("Police stopped the car on Monday.", set()),
    ],
)
def test_hours_and_durations_are_claims_with_their_words(page: Reader, text: str, found: set[tuple[str, str, str]]) -> None:
    claims = told(page, text)
    assert {(claim.type, claim.label, claim.trigger.span.of(text)) for claim in claims} == found
    assert all(not claim.roles and standing_of(claim) is None for claim in claims)


def test_a_duration_is_a_figure_that_an_approximating_word_leaves_open(page: Reader) -> None:
    text = "Police searched the house for almost two hours."
    (claim,) = told(page, text)
    lasting = duration_of(claim)
    assert lasting is not None
    assert (lasting.unit, lasting.low, lasting.best, lasting.high, lasting.span.of(text)) == ("hour", None, 2.0, None, lasting.text)
    assert hour_of(claim) is None


def test_an_hour_is_the_time_of_its_claim(page: Reader) -> None:
    (claim,) = told(page, "Police stopped the car at 2:30 a.m. on Monday.")
    hour = hour_of(claim)
    assert hour is not None
    assert hour.clock == "02:30"
    assert duration_of(claim) is None


def test_it_has_the_source_of_the_event_told_at_that_time(page: Reader) -> None:
    (own,) = told(page, "Soldiers attacked the village at 2:30 a.m.")
    (reported,) = told(page, "Witnesses said that soldiers attacked the village at 2:30 a.m.")
    assert not own.attribution
    assert [step.source for step in reported.attribution] == ["Witnesses"]


def test_one_that_no_event_is_told_at_has_the_source_of_the_nearest(page: Reader) -> None:
    (claim,) = told(page, "Police searched cars on the road for two hours on Friday, Karl Lund said.")
    assert [step.source for step in claim.attribution] == ["Karl Lund"]


def test_a_language_without_the_words_has_none() -> None:
    made = report("Police searched it for two hours.")
    with speaking(FRENCH):
        lasting = Moment(text="two hours", span=span("two hours", made.text))
        assert list(timings(made, (lasting,), (Span(0, len(made.text)),), ())) == []
