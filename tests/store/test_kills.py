"""Nothing that was kept is lost when the processes that work on a case are killed; `bench/kills.py` does the same a hundred times."""

from pathlib import Path
from random import Random

import pytest
from kills import Ledger, drawn_to_its_end, live, lost, readings, warm

from twosource.store import create

KILLS = 12


@pytest.mark.parametrize("seed", [3])
def test_two_processes_that_add_and_correct_can_be_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    told, chance, ledger = readings(5, 3), Random(seed), Ledger()
    warm(told)
    path = tmp_path / "a.two"
    create(path).close()
    while ledger.kills < KILLS:
        live(path, told, chance, ledger)
        assert list(lost(path, ledger)) == []
    assert ledger.reports
    assert ledger.decisions
    assert drawn_to_its_end(path, told)
