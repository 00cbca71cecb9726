"""Months, weekdays and written dates, once for every room."""

import re

import pytest

from twosource.intake.dates import published, stated
from twosource.language.dates import after_points_of_dates, month_names, month_pattern, months, weekday_names, weekdays


def test_months_and_weekdays_by_every_name() -> None:
    assert [months()[name.lower()] for name in month_names()] == list(range(1, 13))
    assert [weekdays()[name.lower()] for name in weekday_names()] == list(range(7))
    assert (months()["sept"], months()["jan"], weekdays()["tues"]) == (9, 1, 1)


def test_the_pattern_takes_the_longest_name() -> None:
    assert re.findall(month_pattern(), "september sept sep may") == ["september", "sept", "sep", "may"]


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("It met on 14. March 2024 in Varna.", ["March"]),
        ("It met on Monday, 3. June, and left.", ["June"]),
        ("It met on 04.05. in Varna.", ["in"]),
        ("21. May 2020\nIt met.", ["May"]),
        ("He was 14. March was cold.", []),
        ("1. November 28, 2005 was cold.", []),
        ("It grew 04.50. in Varna.", []),
        ("It closed on 12.10. Then it rained.", []),
    ],
)
def test_the_point_of_a_day_ends_no_sentence(text: str, following: list[str]) -> None:
    assert [re.split(r"\W", text[at:])[0] for at in after_points_of_dates(text)] == following


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("03.04.2024", "2024-04-03"),
        ("3.4.2024", "2024-04-03"),
        ("12.25.2024", "2024-12-25"),
        ("03/04/2024", None),
        ("03-04-2024", None),
        ("14. April 2024", "2024-04-14"),
        ("14 April 2024", "2024-04-14"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("2024-04-03", "2024-04-03"),
        ("version 3.4.20", None),
    ],
)
def test_a_day_as_it_is_stated(text: str, edtf: str | None) -> None:
    assert stated(text).edtf == edtf
    assert published(text).edtf == edtf
