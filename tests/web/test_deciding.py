import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import case as story
from tests.web.kept import client, kept_story, token
from twosource.case import decisions
from twosource.case.read import Window
from twosource.store import in_force
from twosource.web.deciding import MOST_SUBJECTS
from twosource.web.pages.corrections.correcting import LONGEST_WHY
from twosource.web.site import site

EVENT, ENTITIES = story().events[0], story().entities
HOSTILE = '<script>alert("why")</script>\u202egnol si ti \x1b[31m'


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return kept_story(tmp_path)


@pytest.fixture
def browser(kept: Path) -> TestClient:
    return client(kept)


def decide(browser: TestClient, **fields: object) -> Any:
    told = {"token": token(browser.get(f"/correct/claims/{EVENT.claims[0]}").text), "why": "read both", "back": "/log"} | fields
    return browser.post("/decisions", data=told)


def test_a_form_decides_and_leads_back_to_a_page_that_says_so(kept: Path, browser: TestClient) -> None:
    answer = decide(browser, verb="different", subject=[ENTITIES[0].id, ENTITIES[1].id], why="two people")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/log?decided=1"
    assert [(j.verb, j.why) for j in decisions.log(kept)] == [("different", "two people")]
    page = browser.get("/log?decided=1").text
    assert "Decided: " in page
    assert "two people" in page
    undone = browser.post("/undo", data={"token": token(page), "entry": "1", "back": "/log?page=1&decided=1"})
    assert undone.headers["location"] == "/log?page=1&decided=2"
    assert in_force(decisions.log(kept)) == ()
    assert "taken back by" in browser.get("/log").text


def test_where_an_event_is_gone_one_is_led_to_what_is_left_of_it(kept: Path, browser: TestClient) -> None:
    answer = decide(browser, verb="reject", subject=EVENT.id, back=f"/events/{EVENT.id}?x=1")
    where = answer.headers["location"]
    assert where.startswith(("/claims/", "/events/"))
    assert browser.get(where).status_code == 200
    assert set(EVENT.claims) == set(decisions.log(kept)[0].subjects)


def test_splitting_leads_to_the_event_that_keeps_the_rest(kept: Path, browser: TestClient) -> None:
    first, *rest = EVENT.claims
    answer = decide(browser, verb="split", subject=[EVENT.id, *rest[-1:]], back=f"/events/{EVENT.id}")
    where = answer.headers["location"].partition("?")[0]
    assert where.startswith("/events/")
    assert " from <a" in browser.get("/log").text
    held = browser.get(f"{where}.json").json()
    assert first in {claim["id"] for claim in held["claims"]}


def test_a_value_is_set_by_its_form_and_an_empty_one_is_not_stated(kept: Path, browser: TestClient) -> None:
    claim = EVENT.claims[0]
    assert decide(browser, verb="edit", subject=claim, slot="time", after="2024-05").status_code == 303
    assert decide(browser, verb="edit", subject=claim, slot="time", after=" ").status_code == 303
    values = [json.loads(j.value) for j in decisions.log(kept)]
    assert [value["after"] for value in values] == ["2024-05", None]
    assert "not stated" in browser.get("/log").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"verb": "same", "subject": ["e1", "nosuch"]}, "nothing with the id"),
        ({"verb": "drop table", "subject": "e1"}, "a decision is one of"),
        ({"verb": "undo", "subject": "1"}, "a decision is one of"),
        ({"verb": "reject", "subject": EVENT.id, "why": "  "}, "say why"),
        ({"verb": "reject", "subject": EVENT.id, "why": "x" * (LONGEST_WHY + 1)}, "put it shorter"),
        ({"verb": "reject"}, "1 to"),
        ({"verb": "reject", "subject": ["c" * 100]}, "1 to"),
        ({"verb": "edit", "subject": EVENT.claims[0], "slot": "time", "after": "yesterday"}, "EDTF"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_kept(fields: dict[str, object], said: str, kept: Path, browser: TestClient) -> None:
    answer = decide(browser, **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert decisions.log(kept) == ()


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\r\nset-cookie: a=b",
        "",
        "/" + "x" * 5000,
        "//[",
    ],
)
def test_one_is_never_led_to_another_site(back: str, browser: TestClient) -> None:
    answer = decide(browser, verb="accept", subject=EVENT.id, back=back)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?decided=1"
    assert "set-cookie" not in answer.headers


def test_hostile_reasons_show_as_text(kept: Path, browser: TestClient) -> None:
    assert decide(browser, verb="accept", subject=EVENT.id, why=HOSTILE).status_code == 303
    for page in ("/log", "/log?decided=1"):
        text = browser.get(page).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text
        assert "\u202e" not in text
        assert "\x1b" not in text
    assert browser.get("/log.json").json()["entries"][0]["why"] == HOSTILE


