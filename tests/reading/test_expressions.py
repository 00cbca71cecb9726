"""The grammar of time expressions on bare tokens."""

import pytest

from twosource.reading.expressions import expressions
from twosource.reading.symbols import Words, symbol
from twosource.reading.time_forms import Expression


def found(text: str) -> list[Expression]:
    tokens = tuple(text.split())
    return expressions(Words(tokens, "".join(symbol(token) for token in tokens)))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("October 14 , 2023", "2023-10-14"),
        ("14 Oct 2023", "2023-10-14"),
        ("the 14th of October , 2023", "2023-10-14"),
        ("Tuesday , March 3 , 2020", "2020-03-03"),
        ("2023 - 10 - 14", "2023-10-14"),
        ("25/12/2019", "2019-12-25"),
        ("February 2025", "2025-02"),
        ("in May", "XXXX-05"),
        ("14 October", "XXXX-10-14"),
        ("summer of 2012", "2012-22"),
        ("winter of 2012", "2012-01/2013-02"),
        ("Q2 2011", "2011-34"),
        ("the second quarter of 2011", "2011-34"),
        ("fiscal 2010", "2010~"),
        ("early 2013", "2013"),
        ("the 2010s", "201X"),
        ("the 19th century", "18XX"),
        ("October 14 - 16 , 2023", "2023-10-14/2023-10-16"),
        ("between 2019 and 2021", "2019/2021"),
        ("between October 14 and 16 , 2023", "2023-10-14/2023-10-16"),
        ("from 3 to 5 June 2020", "2020-06-03/2020-06-05"),
        ("the 2015 - 16 season", "2015/2016"),
        ("from June 2019 to May 2021", "2019-06/2021-05"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    assert found(text)[0].edtf == edtf


@pytest.mark.parametrize(
    ("text", "kind", "unit", "shift"),
    [
        ("yesterday", "move", "day", -1),
        ("last week", "move", "week", -1),
        ("two weeks ago", "move", "week", -2),
        ("a year ago", "move", "year", -1),
        ("weeks ago", "move", "week", None),
        ("twenty - three days later", "narrated", "day", 23),
        ("the same day", "narrated", "day", 0),
        ("the following week", "narrated", "week", 1),
        ("a week after", "after", "week", 1),
        ("the day before", "after", "day", -1),
        ("several hours ago", "words", "", None),
    ],
)
def test_relative_expressions(text: str, kind: str, unit: str, shift: int | None) -> None:
    first = found(text)[0]
    assert (first.kind, first.unit, first.shift) == (kind, unit, shift)


@pytest.mark.parametrize("text", ["recently", "recent years", "every day", "two years", "the past decade", "annual"])
def test_vague_lasting_and_recurrent_ones_are_no_dates(text: str) -> None:
    assert [(each.kind, each.edtf) for each in found(text)] == [("words", None)]


@pytest.mark.parametrize(
    ("text", "clock"), [("2:30 a.m.", "02:30"), ("6 p.m.", "18:00"), ("18:00 UTC", "18:00"), ("noon", "12:00"), ("12 a.m.", "00:00")]
)
def test_clock_times(text: str, clock: str) -> None:
    assert found(text)[0].clock == clock


def test_a_clock_time_joins_its_day() -> None:
    (only,) = found("at about 2:30 a.m. on October 14 , 2023")
    assert (only.edtf, only.clock) == ("2023-10-14", "02:30")


@pytest.mark.parametrize("text", ["he may go", "they march on", "a 70 - year - old man", "40 people", "25:61"])
def test_other_words_are_no_time(text: str) -> None:
    assert found(text) == []
