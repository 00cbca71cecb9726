"""The quality gate: on the data sets beside the checkout every measure stays at or above its floor. Skips where they are not."""

from pathlib import Path

import pytest
import run

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason=f"no data sets at {SHARED / 'data'}: quality is not measured here")
def test_no_measure_is_below_its_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # prepared sets lie under build/
    assert run.gold_hash(SHARED) == run.pinned_gold(), "the gold is not the one the floors were pinned on: python bench/run.py --pin"
    done = run.reached(SHARED)
    print(run.table(done))
    below = [f"{row.set}: {row.measure}: {row.reached} is below the floor {row.floor}" for row in done if row.reached < row.floor]
    assert not below, "\n".join(below)


def test_floors_are_numbers_from_zero_to_a_hundred_and_stand_once() -> None:
    rows = run.rows()
    assert len({(row.set, row.measure) for row in rows}) == len(rows) > 10
    assert all(0 <= value <= 100 for row in rows for value in (row.baseline, row.goal, row.floor))
