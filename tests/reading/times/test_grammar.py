"""The grammar of time expressions on bare tokens."""

import pytest

from twosource.reading.times.grammar import expressions
from twosource.reading.times.tokens import Words, token_class
from twosource.reading.times.values import Expression


def found(text: str) -> list[Expression]:
    tokens = tuple(text.split())
    return expressions(Words(tokens, "".join(token_class(token) for token in tokens)))


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
        ("May 3 , 1950 – June 5 , 2001", "1950-05-03/2001-06-05"),
        ("between May and June in 1981", "1981-05/1981-06"),
        ("mid - May", "XXXX-05"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("the second half of 2023", "2023-07/2023-12"),
        ("fall 2004", "2004-23"),
        ("the winter of 2012 - 13", "2012-12/2013-02"),
        ("the twentieth century", "19XX"),
        ("the 19th - century", "18XX"),
        ("the twenty - first century", "20XX"),
        ("the 1800s", "18XX"),
        ("the 1960 's", "196X"),
        ("mid-1980s", "198X"),
        ("the third of May , 2024", "2024-05-03"),
        ("June last year", "XXXX-06"),
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
        ("that evening", "narrated", "day", 0),
        ("the following morning", "narrated", "day", 1),
        ("the next night", "narrated", "day", 1),
        ("later that day", "narrated", "day", 0),
        ("the evening before", "after", "day", -1),
        ("the day of the vote", "after", "day", 0),
        ("the day before yesterday", "move", "day", -2),
        ("in March that year", "date", "told year", 0),
        ("Monday last week", "weekday", "week", -1),
    ],
)
def test_relative_expressions(text: str, kind: str, unit: str, shift: int | None) -> None:
    first = found(text)[0]
    assert (first.kind, first.unit, first.shift) == (kind, unit, shift)


@pytest.mark.parametrize("text", ["recently", "recent years", "every day", "two years", "the past decade", "annual", "Mondays"])
def test_vague_lasting_and_recurrent_ones_are_no_dates(text: str) -> None:
    assert [(each.kind, each.edtf) for each in found(text)] == [("words", None)]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2:30 a.m.", "02:30"),
        ("6 p.m.", "18:00"),
        ("18:00 UTC", "18:00"),
        ("noon", "12:00"),
        ("12 a.m.", "00:00"),
        ("9 : 56 AM", "09:56"),
        ("12 : 52 p. m.", "12:52"),
        ("1 : 30 a . m .", "01:30"),
        ("4.30am", "04:30"),
        ("0430 GMT", "04:30"),
        ("at 1530 hours", "15:30"),
    ],
)
def test_clock_times(text: str, clock: str) -> None:
    assert found(text)[0].clock == clock


def test_a_clock_time_joins_its_day() -> None:
    (only,) = found("at about 2:30 a.m. on October 14 , 2023")
    assert (only.edtf, only.clock) == ("2023-10-14", "02:30")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 and 5 May", ["XXXX-05-03", "XXXX-05-05"]),
        ("May 3 and 5 , 2024", ["2024-05-03", "2024-05-05"]),
        ("3 , 4 and 5 May 2024", ["2024-05-03", "2024-05-04", "2024-05-05"]),
    ],
)
def test_each_day_of_a_row_is_a_date(text: str, days: list[str]) -> None:
    assert [each.edtf for each in found(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "he may go",
        "the fall of the wall",
        "half of them",
        "it was 5 m long",
        "a score of 3 : 2",
        "they march on",
        "a 70 - year - old man",
        "40 people",
        "25:61",
    ],
)
def test_other_words_are_no_time(text: str) -> None:
    assert found(text) == []
