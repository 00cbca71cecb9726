from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import CRANE, MEETING, REPORTS, TEXT, finding, moment, span
from tests.web.reading_pages import kept, one, text, tree
from twosource.model import Case, Link

MORE = Link("c1", "c5", 0.42, "both say “met”")


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    def change(told: Case) -> Case:
        numbers = finding(
            "quantity:injured person", "conflict", "12 is under 20", ("at least 20", ("c4",)), ("12", ("c9",)), ("31", ("c12",))
        )
        days = {"ra": date(2024, 4, 17), "rb": date(2024, 4, 15)}
        reports = tuple(replace(r, published=moment(str(days[r.id]), days[r.id], days[r.id])) if r.id in days else r for r in REPORTS)
        crane = replace(CRANE, findings=(CRANE.findings[0], numbers))
        return replace(told, reports=reports, events=(replace(MEETING, links=(MORE,)), crane, *told.events[2:]))

    return kept(tmp_path, change)


def cell(browser: TestClient, event: str, row: str, report: str) -> str:
    page = tree(browser, f"/events/{event}")
    table = one(page, "//table[contains(@class, 'slots')]")
    heads = [text(head) for head in table.xpath(".//thead//th")]
    at = next(place for place, head in enumerate(heads) if report in head)
    (line,) = table.xpath(f".//tbody/tr[th[normalize-space()='{row}']]")
    return text(line[at])


def test_each_slot_is_a_row_and_each_report_a_column_in_the_order_of_publication(browser: TestClient) -> None:
    page = tree(browser, "/events/v1")
    heads = [text(head) for head in page.xpath("//table[contains(@class, 'slots')]/thead//th")]
    assert [head.split()[0] for head in heads] == ["What", "Evening", "Courier", "Tide"]
    assert "15 April 2024" in heads[1]
    assert "undated" in heads[3]
    rows = [text(row) for row in page.xpath("//table[contains(@class, 'slots')]/tbody//th[@scope='row']")]
    assert rows == ["When", "Where", "Who", "To whom", "Whether", "How surely", "On whose word", "Evidence"]


def test_a_cell_gives_the_value_as_the_report_does_and_silence_is_not_filled_in(browser: TestClient) -> None:
    assert cell(browser, "v1", "When", "Courier") == "14 April 2024"
    assert cell(browser, "v1", "When", "Tide") == "not stated"
    assert cell(browser, "v1", "Who", "Evening") == "Solen"
    assert cell(browser, "v1", "How surely", "Evening") == "possible “is said to have”stated flatly"
    assert cell(browser, "v1", "On whose word", "Courier") == "the Free Dockers League"
    assert "The ministry (unnamed)" in cell(browser, "v1", "On whose word", "Evening")
    assert cell(browser, "v1", "Evidence", "Courier") == "A video"


def test_a_value_that_another_report_contradicts_is_marked_in_its_own_row_alone(browser: TestClient) -> None:
    assert cell(browser, "v2", "Number injured", "Tide").startswith("≠")
    assert "≠" not in cell(browser, "v2", "When", "Tide")
    assert cell(browser, "v2", "When", "Courier") == "2023 in 2023"


def test_a_cell_leads_to_its_words(browser: TestClient) -> None:
    page = tree(browser, "/events/v1")
    at = span("ra", "14 April 2024")
    assert page.xpath(f"//table[contains(@class, 'slots')]//a[@href='/reports/ra?at={at.start}-{at.end}#at']")


def test_findings_keep_their_position_as_anchor_and_lay_both_sentences_side_by_side(browser: TestClient) -> None:
    page = tree(browser, "/events/v1")
    whole = one(page, "//section[@id='differences']")
    card = one(whole, ".//section[@id='finding-2']")
    assert "contradict each other" in text(one(card, ".//h3"))
    assert [text(side) for side in card.xpath(".//h4")] == ["happened", "did not happen"]
    assert "some say so, some not" in text(card)
    first, second = card.xpath(".//div[@class='side']")
    assert "Envoy Mira Solen met harbour chief" in text(first)
    assert "The ministry denied that Solen met Brandt." in text(second)
    assert "on the word of the Free Dockers League" in text(first)
    assert one(first, "(.//mark)[1]").text_content() == "met"
    ids = set(whole.xpath(".//*/@id"))
    assert {f"finding-{position}" for position in range(5)} <= ids
    assert "nobody" not in text(one(whole, ".//*[@id='finding-4']"))
    assert "not stated" in text(one(whole, ".//*[@id='finding-4']"))


def test_telling_it_less_surely_is_no_contradiction(browser: TestClient) -> None:
    card = one(tree(browser, "/events/v1"), "//section[@id='finding-3']")
    assert "told differently" in text(one(card, ".//h3"))


def test_words_of_a_number_are_set_off_in_its_finding(browser: TestClient) -> None:
    card = one(tree(browser, "/events/v2"), "//section[@id='finding-1']")
    assert [mark.text_content() for mark in card.xpath(".//mark")] == ["12 people", "At least 20 people", "31 people"]


def test_days_are_written_as_people_write_them(browser: TestClient) -> None:
    found = one(tree(browser, "/events/v2"), "//*[@id='finding-0']")
    assert "June 2023" in text(found)
    assert "2023-06" not in text(found)


def test_why_claims_count_as_one_and_what_stands_behind(browser: TestClient) -> None:
    page = text(one(tree(browser, "/events/v1"), "//main"))
    assert "1 link, the weakest at 0.42: both say “met”." in page
    assert "one origin: same evidence: a video" in page
    assert "Tide – no text, agency, source or evidence is shown" in page
    assert "3 known origins" in page


def test_an_event_of_one_report_says_so(browser: TestClient) -> None:
    page = text(one(tree(browser, "/events/v3"), "//main"))
    assert "From one report only" in page
    assert "No difference between the reports was found." in page


def test_an_event_too_thin_for_lists_has_its_page_all_the_same(browser: TestClient) -> None:
    assert "A video showed both on a stage." in text(one(tree(browser, "/events/v6"), "//main"))


def test_copies_of_one_sentence_are_shown_once(tmp_path: Path) -> None:
    def change(told: Case) -> Case:
        again = replace(REPORTS[2], text=TEXT["ra"], blocks=REPORTS[0].blocks)
        claims = told.claims
        copied = replace(claims["c1"], id="c11", report="rc")
        readings = tuple(replace(r, claims=(copied,)) if r.report == "rc" else r for r in told.readings)
        crane = replace(CRANE, claims=("c4", "c9"), reports=("ra", "rb"), findings=())
        return replace(told, reports=(*told.reports[:2], again), readings=readings, events=(MEETING, crane, *told.events[2:]))

    page = tree(kept(tmp_path, change), "/events/v1")
    told = page.xpath("//div[@class='tellings']/div[@class='said']")
    assert len(told) == 2
    assert sum("the same words" in text(each) for each in told) == 1


def test_the_twin_is_the_contract_of_the_excerpt(browser: TestClient) -> None:
    twin = browser.get("/events/v1.json").json()
    assert twin["format"] == "twosource.case/1"
    assert [event["id"] for event in twin["events"]] == ["v1"]
    assert {claim["id"] for claim in twin["claims"]} == set(MEETING.claims)


def test_an_unknown_event_is_not_found(browser: TestClient) -> None:
    answer = browser.get("/events/v%3Cb%3E")
    assert answer.status_code == 404
    assert "<b>" not in answer.text
    assert browser.get("/events/none.json").status_code == 404
