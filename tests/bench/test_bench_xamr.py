"""The scorer of who, whom, where and when, on made-up gold."""

from datetime import date

import pytest
import xamr as bench

from tests.factories import chain, claim, moment, report, role, setting
from twosource.model import Reading

TEXT = "Mirela Dascu met Anton Velkov in Varna on 14 February 2025, the party said."


def judged(slot, gold, **fields):
    page = report(TEXT)
    dascu = chain(page, "Mirela Dascu")
    made = claim(page, "met", roles=(role(dascu),), **fields)
    return bench.judged(made, Reading(page.id, (dascu,), claims=(made,)), slot, gold)


def test_a_party_is_found_by_a_shared_content_word():
    assert judged("who", "the lawmaker Dascu")[1]
    assert not judged("who", "the Varna police")[1]
    assert judged("whom", "Anton Velkov") == ("", False)


def test_the_place_of_the_claim_counts():
    assert judged("where", "Varna, Bulgaria", place=setting("Varna"))[1]


@pytest.mark.parametrize(("gold", "right"), [("14 February 2025", True), ("15 February 2025", False)])
def test_a_day_must_be_the_same(gold, right):
    day = moment("2025-02-14", date(2025, 2, 14), text="14 February 2025")
    assert judged("when", gold, time=day)[1] is right


def test_another_event_is_no_filling():
    assert bench.wording("charge.05") == ""
    assert bench.wording("Dascu/charge.05") == "Dascu"


def test_what_the_report_does_not_say_is_not_asked():
    assert bench.stated({"who": "Mirela Dascu", "where": "Karachi"}, TEXT) == {"who": "Mirela Dascu", "where": ""}


def test_f_counts_right_filled_and_wanted():
    items = [
        bench.Item("m", "who", "Dascu", "Dascu", True),
        bench.Item("n", "who", "", "Velkov", False),
        bench.Item("o", "who", "Dascu", "", False),
    ]
    assert bench.figures(items)["who"] == 50.0


def test_keys_are_those_of_the_prepared_gold():
    assert bench.key_of("12_10ecb.xml_5") == "12_10ecb:5"
