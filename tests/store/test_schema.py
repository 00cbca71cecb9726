import hashlib
import sqlite3
from pathlib import Path

import pytest

from tests.store.older import made_at
from twosource.store import create, open_case
from twosource.store.backend import Access
from twosource.store.migrations import LAST_IN_SQL, STEPS, applied, newest
from twosource.store.schema import statements as drawn
from twosource.store.sqlite.released import released, statements


def structure(connection: sqlite3.Connection, tables: set[str]) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in tables:
        # all but the value that rows of before a step were given: name, type, whether it may be empty, place in the key
        columns = [(*row[1:4], row[5]) for row in connection.execute(f"PRAGMA table_info('{table}')")]
        keys = [tuple(row[2:7]) for row in connection.execute(f"PRAGMA foreign_key_list('{table}')")]
        found[table] = sorted(columns) + sorted(keys)
    return found


def test_the_steps_make_the_tables_that_the_model_draws(tmp_path: Path) -> None:
    create(tmp_path / "a.two").close()
    ideal = sqlite3.connect(":memory:")
    ideal.executescript(drawn())
    tables = {name for (name,) in ideal.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    real = sqlite3.connect(tmp_path / "a.two")
    hint = "the model changed: write the next step in store/migrations (python scripts/schema.py prints the tables it has to lead to)"
    assert structure(real, tables) == structure(ideal, tables), hint


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in STEPS] == list(range(1, newest() + 1))


RELEASED = "cee6ff545627102ce08dfabca5b8ae770cd99d959a9dbcd89e7c22b042bf5099"
"""The hash of the SQL of all released steps: cases out there were made by it, and are held against what it makes."""


def test_the_released_steps_never_change() -> None:
    sql = "".join(released(step.number, step.name) for step in STEPS[:LAST_IN_SQL])
    assert hashlib.sha256(sql.encode()).hexdigest() == RELEASED


def test_a_trigger_is_one_statement() -> None:
    sql = "-- why\n\nCREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  DELETE FROM a;\nEND;\n"
    assert [statement.split()[1] for statement in statements(sql)] == ["TABLE", "TRIGGER"]


def test_a_new_case_has_taken_every_step_and_says_so(tmp_path: Path) -> None:
    with create(tmp_path / "a.two") as kept, kept.connection.begin():
        assert applied(kept.connection) == newest()
        assert kept.connection.exec_driver_sql("SELECT count(*) FROM migration").scalar() == newest()


@pytest.mark.parametrize("access", ["read", "write"])
def test_a_case_made_before_a_step_is_upgraded_with_all_it_holds(tmp_path: Path, access: Access) -> None:
    path = tmp_path / "a.two"
    made_at(path, 3)
    with sqlite3.connect(path, isolation_level=None) as old:
        told = (1, "same", '["k1", "k2"]', "ada", "2026-01-02T03:04:05+00:00", "one man")
        old.execute('INSERT INTO judgement (id, verb, subjects, who, "when", why) VALUES (?, ?, ?, ?, ?, ?)', told)
    old.close()
    with open_case(path, access) as kept:
        assert [(each.id, each.subjects, each.why, each.value) for each in kept.log()] == [(1, ("k1", "k2"), "one man", "")]
    with open_case(path) as kept, kept.connection.begin():
        assert applied(kept.connection) == newest()


def test_every_view_can_be_read(tmp_path: Path) -> None:
    create(tmp_path / "a.two").close()
    connection = sqlite3.connect(tmp_path / "a.two")
    views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert {"events_overview", "claims_overview", "conflicts", "findings"} <= set(views)
    for view in views:
        assert connection.execute(f'SELECT * FROM "{view}"').fetchall() == []