@pytest.mark.parametrize("value", ["<b>", "1 OR 1=1", "-1", "99", "1" * 30, "١", ""])
def test_the_banner_is_looked_up_and_never_what_the_address_says(value: str, browser: TestClient) -> None:
    decide(browser, verb="accept", subject=EVENT.id)
    page = browser.get("/log?" + urlencode({"decided": value, "entry": value})).text
    assert "Decided: " not in page
    assert "<b>" not in page


def test_programs_decide_and_undo_with_json(kept: Path, browser: TestClient) -> None:
    told = {"verb": "different", "subjects": [ENTITIES[0].id, ENTITIES[1].id], "why": "two people"}
    made = browser.post("/api/decisions", json=told)
    assert made.status_code == 201
    assert made.json()["entry"] == 1
    back = browser.post("/api/undo", json={"entry": 1, "why": "slip"})
    assert (back.status_code, back.json()["verb"]) == (201, "undo")
    assert [j.why for j in decisions.log(kept)] == ["two people", "slip"]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"null", b'{"verb": "same"}', b'{"verb": "accept", "subjects": "c1", "why": "x"}', b"[" * 60_000, b"\xff\xfe",
     b'{"verb": ["accept"], "subjects": ["c1"], "why": "x"}', b'{"verb": "accept", "subjects": [1], "why": "x"}',
     b'{"verb": "accept", "subjects": ["c1"], "why": {"a": 1}}'],
)  # fmt: skip
def test_json_that_is_no_decision_gets_one_shape_of_answer(body: bytes, kept: Path, browser: TestClient) -> None:
    answer = browser.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]
    assert decisions.log(kept) == ()


def test_a_decision_about_very_many_things_is_refused(browser: TestClient) -> None:
    told = {"verb": "accept", "subjects": ["c1"] * (MOST_SUBJECTS + 1), "why": "x"}
    assert browser.post("/api/decisions", json=told).status_code == 422


def test_half_a_character_in_a_reason_becomes_a_mark(kept: Path, browser: TestClient) -> None:
    body = b'{"verb": "accept", "subjects": ["%s"], "why": "half \\ud800 one"}' % EVENT.id.encode()
    assert browser.post("/api/decisions", content=body, headers={"content-type": "application/json"}).status_code == 201
    assert decisions.log(kept)[0].why == "half ? one"


def test_half_a_character_in_a_value_does_not_break_the_pages(kept: Path, browser: TestClient) -> None:
    told = {"verb": "edit", "subjects": [EVENT.claims[0]], "why": "x", "value": {"slot": "label", "after": "half \ud800 one"}}
    answer = browser.post("/api/decisions", content=json.dumps(told), headers={"content-type": "application/json"})
    assert answer.status_code == 201
    assert "half ? one" in browser.get("/log").text


def test_a_window_reads_on_where_the_log_has_grown(kept: Path) -> None:
    with Window(kept) as window:
        assert window.log() == ()
        for number in range(1, 12):
            decisions.decide(kept, "accept", [EVENT.claims[0]], f"reason {number}")
            assert window.log() == decisions.log(kept)
            assert [entry.id for entry in window.log()] == list(range(1, number + 1))


def test_a_site_without_its_guard_decides_nothing(kept: Path) -> None:
    bare = TestClient(site(kept))
    assert bare.post("/api/decisions", json={"verb": "accept", "subjects": [EVENT.id], "why": "x"}).status_code == 422
    assert decisions.log(kept) == ()


@pytest.mark.parametrize("kind", ["claims", "events", "entities", "relations", "reports", "origins"])
def test_every_sort_of_thing_has_its_corrections(kind: str, browser: TestClient) -> None:
    told = story()
    ids = {
        "claims": EVENT.claims[0], "events": EVENT.id, "entities": ENTITIES[0].id,
        "relations": told.relations[0].id, "reports": told.reports[0].id, "origins": told.origins[0].id,
    }  # fmt: skip
    page = browser.get(f"/correct/{kind}/{ids[kind]}?q=%25_&back=//evil.example")
    assert page.status_code == 200
    assert "evil.example" not in page.text.replace("%2F%2Fevil.example", "").replace("back=//evil.example", "")
    assert browser.get(f"/correct/{kind}/nosuch").status_code == 404


def test_a_window_takes_over_the_log_that_another_has_read_where_it_is_the_same(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = kept_story(tmp_path / "other")
    for path, why in ((kept, "here"), (other, "there")):
        decisions.decide(path, "accept", [EVENT.claims[0]], why)
    with Window(kept) as first:
        assert len(first.log()) == 1
    decisions.decide(kept, "reject", [EVENT.claims[1]], "later")
    with Window(kept) as second, Window(other) as elsewhere:
        for window in (second, elsewhere):
            window.remember(first)
        assert second.log() == decisions.log(kept)
        assert first._seen is not None
        assert second.log()[0] is first._seen[1][0], "what was read before is not read again"
        assert elsewhere.log() == decisions.log(other)
