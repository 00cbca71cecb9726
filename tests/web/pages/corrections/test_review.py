import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests import factories as make
from tests.outputs.story import case as story
from tests.web.kept import client, kept_story, token
from twosource.case import decisions, write
from twosource.model import Case, Finding, Link, Participant, Source, Story, Value
from twosource.store import create, open_case
from twosource.store.pages.review_queue import COLUMNS, ORDER
from twosource.store.sqlite.released import released, statements
from twosource.store.suggestions import MAX_ALIKE_COMPARED, MAX_JOINS_OF_ONE, MAX_PAIRS_APART, MAX_SUGGESTIONS
from twosource.web.pages.corrections.newclaim import value_of
from twosource.workflow import drawing_version

ONE = make.report("Mirela Dascu met Anton Velkov in Varna on 14 February 2025.", publisher="Coast")
TWO = make.report("Dascu met Velkov of Norvia Logistics in Varna, dockers said.", publisher="Ledger")


def told(**links: tuple[Link, ...]) -> Case:
    """One story of two reports: an event joined by a weak link, and a person under two names joined by another."""
    people = [make.chain(ONE, "Mirela Dascu"), make.chain(TWO, "Dascu"), make.chain(ONE, "Anton Velkov"), make.chain(TWO, "Velkov")]
    claims = [make.claim(ONE), make.claim(TWO)]
    return _joined(people, claims, links)


def _joined(people: list[Any], claims: list[Any], links: dict[str, tuple[Link, ...]]) -> Case:
    dascu, velkov, short = make.entity(people[0], people[1]), make.entity(people[2]), make.entity(people[3])
    dascu = replace(dascu, links=links.get("entity", (Link(people[0].id, people[1].id, 0.67, "the only “Dascu”"),)))
    event = make.event(
        *claims,
        participants=(Participant(dascu.id, "actor"),),
        findings=(Finding("time", "conflict", (Value("2025", (claims[0].id,)), Value("2024", (claims[1].id,))), "two years"),),
        links=links.get("event", (Link(claims[0].id, claims[1].id, 0.7, "both say “met”"),)),
    )
    base = make.case([ONE, TWO], tuple(claims), chains=tuple(people), entities=(dascu, velkov, short))
    return replace(base, events=(event,), stories=(Story("s1", "a meeting", (ONE.id, TWO.id), 0.3),))


def stored(folder: Path, case: Case) -> Path:
    path = folder / "case.two"
    with create(path) as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in case.reports], case.readings, "test")
        file.stories.forget(drawing_version())
        file.stories.put([case], 0)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return stored(tmp_path, told())


def queue(browser: TestClient) -> list[dict[str, Any]]:
    """Every question in the order it is asked."""
    found, where = [], "/review.json"
    while (asked := browser.get(where).json()["suggestion"]) is not None:
        found.append(asked)
        weight, a, b = asked["place"]
        where = f"/review.json?after={weight!r}~{a}~{b}"
        assert len(found) < 50
    return found


def test_what_is_disputed_comes_first_and_namesakes_are_asked_about(kept: Path) -> None:
    asked = queue(client(kept))
    assert [(each["kind"], each["joined"]) for each in asked] == [("entity", True), ("event", True), ("entity", False)]
    assert [each["place"][0] for each in asked] == sorted((each["place"][0] for each in asked), reverse=True)
    assert "share a name and were kept apart" in asked[-1]["reason"]


def test_a_screen_shows_both_sentences_with_the_words_set_off_and_the_reason(kept: Path) -> None:
    page = client(kept).get("/review").text
    assert "<strong>Mirela Dascu</strong>" in page
    assert "<strong>Dascu</strong>" in page
    assert "the only “Dascu”" in page
    assert "0.67 of 1" in page
    assert "1 of about 3" in page
    assert "review.js" in page
    for verb, key in (("same", "x"), ("different", "n"), ("unsure", "u")):
        assert f'value="{verb}" data-key="{key}"' in page


@pytest.mark.parametrize("verb", ["same", "different", "unsure"])
def test_what_was_decided_does_not_come_again(verb: str, kept: Path) -> None:
    browser = client(kept)
    first = queue(browser)[0]
    fields = {"token": token(browser.get("/review").text), "verb": verb, "subject": [first["a"], first["b"]], "why": "read both"}
    assert browser.post("/decisions", data=fields | {"back": "/review"}).headers["location"] == "/review?decided=1"
    pairs = {(each["a"], each["b"]) for each in queue(browser)}
    assert (first["a"], first["b"]) not in pairs
    assert decisions.log(kept)[0].verb == verb
    decisions.undo(kept)
    again = {(each["a"], each["b"]) for each in queue(browser)}
    assert not pairs - again or verb == "different"


def test_skipping_goes_on_behind_and_asks_again_from_the_top(kept: Path) -> None:
    browser = client(kept)
    first = browser.get("/review").text
    where = first.split('href="/review?after=')[1].split('"')[0]
    assert browser.get(f"/review?after={where}").text != first
    last = queue(browser)[-1]
    weight, a, b = last["place"]
    assert "asked again" in browser.get(f"/review?after={weight!r}~{a}~{b}").text


@pytest.mark.parametrize("value", ["nonsense", "nan~a~b", "1e999~a~b", "~~", "1~a~b~c", "1~" + "x" * 500 + "~b", "-inf~a~b"])
def test_any_place_in_the_queue_may_be_asked_for(value: str, kept: Path) -> None:
    assert client(kept).get("/review", params={"after": value}).status_code == 200


