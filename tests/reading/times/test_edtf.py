"""EDTF strings and their days, held against the library `edtf`."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.reading.times.edtf import bounds, interval, moved, written

SIMPLE = st.builds(
    lambda day, size: day.isoformat()[:size],
    st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from([4, 7, 10]),
)


def library_days(edtf: str) -> tuple[date, date]:
    parsed = parse_edtf(edtf)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return date(*low[:3]), date(*high[:3])


@settings(max_examples=25, deadline=None)
@given(SIMPLE)
def test_bounds_of_plain_dates_are_those_of_the_library(edtf: str) -> None:
    assert bounds(edtf) == library_days(edtf)


@pytest.mark.parametrize(
    "edtf", ["2012-21", "2012-22", "2012-23", "2011-33", "2011-34", "2011-36", "201X", "19XX", "2010~", "2009-11/2010-02"]
)
def test_bounds_of_other_forms_are_those_of_the_library(edtf: str) -> None:
    assert bounds(edtf) == library_days(edtf)


def test_open_sides_and_unsaid_years_have_no_bound() -> None:
    assert bounds("2023/..") == (date(2023, 1, 1), None)
    assert bounds("../2023") == (None, date(2023, 12, 31))
    assert bounds("XXXX-10-07") == (None, None)


def test_no_such_day_is_not_written() -> None:
    assert written(2023, 2, 29) is None
    assert written(None, 2, 29) == "XXXX-02-29"
    assert interval("2020", "2019") is None


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]),
    st.integers(-40, 40),
)
def test_what_is_moved_lies_on_the_side_it_was_moved_to(day: date, unit: str, by: int) -> None:
    value = moved(day, unit, by)
    assert value is not None
    first, last = bounds(value)
    assert first is not None
    assert last is not None
    assert first <= last
    assert first <= day <= last if by == 0 else (last > day if by > 0 else first < day)
