"""The numbered steps by which a case's tables came to be, never changed once released.

A step and the record of it stand in one transaction, so a case is at one step or at the next and never between.

The steps up to LAST_IN_SQL were written as SQL of SQLite's: each dialect says for itself how it comes to what they make. To add a step:

1. Change the model; `python scripts/schema.py` prints the tables that the steps have to lead to.
2. Write a function here or, where it is long, in a module beside this one, that takes the open connection and the backend and changes the
   tables with `migrations.changes` (`add_columns`, `make_tables`, `make_index`) and statements of `sa`. It runs inside a transaction, on
   cases with and without rows, and is never changed again. For what engines say each in their own way there is the backend.
3. Put it at the end of STEPS, under the next number and a name for the record.

Nothing else has to be said: the check of a stranger's schema runs the steps, tests/store/test_schema.py holds what they lead to against
the model, and tests/store/test_kept_cases.py takes the cases of earlier versions through them (keep one of the new step there too).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from twosource.store.backend import Backend
from twosource.store.migrations.changes import add_columns, make_tables

RECORD = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"

Change = Callable[[sa.Connection, Backend], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its number, its name in the record, and what it does."""

    number: int
    name: str
    take: Change


def _in_sql(number: int, name: str) -> Step:
    """A step that each dialect takes in its own way."""
    return Step(number, name, lambda connection, backend: backend.take_released(connection, number, name))


def _readers_and_denials(connection: sa.Connection, _backend: Backend) -> None:
    """Who read each claim, unsaid of those there are until they are read anew; and who denies it."""
    add_columns(connection, "claim", sa.Column("by", sa.Text(), nullable=False, server_default=""))
    drawn = sa.MetaData()
    sa.Table("claim", drawn, sa.Column("id", sa.Text()))
    columns: list[sa.Column[Any]] = [
        sa.Column("claim", sa.Text(), nullable=False), sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text()), sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=False), sa.Column("cue_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer()), sa.Column("end", sa.Integer()), sa.Column("chain", sa.Text()),
        sa.Column("scope", sa.Text(), nullable=False),
    ]  # fmt: skip
    key = sa.PrimaryKeyConstraint("claim", "position")
    make_tables(connection, sa.Table("denial", drawn, *columns, key, sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE")))


STEPS: tuple[Step, ...] = (
    _in_sql(1, "tables"),
    _in_sql(2, "search_and_views"),
    _in_sql(3, "pages"),
    _in_sql(4, "corrections"),
    _in_sql(5, "suggestions"),
    _in_sql(6, "origin_kinds"),
    _in_sql(7, "failures"),
    _in_sql(8, "anchors"),
    Step(9, "readers_and_denials", _readers_and_denials),
)
LAST_IN_SQL = 8
"""The last of the steps that each dialect takes in its own way."""


def migration_names() -> list[tuple[int, str]]:
    """Number and name of every step, in order: the record of a case that has taken them all."""
    return [(step.number, step.name) for step in STEPS]


def newest() -> int:
    """The number of the last step this version knows."""
    return STEPS[-1].number


def applied(connection: sa.Connection) -> int:
    """The number of the last step the case has taken, 0 for none."""
    if not sa.inspect(connection).has_table("migration"):
        return 0
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM migration").scalar_one())


def migrate(connection: sa.Connection, backend: Backend) -> None:
    """Takes every step the case has not taken yet, each in a transaction of its own with its record."""
    for step in STEPS:
        with connection.begin():
            if step.number > applied(connection):
                backend.mark(connection)
                _take(connection, backend, step)


def take(connection: sa.Connection, backend: Backend, last: int) -> None:
    """Takes the steps up to one in an empty place, inside a transaction that is open."""
    for step in STEPS[:last]:
        _take(connection, backend, step)


def _take(connection: sa.Connection, backend: Backend, step: Step) -> None:
    connection.exec_driver_sql(RECORD)
    step.take(connection, backend)
    said = {"number": step.number, "name": step.name, "now": datetime.now(UTC).isoformat(timespec="seconds")}
    connection.execute(sa.text("INSERT INTO migration VALUES (:number, :name, :now)"), said)