def test_a_case_with_nothing_unsure_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.two"
    write.new(path)
    assert "Nothing is left" in client(path).get("/review").text


def test_a_story_brings_no_more_than_its_share(tmp_path: Path) -> None:
    links = tuple(Link(make.claim(ONE).id, f"c{i:012d}", 0.1, "weak") for i in range(40))
    asked = queue(client(stored(tmp_path, told(event=links))))
    assert sum(each["kind"] == "event" for each in asked) == MAX_JOINS_OF_ONE
    assert len(asked) <= MAX_SUGGESTIONS
    assert sum(not each["joined"] for each in asked) <= 2 * MAX_PAIRS_APART


def test_a_name_that_a_crowd_bears_is_not_asked_about(tmp_path: Path) -> None:
    case = told()
    crowd = tuple(replace(make.chain(ONE, "Mirela Dascu"), id=f"k{i:012d}", name=f"Dascu {i:03d}") for i in range(MAX_ALIKE_COMPARED + 1))
    entities = tuple(replace(make.entity(each), id=f"e{i:012d}") for i, each in enumerate(crowd))
    reading = replace(case.readings[0], chains=case.readings[0].chains + crowd)
    case = replace(case, readings=(reading, *case.readings[1:]), entities=case.entities + entities)
    assert not any("Dascu 0" in each["reason"] for each in queue(client(stored(tmp_path, case))))


def test_the_queue_is_walked_by_its_index(kept: Path) -> None:
    behind = "WHERE weight <= 1 AND (weight < 1 OR (a, b) > ('', ''))"
    with open_case(kept, "read") as file, file.stories.together():
        for where in ("", behind):
            asked = f"EXPLAIN QUERY PLAN SELECT {COLUMNS} FROM suggestion {where} {ORDER}"
            plan = " ".join(str(row) for row in file.connection.exec_driver_sql(asked).all())
            assert "suggestion_gravest" in plan
            assert "TEMP B-TREE" not in plan


def test_hostile_reasons_and_names_show_as_text(tmp_path: Path) -> None:
    people = (make.chain(ONE, "Mirela Dascu"), make.chain(TWO, "Dascu"))
    hostile = Link(people[0].id, people[1].id, 0.1, "<script>alert(1)</script>\u202e")
    page = client(stored(tmp_path, told(entity=(hostile,)))).get("/review").text
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_a_case_made_before_there_was_a_queue_gets_one(kept: Path) -> None:
    with open_case(kept) as file, file.stories.together():
        file.connection.exec_driver_sql("DELETE FROM suggestion")
        file.connection.exec_driver_sql(list(statements(released(5, "suggestions")))[-1])
    assert [(each["kind"], each["score"]) for each in queue(client(kept))] == [("event", 0.7), ("entity", 0.67)]


# Adding a claim


def test_a_claim_is_added_by_pointing_at_its_words(tmp_path: Path) -> None:
    path = kept_story(tmp_path)
    browser = client(path)
    report = story().reports[0]
    words = "A video showed both on a stage."
    start = report.text.index(words)
    page = browser.get(f"/claims/new?report={report.id}&start={start}&end={start + len(words)}")
    assert f"<strong>{words}</strong>" in page.text
    fields = {
        "token": token(page.text), "verb": "claim", "subject": report.id, "start": str(start), "end": str(start + len(words)),
        "trigger": "showed", "type": "publish", "actor": "A video", "time": "2024", "why": "overlooked", "back": "/",
    }  # fmt: skip
    assert browser.post("/decisions", data=fields).status_code == 303
    (entry,) = decisions.log(path)
    made = json.loads(entry.value)
    assert (entry.verb, made["trigger"]["text"], made["type"], made["roles"][0]["text"]) == ("claim", "showed", "publish", "A video")
    assert browser.get(f"/claims/{made['id']}").status_code == 200


@pytest.mark.parametrize(
    "fields", [{"trigger": "told"}, {"actor": "somebody else"}, {"end": "99999999"}, {"start": "-1"}, {"type": "<b>"}, {"time": "soon"}]
)
def test_words_that_do_not_stand_there_add_nothing(fields: dict[str, str], tmp_path: Path) -> None:
    path = kept_story(tmp_path)
    browser = client(path)
    report = story().reports[0]
    start = report.text.index("A video showed")
    page = browser.get(f"/claims/new?report={report.id}").text
    given = {"token": token(page), "verb": "claim", "subject": report.id, "start": str(start), "end": str(start + 14), "trigger": "showed",
             "type": "publish", "why": "x", "back": "/"}  # fmt: skip
    assert browser.post("/decisions", data=given | fields).status_code == 422
    assert decisions.log(path) == ()


@pytest.mark.parametrize("query", ["", "?report=nosuch", "?report=", "?start=1&end=2"])
def test_without_a_report_there_is_no_form(query: str, tmp_path: Path) -> None:
    assert client(kept_story(tmp_path)).get(f"/claims/new{query}").status_code == 404


@pytest.mark.parametrize(("start", "end"), [("5", "5"), ("9", "3"), ("0", "9999999"), ("x", "1"), ("-1", "4"), ("١", "٢")])
def test_a_stretch_that_is_none_is_asked_for_in_words(start: str, end: str, tmp_path: Path) -> None:
    page = client(kept_story(tmp_path)).get("/claims/new", params={"report": story().reports[0].id, "start": start, "end": end})
    assert page.status_code == 200
    assert 'name="words"' in page.text


def test_empty_fields_are_not_stated() -> None:
    assert value_of({"trigger": "met ", "actor": " ", "time": "", "words": "a b"}) == {"trigger": "met", "words": "a b"}
