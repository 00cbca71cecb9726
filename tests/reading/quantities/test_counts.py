"""Numbers with their bounds, units and counted nouns."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.model import Quantity
from twosource.reading.page import Page
from twosource.reading.quantities.counts import counts
from twosource.reading.times.expressions import times

Make = Callable[..., Page]


def read(page: Page) -> list[Quantity]:
    found = counts(replace(page, **times(page)))["counts"]
    for counted in found:
        assert counted.quantity.text == counted.quantity.span.of(page.report.text)
        assert page.doc[counted.token].idx in range(counted.quantity.span.start, counted.quantity.span.end)
    return [counted.quantity for counted in found]


@pytest.mark.parametrize(
    ("text", "wording", "low", "best", "high", "unit"),
    [
        ("At least 20 people died.", "At least 20", 20, 20, None, "person"),
        ("More than 20 boats sank.", "More than 20", 20, None, None, "boat"),
        ("Up to 30 houses burned.", "Up to 30", None, None, 30, "house"),
        ("About 50 houses burned.", "About 50", None, 50, None, "house"),
        ("Between 10 and 15 boats sank.", "Between 10 and 15", 10, None, 15, "boat"),
        ("Dozens of boats sank.", "Dozens", 24, None, None, "boat"),
        ("Hundreds of thousands of people left.", "Hundreds of thousands", 200_000, None, None, "person"),
        ("Two boats sank.", "Two", 2, 2, 2, "boat"),
        ("They fell about 2, 000 feet.", "about 2, 000", None, 2000, None, "foot"),
        ("They sold a dozen boats.", "a dozen", 12, 12, 12, "boat"),
        ("They sold half a dozen boats.", "half a dozen", 6, 6, 6, "boat"),
        ("They sold twenty-three boats.", "twenty-three", 23, 23, 23, "boat"),
        ("It cost $8.5 billion.", "$8.5 billion", None, 8.5e9, None, "USD"),
        ("Turnout was 12.5 percent.", "12.5 percent", 12.5, 12.5, 12.5, "percent"),
        ("The 70-year-old sailor won.", "70", 70, 70, 70, "year of age"),
        ("Mirela Dascu, 45, won.", "45", 45, 45, 45, "year of age"),
        ("She walked 20 km.", "20", 20, 20, 20, "kilometre"),
        ("They sold 50 or more houses.", "50 or more", 50, 50, None, "house"),
    ],
)
def test_wordings(page: Make, text: str, wording: str, low: float | None, best: float | None, high: float | None, unit: str) -> None:
    quantity = next(each for each in read(page(text)) if each.text == wording)
    assert (quantity.low, quantity.best, quantity.high, quantity.unit) == (low, best, high, unit)


@pytest.mark.parametrize(
    "text", ["It began on 14 October 2023 at 2:30 a.m.", "Call 555-123-4567.", "She was jailed for two weeks.", "They came on Flight 370."]
)
def test_dates_durations_telephones_and_labels_are_no_counts(page: Make, text: str) -> None:
    assert read(page(text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They seized six AK 47 rifles.", ["six"]),
        ("They seized six AK - 47 rifles.", ["six"]),
        ("ALL 23 SAILORS RETURNED.", ["23"]),
    ],
)
def test_the_number_of_a_model_counts_nothing(page: Make, text: str, said: list[str]) -> None:
    assert [quantity.text for quantity in read(page(text))] == said
