"""The released steps as SQL of SQLite's, never changed: by them the cases there are came to be."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import sqlalchemy as sa


def take_released(connection: sa.Connection, number: int, name: str) -> None:
    """Runs the SQL of a step, inside a transaction that is open."""
    for statement in statements(released(number, name)):
        connection.exec_driver_sql(statement)


@cache
def released(number: int, name: str) -> str:
    """The SQL of a step."""
    return (files("twosource.store.sqlite") / "steps" / f"{number:04}_{name}.sql").read_text(encoding="utf-8")


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
