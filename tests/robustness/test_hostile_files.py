"""Case files and archives from strangers, each with one trick: refused with a sentence or harmless (bench/hostile.py tries more)."""

import logging

import pytest
from hostile import FEW, Ground, Outcome, archive_outcome, case_outcome, ground
from hostile_archives import ARCHIVES
from hostile_cases import CASES, FILES, SCHEMA

HARMLESS = {"plain index", "statistics", "statistics that lie", "noise in the log beside", "noise in the journal beside"}
"""What may be done to the file and its schema without the case being another."""
SOUND = {"as it should be", "packed by another program", "stored, not packed"}
OPENED = {
    *SOUND, "log: entry with a value nested without end", "log: entry with a place at infinity",
    "log: refusals of markup", "report of markup", "report whose address acts", "report whose address is none",
    "report published at the end of the calendar", "report published at its beginning", "claim of a type there is not",
    "claim off the map", "claim at the end of the calendar", "claim at a time that is none", "half a pair of surrogates",
}  # fmt: skip
"""Archives whose trick is none: what they say fits together and can be shown."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    return ground(tmp_path_factory.mktemp("hostile"))


def as_it_should_be(ended: Outcome) -> None:
    wrong = [each for each in ended.wrong if not each.startswith("took")]
    assert wrong == [], ended
    assert ended.megabytes < 300, ended
    assert ended.seconds < 30, ended  # the script's bound is closer; machines that test are slow


@pytest.mark.parametrize("trick", CASES)
def test_a_hostile_case_file_is_refused_or_harmless(sound: Ground, trick: str) -> None:
    ended = case_outcome(sound, trick, 1, FEW)
    as_it_should_be(ended)
    if trick in SCHEMA or trick in FILES:
        assert (ended.end == "harmless") is (trick in HARMLESS), ended


@pytest.mark.parametrize("trick", ARCHIVES)
def test_a_hostile_archive_is_refused_whole_or_harmless(sound: Ground, trick: str) -> None:
    ended = archive_outcome(sound, trick, 1, FEW)
    as_it_should_be(ended)
    assert ended.end == ("harmless" if trick in OPENED else "refused"), ended


def test_there_are_at_least_fifty_of_each() -> None:
    assert len(CASES) >= 50
    assert len(ARCHIVES) >= 50
