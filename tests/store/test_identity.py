"""Whether an open case is the one that was seen before, and that nothing of it stays beside its file."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.test_casefile import source_of
from twosource.errors import Busy
from twosource.model import Judgement
from twosource.store import Identity, continued, create, identity, open_case


def seen(path: Path) -> Identity:
    with open_case(path, "read") as kept:
        return identity(path, kept.connection)


def now(path: Path, before: Identity) -> Identity | None:
    with open_case(path, "read") as kept:
        return continued(path, kept.connection, before)


def taken_in(path: Path, number: int) -> None:
    source, reading = source_of(number)
    with open_case(path) as kept:
        kept.add([source], [reading], "test")


def decided(path: Path, why: str) -> None:
    with open_case(path) as kept:
        kept.append(Judgement(0, "accept", ("c",), "me", datetime.now(UTC), why), ())


def test_a_case_stays_the_same_while_it_grows(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    states = [seen(path)]
    for step in range(1, 4):
        taken_in(path, step)
        states.append(seen(path))
        decided(path, f"reason {step}")
        states.append(seen(path))
    assert states[0].first is None
    assert [now(path, each) for each in states] == [states[-1]] * len(states)


def test_another_case_and_an_older_state_are_none(tmp_path: Path) -> None:
    path, copy, other = tmp_path / "a.two", tmp_path / "copy.two", tmp_path / "other.two"
    create(path).close()
    empty = seen(path)
    taken_in(path, 1)
    decided(path, "one")
    shutil.copyfile(path, copy)
    decided(path, "two")
    assert now(copy, seen(path)) is None
    assert now(path, seen(copy)) == seen(path)
    create(other).close()
    taken_in(other, 2)
    assert now(other, replace(seen(path), last=None)) is None
    assert now(other, replace(empty, born=("tables", "another day"))) is None
    decided(copy, "another second entry")
    assert now(copy, seen(path)) is None


def test_what_is_written_stands_in_the_file_at_once_though_somebody_looks_on(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    with open_case(path, "read") as looking:
        decided(path, "kept")
        assert (tmp_path / "a.two-wal").stat().st_size == 0
        shutil.copyfile(path, tmp_path / "copy.two")
        assert [entry.why for entry in looking.log()] == ["kept"]
    with open_case(tmp_path / "copy.two", "read") as copy:
        assert [entry.why for entry in copy.log()] == ["kept"]


def test_whoever_waits_for_another_program_waits_no_longer_than_told(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    holding = sqlite3.connect(path, isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="another program is writing"):
        open_case(path, "write", 0.05)
    holding.execute("ROLLBACK")
    with open_case(path, "write", 0.05) as kept:
        holding.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            kept.append(Judgement(0, "accept", ("c",), "me", datetime.now(UTC), ""), ())
        kept.wait(0)
        with pytest.raises(Busy):
            kept.count()
        holding.close()
        assert kept.count() == 0
