"""Time expressions of a page, against the published date or a date told before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from edtf import parse_edtf

from twosource.model import Moment
from twosource.reading.page import Page
from twosource.reading.times.expressions import times

Make = Callable[..., Page]

STORY = (
    "The council met in Varna on October 14, 2023, just a week after the October 7 flood. On the same day, it opened the bridge.\n"
    "Two days later, the mayor resigned. The following month he left.\n"
    "The works ran from 2019 to 2021, and in the early 1990s nobody came.\n"
    "She was seen at about 2:30 a.m. on Tuesday. Recently she moved. In March she had sold 2000 boats; in the summer of 2012 she came back."
)


def published(page: Page, day: str | None) -> Page:
    """The page of a report that states its date."""
    return replace(page, report=replace(page.report, published=Moment(edtf=day, basis="stated"))) if day else page


def values(page: Page) -> dict[str | None, str | None]:
    return {moment.text: moment.edtf for moment in found(page)}


def found(page: Page) -> tuple[Moment, ...]:
    moments = times(page)["times"]
    assert all(isinstance(moment, Moment) for moment in moments)
    return tuple(moments)


def test_without_a_published_date_only_what_the_text_carries(page: Make) -> None:
    told = values(page(STORY))
    assert told["October 14, 2023"] == "2023-10-14"
    assert told["October 7"] == "2023-10-07"
    assert told["just a week after"] == "2023-10-14"
    assert told["the same day"] == "2023-10-14"
    assert told["Two days later"] == "2023-10-16"
    assert told["The following month"] == "2023-11"
    assert told["from 2019 to 2021"] == "2019/2021"
    assert told["Recently"] is None
    assert told["March"] == "XXXX-03"
    assert [edtf for text, edtf in told.items() if text and "Tuesday" in text] == [None]
    assert "2000" not in told


def test_the_published_date_resolves_the_rest(page: Make) -> None:
    moments = {moment.text: moment for moment in found(published(page(STORY), "2023-11-16"))}
    tuesday = next(moment for text, moment in moments.items() if text and "Tuesday" in text)
    assert (tuesday.edtf, tuesday.clock, tuesday.basis, tuesday.anchor) == ("2023-11-14", "02:30", "resolved", None)
    assert moments["March"].edtf == "2023-03"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The ferry sank today.", "today", "2024-05-08"),
        ("The ferry sank on Wednesday.", "Wednesday", "2024-05-08"),
        ("The ferry sank on Thursday.", "Thursday", "2024-05-02"),
        ("The ferry will sail on Thursday.", "Thursday", "2024-05-09"),
        ("The ferry sank last month.", "last month", "2024-04"),
        ("The ferry sank in December.", "December", "2023-12"),
        ("The ferry will sail in December.", "December", "2024-12"),
        ("The ferry sank last week.", "last week", "2024-04-29/2024-05-05"),
        ("The ferry sank earlier this year.", "earlier this year", "2024"),
        ("The ferry sank in June last year.", "June last year", "2023-06"),
        ("The ferry sank in May two years ago.", "May two years ago", "2022-05"),
        ("The ferry sank on Monday last week.", "Monday last week", "2024-04-29"),
        ("The fair is to be held in December.", "December", "2024-12"),
    ],
)
def test_relative_words_against_the_published_day(page: Make, text: str, words: str, edtf: str) -> None:
    assert values(published(page(text), "2024-05-08"))[words] == edtf


def test_the_same_words_stay_undated_without_a_published_date(page: Make) -> None:
    assert values(page("The ferry sank last week, on Monday."))["last week"] is None


def test_pointing_back_at_a_dated_happening(page: Make) -> None:
    text = "In February 2025, Dascu visited Varna with two aides. During that visit, she addressed a rally."
    back = next(moment for moment in found(page(text)) if moment.text == "During that visit")
    assert (back.edtf, back.basis) == ("2025-02", "resolved")
    assert back.anchor is not None
    assert back.anchor.of(text) == "February 2025"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The fire broke out on May 3, 2024. A week after the fire, Velkov resigned.", "A week after", "2024-05-10"),
        ("Velkov was arrested on May 3, 2024. A day after he was arrested, the port closed.", "A day after", "2024-05-04"),
        ("Velkov was arrested on May 3, 2024. On the day of the arrest, the port closed.", "the day of", "2024-05-03"),
        ("The fire broke out on May 3, 2024. A week after the fire, Velkov left. Two days later, he fell.", "Two days later", "2024-05-12"),
        ("The fire broke out on May 3, 2024. A week after a storm, Velkov left. Two days later, he fell.", "Two days later", None),
        ("Velkov died in 2019, and the firm collapsed the year after.", "the year after", "2020"),
        ("The rally was held on May 3, 2024.\nThat evening, Velkov left.", "That evening", "2024-05-03"),
        ("The rally was held on May 3, 2024. That evening, he left.\nThe next day, he fell.", "The next day", "2024-05-04"),
        ("Officials said on May 3, 2024 that night fell early.", "that night", None),
        ("Velkov resigned in 2019. In March of that year, he had met Dascu.", "March of that year", "2019-03"),
        ("Velkov resigned on May 3, 2019. On 7 May, he left Varna.", "7 May", "2019-05-07"),
        ("Velkov resigned on May 3, 2019. On 7 March, he left Varna.", "7 March", "XXXX-03-07"),
        ("Velkov visited it (1962) twice.", "1962", "1962"),
    ],
)
def test_what_is_told_from_a_date_or_a_happening_before(page: Make, text: str, words: str, edtf: str | None) -> None:
    assert values(page(text)).get(words) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("VARNA, May 3, 2024 (Agency) — The mayor resigned on Thursday.", "2024-05-02"),
        ("VARNA, 3 MAY 89 -- The mayor resigned on Tuesday.", "1989-05-02"),
        ("May 3, 2024 9: 56 am EDT The mayor resigned on Thursday.", "2024-05-02"),
        ("VARNA, May 3 (Agency) — The mayor resigned on Thursday.", None),
        ("May 3, 2024 was cold. The mayor resigned on Thursday.", None),
    ],
)
def test_a_stated_dateline_is_what_weekdays_are_told_from(page: Make, text: str, edtf: str | None) -> None:
    (told,) = [moment for moment in found(page(text)) if moment.text in ("Thursday", "Tuesday")]
    assert told.edtf == edtf
    assert (told.anchor is None) == (edtf is None)


def test_the_published_date_goes_before_the_dateline(page: Make) -> None:
    told = values(published(page("VARNA, May 3, 2019 (Agency) — The mayor resigned on Thursday."), "2024-05-03"))
    assert told["Thursday"] == "2024-05-02"


def test_years_of_another_count_are_times_without_a_day(page: Make) -> None:
    assert values(page("The mosque was built in 1604 AH, the wall in 1600 BC.")) == {"1604 AH": None, "1600 BC": None}


def test_at_least_a_year(page: Make) -> None:
    assert values(page("The visits can be traced back to at least 2023, when she came to Varna."))["at least 2023"] == "2023"


@pytest.mark.parametrize("day", [None, "2023-11-16", "2023"])
def test_every_moment_is_grounded_and_every_value_is_edtf(page: Make, day: str | None) -> None:
    reading = published(page(STORY), day)
    for moment in found(reading):
        assert moment.span is not None
        assert moment.text == moment.span.of(reading.report.text)
        assert (moment.edtf is None) == (moment.basis == "none")
        if moment.edtf is None or "XXXX" in moment.edtf:
            assert moment.earliest is moment.latest is None
            continue
        parsed = parse_edtf(moment.edtf)
        days = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
        assert (moment.earliest, moment.latest) == days
        assert days[0] <= days[1]


def test_nought_hours_are_no_time_before_or_after_noon(page: Make) -> None:
    assert all(moment.clock is None for moment in page("He gave himself up at 00 p.m.").times)


def test_a_span_from_an_undated_happening_beside_a_date_leaves_the_date_standing(page: Make) -> None:
    told = values(page("Dascu met Velkov on February 12, 2025, three weeks before the fire. On the same day, she left Varna."))
    assert told["the same day"] == "2025-02-12"
    told = values(page("Dascu met Velkov on February 12, 2025. She left Varna three weeks before the fire. On the same day, it rained."))
    assert told["the same day"] is None
