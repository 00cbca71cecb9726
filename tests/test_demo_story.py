"""The whole walk on the shipped story: what a reader of the seven reports would expect to be told."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import pytest

import twosource
from twosource.outputs import contract


@pytest.fixture(scope="module")
def story() -> dict[str, Any]:
    return contract(twosource.compare([str(files("twosource") / "demo")]))


def events_with(story: dict[str, Any], words: str) -> Iterable[dict[str, Any]]:
    """Events one of whose claims has `words` in its sentence's trigger."""
    claims = {claim["id"]: claim for claim in story["claims"]}
    return [event for event in story["events"] if any(claims[c]["trigger"]["lemma"] in words.split() for c in event["claims"])]


def findings(story: dict[str, Any], words: str, slot: str) -> list[dict[str, Any]]:
    return [f for event in events_with(story, words) for f in event["findings"] if f["slot"].startswith(slot)]


def test_seven_reports_come_in_and_none_is_refused(story: dict[str, Any]) -> None:
    assert len(story["reports"]) == 7
    assert story["refusals"] == []


def test_every_quote_is_the_text_it_points_at(story: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in story["reports"]}
    for claim in story["claims"]:
        text = texts[claim["report"]]
        assert claim["quote"] == text[claim["start"] : claim["end"]]
        spots = [claim["trigger"], *claim["roles"], *claim["hedges"], *claim["evidence"], *claim["quantities"]]
        for spot in spots:
            assert spot["text"] == text[spot["start"] : spot["end"]]


def test_no_claim_stands_on_the_biography_or_the_notice_of_fiction(story: dict[str, Any]) -> None:
    assert not [claim["quote"] for claim in story["claims"] if "ten years of experience" in claim["quote"] or "Fiction" in claim["quote"]]


def test_the_wire_story_and_its_two_copies_are_one_origin(story: dict[str, Any]) -> None:
    copies = {report["id"] for report in story["reports"] if report["source_id"] in {"meridian-1", "courier-1", "lowland-1"}}
    assert any(copies <= set(origin["reports"]) for origin in story["origins"])


def test_the_wire_is_what_its_copies_derive_from(story: dict[str, Any]) -> None:
    names = {report["id"]: report["source_id"] for report in story["reports"]}
    (copied,) = (origin for origin in story["origins"] if origin["kind"] == "copied text")
    assert (names[copied["root"]], copied["direction"]) == ("meridian-1", "named as a source by 2 of the others")
    texts = {report["id"]: report["text"] for report in story["reports"]}
    for passage in copied["passages"]:
        assert passage["other"] == copied["root"]
        ours = texts[passage["report"]][passage["start"] : passage["end"]]
        assert ours == texts[passage["other"]][passage["other_start"] : passage["other_end"]]


def test_two_that_tell_of_the_rally_on_nobodys_word_are_not_two_origins(story: dict[str, Any]) -> None:
    told = [event for event in events_with(story, "rally") if len(event["reports"]) == 2]
    assert told
    assert {(event["origins"], event["unknown"], event["support"]) for event in told} == {(1, 2, "one-origin")}


def test_the_day_of_the_meeting_is_a_conflict(story: dict[str, Any]) -> None:
    conflicts = [f for f in findings(story, "meet meeting", "time") if f["level"] == "conflict"]
    assert any({"2025-02-14", "2025-02-12"} <= {value["value"] for value in f["values"]} for f in conflicts)


def test_the_toll_is_updated_not_in_conflict(story: dict[str, Any]) -> None:
    tolls = findings(story, "kill explosion blast", "quantity:killed")
    (updated,) = (f for f in tolls if f["level"] == "updated")
    assert {"Six", "at least four"} <= {value["value"] for value in updated["values"]}
    assert not [f for f in tolls if f["level"] == "conflict"]


def test_the_number_of_injured_is_a_conflict_of_reports_of_the_same_day(story: dict[str, Any]) -> None:
    told = [f for f in findings(story, "injure explosion blast", "quantity:injured") if f["level"] in ("conflict", "updated")]
    assert [(f["level"], {value["value"] for value in f["values"]}) for f in told] == [("conflict", {"nine", "Twelve"})]


def test_one_asserts_the_meeting_that_another_hedges(story: dict[str, Any]) -> None:
    (hedged,) = (f for f in findings(story, "meet meeting", "certainty") if f["level"] == "coarser")
    assert {value["value"] for value in hedged["values"]} == {"stated flatly", "possible: “may”"}


def test_the_embedded_post_speaks_with_its_own_voice(story: dict[str, Any]) -> None:
    posts = [claim for claim in story["claims"] if "undated video shows union chief" in claim["quote"]]
    assert posts
    for claim in posts:
        assert claim["attribution"]
        assert "Radu Iliescu" in (claim["attribution"][0]["source"] or "")


def test_a_denial_is_a_denial(story: dict[str, Any]) -> None:
    denied = [
        claim for claim in story["claims"] if "consistently denied meeting" in claim["quote"] and claim["trigger"]["text"] == "meeting"
    ]
    assert denied
    assert all(claim["polarity"] == "negative" for claim in denied)
    assert all(claim["attribution"] for claim in denied)


def test_the_front_is_told_as_regarded_so_and_on_nobodys_named_word(story: dict[str, Any]) -> None:
    fronts = [claim for claim in story["claims"] if claim["type"] == "front-of"]
    assert fronts
    assert all(claim["certainty"] != "certain" for claim in fronts)


def test_the_union_chief_is_one_person_over_all_reports(story: dict[str, Any]) -> None:
    named = [e for e in story["entities"] if e["type"] == "person" and "Dascu" in e["name"]]
    assert [e["name"] for e in named] == ["Mirela Dascu"]
