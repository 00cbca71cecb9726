"""Dates with points, years of an era and ranges, each in many wordings, and what only looks like them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.model import Moment
from twosource.reading.page import Page
from twosource.reading.times.attachment import Attachments
from twosource.reading.times.expressions import times

Make = Callable[..., Page]


def told(page: Page, day: str | None = "2025-01-10") -> dict[str | None, str | None]:
    """What the page's times say, by their words; published on `day`, a Friday."""
    if day is not None:
        page = replace(page, report=replace(page.report, published=Moment(edtf=day, basis="stated")))
    return {moment.text: moment.edtf for moment in times(page)["times"]}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The barge capsized on 07.03.2023 near Orsett.", "07.03.2023", "2023-03-07"),
        ("Dascu resigned on 7.3.2023.", "7.3.2023", "2023-03-07"),
        ("On 11.12.2019, Velkov was elected.", "11.12.2019", "2019-12-11"),
        ("The bridge was opened on 23.06.2018 and closed in 2020.", "23.06.2018", "2018-06-23"),
        ("The strike of 02.09.24 shut the port.", "02.09.24", "2024-09-02"),
        ("The strike began on 2.9.24 in Varna.", "2.9.24", "2024-09-02"),
        ("The council met on 21. March 2022 in Holmby.", "21. March 2022", "2022-03-21"),
        ("Since 5. December 2024 the museum has been shut.", "5. December 2024", "2024-12-05"),
        ("On Wednesday, 8. January, the ferry sank.", "Wednesday, 8. January", "2025-01-08"),
        ("The trial opened on 09.01. in Orsett and goes on.", "09.01.", "2025-01-09"),
        ("The fair was held from 03.01. to 05.01. in Holmby.", "from 03.01. to 05.01.", "2025-01-03/2025-01-05"),
        ("The port was shut between 24.12. and 06.01. for repairs.", "between 24.12. and 06.01.", "2024-12-24/2025-01-06"),
        ("The ferry sank on Monday, 06.01 off Varna.", "Monday, 06.01", "2025-01-06"),
        ("Velkov was born on 5.14.1970 in Varna.", "5.14.1970", "1970-05-14"),
    ],
)
def test_with_points_the_day_stands_first(page: Make, text: str, words: str, edtf: str) -> None:
    assert told(page(text))[words] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The library is at version 3.5.1 now.",
        "Version 12.04.2024 of the program failed.",
        "The machine at 192.168.10.12 was hit.",
        "The firm sells release 3.5.12 of its program.",
        "She scored 9.10 and won.",
        "Turnout rose from 10.10 to 12.10 percent.",
        "See section 4.5.12 of the law.",
        "The fine is $12.10 a head.",
        "The index closed on 12.10.",
        "It weighs 04.05 kilograms.",
        "The depth was 13.13.2024.",
    ],
)
def test_other_numbers_with_points_are_no_dates(page: Make, text: str) -> None:
    assert all(edtf is None for edtf in told(page(text)).values())


def test_a_point_behind_a_number_still_ends_a_sentence(page: Make) -> None:
    assert len(page("The boy was 14. April was cold.").sentences) == 2
    assert len(page("Prices fell to 14. March 2024 was worse.").sentences) == 2
    assert len(page("The council met on 14. March 2024 in Varna.").sentences) == 1


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The temple burned in 356 BC.", "356 BC", None),
        ("The temple burned in 356 B.C.", "356 B.C.", None),
        ("The city fell in 146 BCE.", "146 BCE", None),
        ("The city fell around 1180 B.C.E. to raiders.", "1180 B.C.E.", None),
        ("The emperor died in 117 AD.", "117 AD", "0117"),
        ("The emperor died in AD 117 in Selinus.", "AD 117", "0117"),
        ("The bishop was killed in 304 CE.", "304 CE", "0304"),
        ("The town was founded in A.D. 49 by soldiers.", "A.D. 49", "0049"),
        ("The wall was built between 122 and 128 AD.", "122 and 128 AD", "0122/0128"),
        ("He ruled from 161 to 180 AD.", "161 to 180 AD", "0161/0180"),
        ("The temple burned in the 4th century BC.", "the 4th century BC", None),
        ("The town grew in the 3rd century AD.", "the 3rd century AD", "02XX"),
        ("Farming began about 10,000 BC in the valley.", "10,000 BC", None),
    ],
)
def test_a_year_of_an_era_is_a_year(page: Make, text: str, words: str, edtf: str | None) -> None:
    found = told(page(text))
    assert words in found
    assert found[words] == edtf


