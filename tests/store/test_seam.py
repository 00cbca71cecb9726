"""Nothing of one engine stands outside its dialect, and a step that is added needs nothing but itself."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import twosource.store
from tests.factories import claim, report
from tests.store.older import made_at
from twosource.errors import UsageError
from twosource.store import create, dialects, examine, migrations, open_case
from twosource.store.backend import Access, Backend
from twosource.store.columns import Writer
from twosource.store.dialects import DEFAULT, DIALECTS, backend_at
from twosource.store.migrations import STEPS, Step, applied, changes, newest
from twosource.store.sqlite import SQLite
from twosource.store.statements import among, ask, texts
from twosource.store.tables import ANCHOR, CLAIM, metadata

STORE = Path(twosource.store.__file__).parent
MODULES = sorted(path for path in STORE.rglob("*.py") if "sqlite" not in path.relative_to(STORE).parts)
ENGINE = re.compile(
    r"sqlite|pragma|json_each|json_array_length|json_group|collate|nocase|\bmatch\b|\browid\b|fts5|or ignore|typeof|\binstr\(|\bglob\b"
    r"|\?\d|[=<>] \?|, \?|[ (]\(\?\)|\b(?:like) |(?<![.\w])(?:min|max)\([^()]*,",
    re.IGNORECASE,
)
"""Words and signs that one engine alone understands, or that each understands in its own way; ILIKE, LEAST and GREATEST are ours."""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def strings(tree: ast.AST) -> Iterator[str]:
    """Strings that are no docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(STORE).as_posix())
def test_only_a_dialect_speaks_its_engines_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [each for each in strings(tree) if ENGINE.search(each)] == []
    named = [each for each in imported(tree) if re.search(r"sqlite|sqlalchemy\.dialects|psycopg", each)]
    assert named == (["twosource.store.sqlite.SQLite"] if path.name == "dialects.py" else [])


@pytest.mark.parametrize("said", ["id = ?", "x IN (SELECT value FROM json_each(:x))", "name COLLATE NOCASE", "max(0, a)", "a LIKE b"])
def test_an_engines_words_are_seen(said: str) -> None:
    assert ENGINE.search(said)


def test_the_tables_can_be_drawn_in_another_engines_words() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert "WITHOUT ROWID" not in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert ("WHERE" in str(CreateIndex(index).compile(dialect=dialect))) == (index.name == "claim_story")


def test_words_of_ours_mean_what_they_say(tmp_path: Path) -> None:
    with create(tmp_path / "a.two") as kept, kept.connection.begin():
        db = kept.connection
        assert texts(db, "SELECT asked.value FROM EACH(:ids) AS asked", ids=["b", "a"]) == ["b", "a"]
        assert texts(db, "SELECT asked.value FROM EACH(:ids) AS asked WHERE asked.value IN IDS(:some)", ids=["b", "a"], some={"a"}) == ["a"]
        assert ask(db, "SELECT 2 IN NUMBERS(:numbers), LEAST(2, 1), GREATEST(2, 1)", numbers=[1, 2]).one() == (1, 1, 2)
        assert ask(db, "SELECT FOLDED(:a) = FOLDED(:b), :a ILIKE :part", a="Varna", b="VARNA", part="%VAR%").one() == (1, 1)
        assert ask(db, "SELECT LENGTH_OF(:list)", list='["a", "b"]').one() == (2,)


def later(connection: sa.Connection, backend: Backend) -> None:
    """A step as somebody would add it."""
    assert backend.name == connection.dialect.name
    words = sa.Column("said", sa.Text(), nullable=False, server_default="100% 'sure'")
    changes.add_columns(connection, "claim", words, sa.Column("weight", sa.REAL()))
    changes.make_index(connection, "claim_weight", "claim", ["weight", "report"])
    note = sa.Table("note", sa.MetaData(), sa.Column("claim", sa.Text(), primary_key=True), sa.Column("text", sa.Text(), index=True))
    changes.make_tables(connection, note)
    connection.execute(
        note.insert().from_select(["claim", "text"], sa.select(sa.column("id"), sa.column("quote")).select_from(sa.table("claim")))
    )


@pytest.mark.parametrize("access", ["read", "write"])
@pytest.mark.parametrize("step", [3, newest()])
def test_a_step_is_added_by_a_function_and_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, access: Access, step: int) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, Step(newest() + 1, "later", later)))
    path = tmp_path / "a.two"
    made_at(path, step)
    open_case(path, access).close()
    with open_case(path, "read") as kept, kept.connection.begin():
        assert applied(kept.connection) == newest() == len(STEPS) + 1
        assert kept.connection.exec_driver_sql("SELECT said, weight FROM claim").all() == []
    assert examine(path) is None
    with sqlite3.connect(path) as file:
        file.execute("DROP INDEX claim_weight")
    file.close()
    with pytest.raises(UsageError, match="the index 'claim_weight' is missing"):
        open_case(path)


def test_a_case_of_a_later_step_is_refused_by_an_earlier_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.two"
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "STEPS", (*STEPS, Step(newest() + 1, "later", later)))
        create(path).close()
    with pytest.raises(UsageError, match="newer twosource"):
        open_case(path)


@pytest.mark.parametrize("column", [CLAIM.sql.c.id, ANCHOR.c.entry])
def test_a_list_says_what_its_items_are(column: sa.Column[Any]) -> None:
    assert among(column, ["a"]).right.type is column.type


def test_a_flag_is_written_as_a_number() -> None:
    row: dict[str, Any] = {}
    Writer(CLAIM.parts)(claim(report("Dascu met Velkov."), aside=True), row)
    assert row["aside"].__class__ is int


class Elsewhere(SQLite):
    """Another engine, to which every case of one ending belongs."""

    name = "elsewhere"

    def keeps(self, path: Path) -> bool:
        return path.suffix == ".elsewhere"


def test_a_dialect_is_asked_whether_a_case_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Elsewhere()
    monkeypatch.setattr(dialects, "DIALECTS", {other.name: other, **DIALECTS})
    assert backend_at(Path("a.elsewhere")) is other
    assert backend_at(Path("a.two")) is DEFAULT


def test_a_new_case_is_made_in_the_default_dialect(tmp_path: Path) -> None:
    with create(tmp_path / "a.two") as kept:
        assert kept.connection.dialect.name == DEFAULT.name
