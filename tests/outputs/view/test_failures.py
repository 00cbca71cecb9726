from dataclasses import replace

from jsonschema import validate

import factories as make
from twosource.model import Case, Failure, Reading, Story
from twosource.outputs import as_html, as_markdown, contract, failed, schema

REPORT = make.report(path="harbour/a.txt")
OTHER = make.report("Nobody came.", path=None, url="https://example.org/b")
STORY = Story("s1", "Talks\nin Varna", (REPORT.id, OTHER.id), 0.25)
FAILURES = (
    Failure("roles", "KeyError: 'gull'", report=REPORT.id),
    Failure("events", "ValueError: \x1b[31mred", story="s1"),
    Failure("joining", "RecursionError"),
)
CASE = Case((REPORT, OTHER), (Reading(REPORT.id, failure=FAILURES[0]), Reading(OTHER.id)), stories=(STORY,), failures=FAILURES)


def test_each_failure_is_told_in_a_line() -> None:
    assert list(failed(CASE)) == [
        "not read: harbour/a.txt: KeyError: 'gull' (at the stage roles)",
        "not drawn: the story s1 “Talks in Varna” of 2 reports: ValueError: ⟦U+001B⟧[31mred (at the stage events)",
        "not joined: the stories of the case: RecursionError (at the stage joining)",
    ]
    assert list(failed(replace(CASE, reports=(), stories=())))[:2] == [
        f"not read: {REPORT.id}: KeyError: 'gull' (at the stage roles)",
        "not drawn: the story s1: ValueError: ⟦U+001B⟧[31mred (at the stage events)",
    ]


def test_failures_stand_in_the_json() -> None:
    shown = contract(CASE)
    validate(shown, schema())
    assert [(each["report"], each["story"], each["reports"], each["stage"]) for each in shown["failures"]] == [
        (REPORT.id, None, [REPORT.id], "roles"),
        (None, "s1", [REPORT.id, OTHER.id], "events"),
        (None, None, [], "joining"),
    ]
    assert shown["failures"][0]["reason"] == "KeyError: 'gull'"


def test_a_case_in_which_nothing_failed_says_so() -> None:
    assert contract(Case((REPORT,), (Reading(REPORT.id),)))["failures"] == []


def test_a_dossier_says_what_could_not_be_read_or_compared() -> None:
    for page in (as_markdown(CASE), as_html(CASE)):
        assert "A a.txt could not be read: KeyError: " in page
        assert "What A and B tell could not be compared: ValueError: ⟦U+001B⟧" in page
        assert "A a.txt: no claim found" not in page
