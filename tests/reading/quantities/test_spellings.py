"""Numbers grouped by blanks, points and apostrophes and with decimal commas, and what only looks like them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.reading.page import Page
from twosource.reading.quantities.counts import counts
from twosource.reading.quantities.numerals import numeral
from twosource.reading.times.expressions import times

Make = Callable[..., Page]


def read(page: Page) -> list[tuple[str, str, float | None, float | None, float | None]]:
    found = [counted.quantity for counted in counts(replace(page, **times(page)))["counts"]]
    assert all(each.text == each.span.of(page.report.text) for each in found)
    return [(each.text, each.unit, each.low, each.best, each.high) for each in found]


@pytest.mark.parametrize(
    ("text", "wording", "unit", "value"),
    [
        ("Police counted 18 000 marchers in Orsett.", "18 000", "marcher", 18_000),
        ("The quake left 2 400 villagers homeless.", "2 400", "person", 2_400),
        ("They freed 1 350 prisoners.", "1 350", "prisoner", 1_350),
        ("The plant makes 3 250 000 bolts a day.", "3 250 000", "bolt", 3_250_000),
        ("It sheltered 14\u00a0200 refugees.", "14\u00a0200", "refugee", 14_200),
        ("It sheltered 7\u202f000 refugees.", "7\u202f000", "refugee", 7_000),
        ("The repair cost $45 500.", "$45 500", "USD", 45_500),
        ("The storm hurt 2’300 villagers.", "2’300", "person", 2_300),
        ("The storm cut off 31'000 homes.", "31'000", "home", 31_000),
        ("The army holds 1'250'000 shells.", "1'250'000", "shell", 1_250_000),
        ("Rebels drove out 40.000 villagers.", "40.000", "person", 40_000),
        ("The firm dismissed 1.250 workers.", "1.250", "person", 1_250),
        ("The fund paid 2.750.000 euros.", "2.750.000", "EUR", 2_750_000),
        ("The fund paid 1.480,50 euros.", "1.480,50", "EUR", 1480.5),
        ("The fund paid 9.500 euros.", "9.500", "EUR", 9_500),
        ("The fund paid 2,5 million euros.", "2,5 million", "EUR", 2_500_000),
        ("Prices rose 7,25 percent.", "7,25 percent", "percent", 7.25),
        ("The fence is 4,5 km long.", "4,5", "kilometre", 4.5),
        ("The ticket cost € 3,80.", "€ 3,80", "EUR", 3.8),
        ("The state counted 3,45,000 voters.", "3,45,000", "voter", 345_000),
    ],
)
def test_a_number_in_any_grouping(page: Make, text: str, wording: str, unit: str, value: float) -> None:
    (found,) = read(page(text))
    assert found[:2] == (wording, unit)
    assert found[3] == value


@pytest.mark.parametrize(
    ("text", "wording", "low", "high"),
    [
        ("Some 20-25,000 fans marched.", "Some 20-25,000", 20_000, 25_000),
        ("Police freed 3-4,000 men.", "3-4,000", 3_000, 4_000),
        ("Police freed 3-4 000 men.", "3-4 000", 3_000, 4_000),
        ("Police freed 30–40 men.", "30–40", 30, 40),
        ("Some 20–25,000 fans marched.", "Some 20–25,000", 20_000, 25_000),
        ("They make 2–3 million bolts.", "2–3 million", 2_000_000, 3_000_000),
        ("Police freed 700-1,000 men.", "700-1,000", 700, 1_000),
        ("Between 6 000 and 8 500 men fled.", "Between 6 000 and 8 500", 6_000, 8_500),
        ("They sold 5 to 2,000 boats.", "5 to 2,000", 5, 2_000),
    ],
)
def test_a_range_in_thousands(page: Make, text: str, wording: str, low: float, high: float) -> None:
    assert [(said, least, most) for said, _, least, _, most in read(page(text))] == [(wording, low, high)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On May 3 500 people marched.", ["500"]),
        ("In 2021 300 people died.", ["300"]),
        ("Flight 370 239 sailors boarded late.", ["239"]),
        ("After World War 2 500 sailors left.", ["2", "500"]),
        ("He ran version 3.5.1 at 10.20.30.40.", []),
        ("He ran it at 192.168.100.200.", []),
        ("Her average was 3.2 goals.", ["3.2"]),
        ("Holmby beat Orsett 3–2.", []),
        ("Call 555–123–4567.", []),
        ("Chapters 3,5 and 6 are new.", ["6"]),
        ("She sold 1,200 boats.", ["1,200"]),
        ("She had 2.125 children per woman.", ["2.125"]),
    ],
)
def test_two_numbers_versions_and_addresses_are_not_grouped(page: Make, text: str, said: list[str]) -> None:
    assert [wording for wording, *_ in read(page(text))] == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Her average was 3.2 goals.", 3.2),
        ("It weighs 1.234 kilograms.", 1.234),
        ("Prices rose 1.200 percent.", 1.2),
        ("It cost $1.25.", 1.25),
        ("Sales were 1.234 million euros.", 1_234_000),
        ("She had 2.125 children per woman.", 2.125),
        ("Sales rose 0,5 points.", 0.5),
    ],
)
def test_decimals_stay_decimals(page: Make, text: str, value: float) -> None:
    assert [best for _, _, _, best, _ in read(page(text))] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("1,5", None), ("1,20", None), ("12,34,567", 1_234_567), ("1’500", 1500), ("1'500,25", 1500.25),
        ("1.200.000", 1_200_000), ("10.0.0.1", None), ("3.5.1", None), ("1.2.3", None), ("100.200.100.200", None), ("5'10", None),
        ("0'100", None), ("1.000.000.000", 1e9),
    ],
)  # fmt: skip
def test_one_token_by_itself(text: str, value: float | None) -> None:
    assert numeral(text) == value
