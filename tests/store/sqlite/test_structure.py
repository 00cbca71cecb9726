"""Case files from strangers: what their schema holds that is not ours stops the opening, and what only makes looking up faster stays."""

import sqlite3
from pathlib import Path

import pytest

from tests.store.older import made_at
from twosource.errors import UsageError
from twosource.store import create, open_case
from twosource.store.backend import Access
from twosource.store.dialects import DEFAULT
from twosource.store.migrations import newest
from twosource.store.sqlite.structure import ours, tokens


def changed(path: Path, *sql: str) -> None:
    with sqlite3.connect(path, isolation_level=None) as file:
        for each in sql:
            file.execute(each)
    file.close()


STRANGE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON judgement BEGIN DELETE FROM report; END",
    "trigger on a view": "CREATE TRIGGER t INSTEAD OF INSERT ON conflicts BEGIN DELETE FROM report; END",
    "view": "CREATE VIEW v AS SELECT * FROM report",
    "table": "CREATE TABLE t (a)",
    "table with a generated column": "CREATE TABLE t (a, b GENERATED ALWAYS AS (hex(a)) VIRTUAL)",
    "virtual table": "CREATE VIRTUAL TABLE t USING fts5(a)",
    "unique index": "CREATE UNIQUE INDEX i ON judgement (verb)",
    "index over an expression": "CREATE INDEX i ON judgement (length(why))",
    "index over some rows": "CREATE INDEX i ON judgement (why) WHERE length(why) > 3",
    "column": "ALTER TABLE judgement ADD COLUMN more TEXT",
    "generated column": "ALTER TABLE judgement ADD COLUMN more TEXT GENERATED ALWAYS AS (who) VIRTUAL",
    "missing index": "DROP INDEX claim_story",
    "missing view": "DROP VIEW conflicts",
    "missing trigger": "DROP TRIGGER report_added",
    "missing table": "DROP TABLE suggestion",
    "view in a table's place": "DROP TABLE suggestion; CREATE VIEW suggestion AS SELECT 1",
    "changed view": "DROP VIEW conflicts; CREATE VIEW conflicts AS SELECT * FROM judgement",
    "changed trigger": "DROP TRIGGER report_added; CREATE TRIGGER report_added AFTER INSERT ON report BEGIN SELECT 1; END",
    "quotation marks in a name": 'CREATE TABLE "a\'b\n\x1b[2J" (a)',
}


@pytest.mark.parametrize("access", ["read", "write"])
@pytest.mark.parametrize("trick", STRANGE)
def test_what_is_not_ours_stops_the_opening(tmp_path: Path, trick: str, access: Access) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    whole = STRANGE[trick]
    changed(path, *([whole] if "BEGIN" in whole and "DROP" not in whole else whole.split("; ", 1)))
    before = path.read_bytes()
    with pytest.raises(UsageError, match=r"is not opened: (it holds|the .* is missing)"):
        open_case(path, access)
    assert path.read_bytes() == before


@pytest.mark.parametrize("step", range(1, newest() + 1))
def test_an_older_case_is_held_against_its_own_step_before_it_is_brought_up_to_date(tmp_path: Path, step: int) -> None:
    sound, odd = tmp_path / "a.two", tmp_path / "b.two"
    for path in (sound, odd):
        made_at(path, step)
    open_case(sound).close()
    changed(odd, "CREATE TRIGGER t AFTER INSERT ON migration BEGIN DELETE FROM report; END")
    before = odd.read_bytes()
    with pytest.raises(UsageError, match="a trigger 't'"):
        open_case(odd)
    assert odd.read_bytes() == before


RECORDS = {
    "a step left out": "DELETE FROM migration WHERE number = 2",
    "a step of another name": "UPDATE migration SET name = 'other' WHERE number = 2",
    "a step before the first": "INSERT INTO migration VALUES (0, 'none', '')",
    "a negative step": "INSERT INTO migration VALUES (-5, 'none', '')",
    "an older step than it is at": f"DELETE FROM migration WHERE number = {newest()}",
    "a name that is no text": "UPDATE migration SET name = x'ff' WHERE number = 2",
}


@pytest.mark.parametrize("trick", RECORDS)
def test_the_record_of_steps_is_checked_too(tmp_path: Path, trick: str) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    changed(path, RECORDS[trick])
    with pytest.raises(UsageError, match="is not opened"):
        open_case(path)


@pytest.mark.parametrize("record", ["VIEW migration AS SELECT 1 AS number, 'tables' AS name, '' AS applied_at", "TABLE migration (number)"])
def test_a_record_that_is_none_of_ours_makes_no_case(tmp_path: Path, record: str) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    changed(path, "DROP TABLE migration", f"CREATE {record}")
    with pytest.raises(UsageError, match="no case file"):
        open_case(path)


def test_a_schema_that_sqlite_cannot_read_is_said_to_be_damaged(tmp_path: Path) -> None:
    from twosource.errors import StoreError

    path = tmp_path / "a.two"
    create(path).close()
    changed(path, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE (' WHERE name = 'report'")
    with pytest.raises(StoreError, match="damaged"):
        open_case(path)


@pytest.mark.parametrize(
    "sql",
    ["ANALYZE", "CREATE INDEX i ON report (title, publisher)", "CREATE INDEX i ON entity (name COLLATE NOCASE DESC)", "REINDEX", "VACUUM"],
)
def test_what_only_makes_looking_up_faster_may_stay(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    changed(path, sql)
    for access in ("read", "write"):
        open_case(path, access).close()  # type: ignore[arg-type]


def test_spaces_comments_and_quotes_that_sqlite_sets_make_no_difference() -> None:
    ours_now = 'CREATE TABLE judgement (\n    "when" TEXT,\n    why TEXT -- in words\n)'
    assert tokens('CREATE TABLE "judgement"  ("when" TEXT, why TEXT)') == tokens(ours_now)
    for other in ('"WHEN" TEXT', '"when" "TEXT"', "'when' TEXT", '"when"  TEXT NOT NULL'):
        assert tokens(ours_now.replace('"when" TEXT', other)) != tokens(ours_now)


def test_what_is_expected_follows_from_the_steps() -> None:
    assert ("table", "judgement") in ours(1, DEFAULT)
    assert ("view", "conflicts") not in ours(1, DEFAULT)
    assert ("view", "conflicts") in ours(2, DEFAULT)
    assert ours(newest(), DEFAULT) == ours(newest(), DEFAULT)


def test_a_file_that_is_no_case_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    changed(path, "PRAGMA journal_mode = DELETE", "CREATE TABLE report (id)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="no case file"):
        open_case(path, "write")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


def test_a_connection_trusts_no_schema_and_takes_on_only_so_much(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    with open_case(path, "read") as kept, kept.connection.begin():
        assert kept.connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
        assert kept.connection.exec_driver_sql("PRAGMA cell_size_check").scalar() == 1
        driver = kept.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert driver.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
        assert driver.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 10
