from dataclasses import replace

from tests.outputs.story import case
from twosource.model import Link, Story
from twosource.outputs import as_html, as_markdown, contract
from twosource.outputs.view.digest import digest
from twosource.outputs.view.stories import namesake_lines, story_lines

TOLD = case()
FIRST, SECOND, THIRD = (report.id for report in TOLD.reports)
APART = replace(TOLD, stories=(Story("s1", "meeting in <Varna>", (FIRST, THIRD), 0.2), Story("s2", "", (SECOND,), 0.2)))


def test_one_affair_needs_no_word() -> None:
    assert list(story_lines(digest(TOLD))) == []
    assert "Which belong together" not in as_markdown(TOLD)


def test_affairs_are_told_with_their_reports_and_the_rest_by_name() -> None:
    together, alone = story_lines(digest(APART))
    assert together == "A and C (2 reports): meeting in <Varna>."
    assert alone.startswith("Of no affair with another report: B ")


def test_every_form_says_which_belong_together() -> None:
    assert "Which belong together" in as_markdown(APART)
    page = as_html(APART)
    assert "Which belong together" in page
    assert "<Varna>" not in page


def test_the_contract_lists_the_events_of_each_story() -> None:
    stories = contract(APART)["stories"]
    assert [story["id"] for story in stories] == ["s1", "s2"]
    listed = [event for story in stories for event in story["events"]]
    assert sorted(listed) == sorted(event.id for event in TOLD.events)
    assert {event.reports[0] for event in TOLD.events if event.id in stories[1]["events"]} <= {SECOND}


def test_two_of_a_name_who_are_kept_apart_are_told() -> None:
    first, second = (entity.id for entity in TOLD.entities[:2])
    apart = replace(TOLD, namesakes=(Link(first, second, 0.0, "two people named “Ada Quill”: a senator here, a striker there"),))
    assert list(namesake_lines(digest(apart))) == ["Kept apart: two people named “Ada Quill”: a senator here, a striker there."]
    assert contract(apart)["namesakes"] == [{"a": first, "b": second, "reason": apart.namesakes[0].reason}]
    assert "a striker there" in as_markdown(apart)
