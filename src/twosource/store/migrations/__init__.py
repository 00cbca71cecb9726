"""The numbered steps by which a case file's tables came to be: one SQL file each, never changed once released.

A step and the record of it stand in one transaction, so a case is at one step or at the next and never between.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

import sqlalchemy as sa

from twosource.store.sqlite import APPLICATION_ID

RECORD = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"


@cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """Number, name and SQL of every step, in order."""
    found = [path for path in files("twosource.store.migrations").iterdir() if path.name.endswith(".sql")]
    names = sorted(path.name.removesuffix(".sql") for path in found)
    text = {path.name.removesuffix(".sql"): path.read_text(encoding="utf-8") for path in found}
    return tuple((int(name.split("_")[0]), name.split("_", 1)[1], text[name]) for name in names)


def migration_names() -> list[tuple[int, str]]:
    """Number and name of every step, in order: the record of a case that has taken them all."""
    return [(number, name) for number, name, _ in steps()]


def newest() -> int:
    """The number of the last step this version knows."""
    return steps()[-1][0]


def applied(connection: sa.Connection) -> int:
    """The number of the last step the case has taken, 0 for none."""
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'").first():
        return 0
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM migration").scalar_one())


def migrate(connection: sa.Connection) -> None:
    """Takes every step the case has not taken yet, each in a transaction of its own with its record."""
    for number, name, sql in steps():
        with connection.begin():
            if number <= applied(connection):
                continue
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(RECORD)
            for statement in statements(sql):
                connection.exec_driver_sql(statement)
            values = (number, name, datetime.now(UTC).isoformat(timespec="seconds"))
            connection.exec_driver_sql("INSERT INTO migration VALUES (?, ?, ?)", values)


def statements(sql: str) -> Iterator[str]:
    """The single statements of a file; a trigger's inner semicolons end none."""
    lines: list[str] = []
    for line in sql.splitlines():
        if not lines and (not line.strip() or line.startswith("--")):
            continue
        lines.append(line)
        statement = "\n".join(lines)
        if sqlite3.complete_statement(statement):
            yield statement
            lines = []
