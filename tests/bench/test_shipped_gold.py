"""The floor that every clone has: on the twenty invented reports of tests/gold no count is worse than it was.

A change that betters a count pins it anew here; `python bench/gold.py --show` prints them, and each difference with what gold says of it.
"""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import twosource
from gold import GOLD, Counts, counted, groups_at, sentences_at
from twosource.outputs import contract

SCORER = Path(__file__).parents[3] / "shared" / "bench" / "stories.py"
LEAST_RIGHT, MOST_NOT_RIGHT = 9, 1
LEAST_FOUND, LEAST_AGREED = 9, 6
LEAST_JOINED, MOST_TEMPTED = 11, 2


@pytest.fixture(scope="module")
def case() -> dict[str, Any]:
    return contract(twosource.compare([str(GOLD / "reports.jsonl")]))


@pytest.fixture(scope="module")
def counts(case: dict[str, Any]) -> Counts:
    return counted(case, groups_at(), sentences_at())


def test_every_affair_is_a_story_of_its_own(case: dict[str, Any]) -> None:
    names = {report["id"]: report["source_id"] for report in case["reports"]}
    told = {frozenset(names[report] for report in story["reports"]) for story in case["stories"]}
    assert told == {frozenset(group["reports"]) for group in groups_at()}


def test_what_is_counted_is_this_gold(counts: Counts) -> None:
    assert (counts.differing, counts.central, counts.same, counts.apart) == (34, 21, 40, 42)


def test_no_fewer_differences_are_right_and_no_more_are_not(counts: Counts) -> None:
    assert counts.right >= LEAST_RIGHT
    assert counts.reported - counts.right <= MOST_NOT_RIGHT, counts.rows
    assert counts.found >= LEAST_FOUND


def test_no_fewer_central_facts_are_told_as_one(counts: Counts) -> None:
    assert counts.agreed >= LEAST_AGREED


def test_no_fewer_words_of_one_occurrence_are_joined_and_no_more_of_two(counts: Counts) -> None:
    assert counts.joined >= LEAST_JOINED
    assert counts.tempted <= MOST_TEMPTED


@pytest.mark.skipif(not SCORER.is_file(), reason=f"the scorer of the large gold is not at {SCORER}")
def test_the_scorer_of_the_large_gold_counts_the_same(
    case: dict[str, Any], counts: Counts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    for path in GOLD.glob("*.json"):
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / "gold" / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = importlib.util.spec_from_file_location("stories_of_the_large_gold", SCORER)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs = scorer.score(tmp_path / "case.json", tmp_path / "gold")
    assert theirs["differences"] == {
        "p": percent(counts.right, counts.reported),
        "known_wrong": percent(counts.wrong, counts.reported),
        "r": percent(counts.found, counts.differing),
        "reported": counts.reported,
        "gold": counts.differing,
    }
    assert theirs["central"]["r"] == percent(counts.agreed, counts.central)
    assert (theirs["joint"]["same_joined"], theirs["joint"]["apart_joined"]) == (
        percent(counts.joined, counts.same), percent(counts.tempted, counts.apart)
    )  # fmt: skip


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)
