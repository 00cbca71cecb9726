"""The user's own two documents, where they are at hand: what issue after issue must keep showing. Their text is not part of the project."""

from pathlib import Path
from typing import Any

import pytest

import twosource
from twosource.outputs import contract

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the user's two documents are not at {SEEDS}")


@pytest.fixture(scope="module")
def case() -> dict[str, Any]:
    return contract(twosource.compare(sorted(str(path) for path in SEEDS.glob("*.txt"))))


def claims_on(case: dict[str, Any], report: int, *words: str) -> list[dict[str, Any]]:
    wanted = case["reports"][report]["id"]
    return [c for c in case["claims"] if c["report"] == wanted and all(word in c["quote"] for word in words)]


def entity_named(case: dict[str, Any], name: str) -> dict[str, Any]:
    found = [e for e in case["entities"] if name == e["name"] or name in e["aliases"]]
    assert len(found) == 1, [(e["name"], e["aliases"]) for e in found]
    return found[0]


def shared_events(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for event in case["events"] if len(event["reports"]) == 2]


def events_of(case: dict[str, Any], lemmas: str, word: str = "") -> list[dict[str, Any]]:
    claims = {c["id"]: c for c in case["claims"]}
    wanted = set(lemmas.split())
    return [
        event
        for event in case["events"]
        if any(claims[c]["trigger"]["lemma"] in wanted and word in claims[c]["quote"] for c in event["claims"])
    ]


def test_the_meeting_in_gujranwala_is_one_event_told_by_both(case: dict[str, Any]) -> None:
    told = [event for event in events_of(case, "meet meeting", "Gujranwala") if len(event["reports"]) == 2]
    assert told
    assert any(event["place"] and event["place"]["text"] == "Gujranwala" for event in told)
    assert [(event["origins"], event["unknown"], event["support"]) for event in told] == [(1, 0, "one-origin")]


def test_its_undated_video_is_evidence_in_both(case: dict[str, Any]) -> None:
    for report in (0, 1):
        texts = [e["text"] for c in claims_on(case, report) for e in c["evidence"]]
        assert any("undated video" in text.lower() for text in texts)


def test_the_two_on_the_stage_are_one_person_each(case: dict[str, Any]) -> None:
    assert "Zaheer" in entity_named(case, "Naji Zaheer")["aliases"]
    assert "Sandhu" in entity_named(case, "Rashid Ali Sandhu")["aliases"]
    assert entity_named(case, "Naji Zaheer")["type"] == entity_named(case, "Rashid Ali Sandhu")["type"] == "person"


def test_the_group_of_three_names_is_one_organization(case: dict[str, Any]) -> None:
    group = entity_named(case, "Lashkar-e-Taiba")
    assert group["type"] == "organization"
    assert {"LeT", "Lashkar"} <= set(group["aliases"])


def test_the_february_visit_is_asserted_by_one_and_hedged_by_the_other(case: dict[str, Any]) -> None:
    events = [e for e in events_of(case, "visit", "February 2025") if len(e["reports"]) == 2]
    assert events
    assert events[0]["time"]["edtf"] == "2025-02"
    assert any(f["slot"] == "certainty" and f["level"] == "coarser" for f in events[0]["findings"])


def test_the_rally_is_dated_by_that_visit(case: dict[str, Any]) -> None:
    rally = [c for c in case["claims"] if "rally" in c["quote"] and c["trigger"]["lemma"] in ("address", "rally")]
    assert {c["report"] for c in rally if c["time"]["edtf"] == "2025-02"} == {r["id"] for r in case["reports"]}


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        (("October 14, 2023",), "2023-10-14"),
        (("On the same day",), "2023-10-14"),
        (("October 29, 2023",), "2023-10-29"),
        (("In November 2023",), "2023-11"),
        (("In January 2024",), "2024-01"),
        (("In April 2024",), "2024-04"),
    ],
)
def test_the_second_reports_dates_stand_on_its_claims(case: dict[str, Any], words: tuple[str, ...], edtf: str) -> None:
    assert any(c["time"]["edtf"] == edtf for c in claims_on(case, 1, *words))


def test_pakistans_denial_is_a_denial(case: dict[str, Any]) -> None:
    denied = [c for c in claims_on(case, 0, "consistently denied") if c["trigger"]["lemma"] in ("harbour", "harbor", "support")]
    assert denied
    assert all(c["polarity"] == "negative" and c["attribution"] for c in denied)


def test_israels_call_says_who_urged_whom(case: dict[str, Any]) -> None:
    calls = [c for c in claims_on(case, 0, "Israel called on India") if c["trigger"]["lemma"] in ("call", "call on")]
    assert calls
    roles = {r["role"]: r["text"] for r in calls[0]["roles"]}
    assert "Israel" in roles["actor"]
    assert "India" in roles["target"]


def test_the_front_is_alleged_in_both(case: dict[str, Any]) -> None:
    fronts = [c for c in case["claims"] if c["type"] == "front-of"]
    assert {c["report"] for c in fronts} == {r["id"] for r in case["reports"]}
    assert all(c["certainty"] != "certain" and c["attribution"] and not c["attribution"][0]["named"] for c in fronts)


def test_the_organiser_of_the_event_is_told_by_both(case: dict[str, Any]) -> None:
    group = entity_named(case, "Pakistan Markazi Muslim League")
    telling = {
        c["report"]
        for c in case["claims"]
        for r in c["roles"]
        if r["entity"] == group["id"] and r["role"] in ("organizer", "actor", "host")
    }
    assert len(telling) == 2


def test_the_islamabad_appearance_differs_in_date(case: dict[str, Any]) -> None:
    claims = {c["id"]: c for c in case["claims"]}
    dated = [
        f
        for event in case["events"]
        if any("Islamabad" in claims[c]["quote"] for c in event["claims"])
        for f in event["findings"]
        if f["slot"] == "time" and f["level"] in ("conflict", "coarser", "updated")
    ]
    assert any({claims[c]["report"] for v in f["values"] for c in v["claims"]} == {r["id"] for r in case["reports"]} for f in dated)


def test_the_biography_makes_no_claim(case: dict[str, Any]) -> None:
    assert not claims_on(case, 0, "Senior Journalist")
    assert not [e for e in case["entities"] if e["name"] in ("Mongabay", "The Economic Times")]


def test_the_embedded_post_is_somebody_elses_voice(case: dict[str, Any]) -> None:
    post = claims_on(case, 0, "An undated video shows")
    assert post
    assert all(c["attribution"] and "Zaara Nazir" in (c["attribution"][0]["source"] or "") for c in post)


def test_no_name_has_a_wrong_type(case: dict[str, Any]) -> None:
    expected = {
        "Hamas": "organization", "Gujranwala": "place", "Karachi": "place", "Islamabad": "place", "Peshawar": "place", "Quetta": "place",
        "Khaled Mashal": "person", "Jamiat Ulema-e-Islam": "organization", "Pakistan": "place", "Israel": "place", "India": "place",
    }  # fmt: skip
    for name, kind in expected.items():
        assert entity_named(case, name)["type"] == kind, name
