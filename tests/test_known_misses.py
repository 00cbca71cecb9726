"""What is known to be read wrong stays known: each is expected to fail, and turns red on the day it is mended."""

from pathlib import Path
from typing import Any

import pytest

from tests.case.test_decisions_hold import test_every_decision_holds_as_far_as_later_ones_leave_room as sequence
from tests.known_misses import DECISIONS, MISSES, Miss
from tests.wanted import (
    Wanted,
    counts,
    counts_none,
    differs,
    differs_in_nothing,
    filled_by,
    filled_by_another_than,
    is_a,
    is_no,
    one_entity,
    one_event,
    says,
    says_never,
    told_by,
    two_entities,
    two_events,
)

RIGHT = (
    "The guards arrested Ivan Morel in Varna on Monday, police said. Morel resigned. Ada Quill left. Nine people were killed in a blast.",
    "The guards did not arrest Ivan Morel in Varna on Monday, the ministry said. Ada Quill left. Gunmen killed nine people in a blast.",
)
"""What is read right, so that every question is seen to be answered yes, and by others no."""


def expected(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return told_by(RIGHT, tmp_path_factory.mktemp("right"))


@pytest.mark.parametrize(
    "each",
    [
        pytest.param(each, id=f"{stage}-{number}", marks=expected(each.reason))
        for stage, misses in MISSES.items()
        for number, each in enumerate(misses, 1)
    ],
)
def test_what_is_known_to_be_missed(each: Miss, tmp_path: Path) -> None:
    assert each.wanted(told_by(each.told, tmp_path)), each.reason


@pytest.mark.parametrize(("count", "steps"), [pytest.param(count, list(steps), marks=expected(why)) for count, steps, why in DECISIONS])
def test_decisions_that_are_known_not_to_hold(count: int, steps: list[tuple[str, int]]) -> None:
    sequence.hypothesis.inner_test(count, steps)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (says("arrested", polarity="positive", actor=("The guards",), source="police"), says("arrested", actor=("police",))),
        (says("1:killed", {"killed": 9}, type={"assault", "accident"}), says("1:killed", {"killed": 8})),
        (says("resigned", source=None), says("arrested", source=None)),
        (says("arrested", time="2024-05-13"), says("arrested", time="2024-05-14")),
        (says_never("arrested", polarity="negative"), says_never("arrest", polarity="negative")),
        (counts("killed", 9), counts("killed", 63)),
        (counts_none("arrested", "killed"), counts_none("0:killed", "killed")),
        (is_a("Ivan Morel", "person"), is_a("Varna", "person")),
        (is_no("Varna", "person"), is_no("Ivan Morel", "person")),
        (one_entity("Ivan Morel", "Morel"), one_entity("Ivan Morel", "Ada Quill")),
        (two_entities("Ivan Morel", "Ada Quill"), two_entities("Ivan Morel", "Morel")),
        (filled_by("resigned", "actor", "Ivan Morel"), filled_by("resigned", "actor", "Ada Quill")),
        (filled_by_another_than("resigned", "actor", "Ada Quill"), filled_by_another_than("resigned", "actor", "Ivan Morel")),
        (one_event("arrested", "arrest"), one_event("arrested", "1:killed")),
        (two_events("arrested", "1:killed"), two_events("arrested", "arrest")),
        (differs("occurrence", "happened", "did not happen"), differs("occurrence", "happened", "planned")),
        (differs_in_nothing("place"), differs_in_nothing()),
    ],
)
def test_what_is_asked_of_a_case_is_answered_yes_and_no(case: dict[str, Any], yes: Wanted, no: Wanted) -> None:
    assert yes(case)
    assert not no(case)


def test_a_word_that_no_report_has_is_a_slip(case: dict[str, Any]) -> None:
    for slip in (says("arrsted"), is_a("Ivan Morell", "person"), two_events("arrested", "kiled")):
        with pytest.raises(LookupError):
            slip(case)