@pytest.mark.parametrize("text", ["The ad ran 300 times.", "Three be freed.", "They sold 40 ce marks.", "Police freed 12 BC residents."])
def test_small_words_are_no_era(page: Make, text: str) -> None:
    assert told(page(text)) == {}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The road was shut between 30 December and 2 January.", "between 30 December and 2 January", "2024-12-30/2025-01-02"),
        ("The strike ran from December 27 to January 4.", "from December 27 to January 4", "2024-12-27/2025-01-04"),
        ("The pass was closed from 20 December 2022 to 8 January.", "from 20 December 2022 to 8 January", "2022-12-20/2023-01-08"),
        ("The port was shut from 24 December to 6 January 2021.", "from 24 December to 6 January 2021", "2020-12-24/2021-01-06"),
        ("The siege lasted from November to January.", "from November to January", "2024-11/2025-01"),
        ("The siege lasted from November 2019 to February.", "from November 2019 to February", "2019-11/2020-02"),
        ("Fires burned between October and March 2020.", "between October and March 2020", "2019-10/2020-03"),
        ("The school was shut 23 December – 7 January.", "23 December – 7 January", "2024-12-23/2025-01-07"),
        ("The truce held from 31 December until 1 January.", "from 31 December until 1 January", "2024-12-31/2025-01-01"),
        ("The rink was open from 29 November 2023 to 4 January 2024.", "from 29 November 2023 to 4 January 2024", "2023-11-29/2024-01-04"),
        ("The road was shut between 3 and 9 January.", "3 and 9 January", "2025-01-03/2025-01-09"),
        ("The road was shut from 3 May 2024 to 9 June.", "from 3 May 2024 to 9 June", "2024-05-03/2024-06-09"),
    ],
)
def test_a_range_may_run_over_new_year(page: Make, text: str, words: str, edtf: str) -> None:
    assert told(page(text))[words] == edtf


def test_a_range_over_new_year_in_a_year_alone_stays_open(page: Make) -> None:
    assert told(page("The road was shut from 30 December to 2 January."), "2024")["from 30 December to 2 January"] is None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The strike ran from Monday to Wednesday.", "from Monday to Wednesday", "2025-01-06/2025-01-08"),
        ("It rained between Saturday and Tuesday.", "between Saturday and Tuesday", "2025-01-04/2025-01-07"),
        ("The port was shut from Friday until Sunday.", "from Friday until Sunday", "2025-01-03/2025-01-05"),
        ("The port was shut from Sunday through Thursday.", "from Sunday through Thursday", "2025-01-05/2025-01-09"),
        ("The fair will run from Monday to Thursday.", "from Monday to Thursday", "2025-01-13/2025-01-16"),
        ("The fair will run from Saturday to Tuesday.", "from Saturday to Tuesday", "2025-01-11/2025-01-14"),
        ("The court sat from last Monday to Wednesday.", "from last Monday to Wednesday", "2025-01-06/2025-01-08"),
        ("The court sat from Monday to Thursday last week.", "from Monday to Thursday last week", "2024-12-30/2025-01-02"),
        ("Talks were held Tuesday – Thursday in Varna.", "Tuesday – Thursday", "2025-01-07/2025-01-09"),
        ("Snow fell from Thursday to Monday.", "from Thursday to Monday", "2025-01-02/2025-01-06"),
        ("The fair will run from next Tuesday to Friday.", "from next Tuesday to Friday", "2025-01-14/2025-01-17"),
    ],
)
def test_a_range_of_weekdays_is_one_time(page: Make, text: str, words: str, edtf: str) -> None:
    assert told(page(text))[words] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The vote was postponed from Monday to Wednesday.",
        "They moved the talks from Monday to Wednesday.",
        "The trial was rescheduled from 3 January to 5 January.",
        "The launch was put back from Monday to Wednesday.",
        "Dascu delayed the vote from Monday to Wednesday.",
    ],
)
def test_a_day_put_off_to_another_is_no_range(page: Make, text: str) -> None:
    found = told(page(text))
    assert len(found) == 2
    assert not any("/" in (edtf or "") for edtf in found.values())


def test_what_is_put_off_from_a_day_is_not_dated_by_it(page: Make) -> None:
    read = page("The vote was postponed from Monday to Wednesday.")
    read = replace(read, report=replace(read.report, published=Moment(edtf="2025-01-10", basis="stated")))
    verb = next(token for token in read.doc if token.lower_ == "postponed")
    assert Attachments(read.doc, times(read)["times"]).of(verb).edtf is None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Dascu toured the north on May 2nd - May 11th, 2016.", "May 2nd - May 11th, 2016", "2016-05-02/2016-05-11"),
        ("Dascu toured the north May 2 – June 3, 2016.", "May 2 – June 3, 2016", "2016-05-02/2016-06-03"),
        ("The fair (April 30th – May 4th, 2019) was full.", "April 30th – May 4th, 2019", "2019-04-30/2019-05-04"),
        ("Dascu toured the north on 2nd May - 11th May 2016.", "2nd May - 11th May 2016", "2016-05-02/2016-05-11"),
        ("The show ran from July 1st to July 9th, 2015.", "from July 1st to July 9th, 2015", "2015-07-01/2015-07-09"),
        ("The show ran between July 1st and July 9th, 2015.", "between July 1st and July 9th, 2015", "2015-07-01/2015-07-09"),
        ("The show ran from the 1st of July to the 9th of July 2015.", "the 1st of July", "2015-07-01"),
        ("The show ran 1-9 July 2015.", "1-9 July 2015", "2015-07-01/2015-07-09"),
        ("The show ran on July 1st - 9th, 2015.", "July 1st - 9th, 2015", "2015-07-01/2015-07-09"),
        ("Camps were held August 30th - September 2nd, 2021.", "August 30th - September 2nd, 2021", "2021-08-30/2021-09-02"),
    ],
)
def test_a_range_of_days_with_endings(page: Make, text: str, words: str, edtf: str) -> None:
    assert told(page(text))[words] == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The fair ran 3–5 May 2024.", "3–5 May 2024", "2024-05-03/2024-05-05"),
        ("She was mayor 1990–95.", "1990–95", "1990/1995"),
        ("She was mayor 1990-95.", "1990-95", "1990/1995"),
        ("She was mayor 2008–12.", "2008–12", "2008/2012"),
        ("She was mayor 2008-12.", "2008", "2008"),
        ("She was mayor 2019–2021.", "2019–2021", "2019/2021"),
        ("In the 2015–16 season she won.", "2015–16", "2015/2016"),
        ("The fair ran June 9–July 3, 2014.", "June 9–July 3, 2014", "2014-06-09/2014-07-03"),
    ],
)
def test_a_range_with_any_dash(page: Make, text: str, words: str, edtf: str) -> None:
    assert told(page(text))[words] == edtf


def test_the_ends_of_a_range_are_of_its_year(page: Make) -> None:
    found = told(page("The camp ran from early April to mid-August 2022."))
    assert found["from early April to mid-August 2022"] == "2022-04/2022-08"
    assert found["early April"] == "2022-04"
