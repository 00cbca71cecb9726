"""What SQLite's own checks find in a whole case file."""

from collections.abc import Iterator

import sqlalchemy as sa

from twosource.store.soundness import FITTING


def faults(connection: sa.Connection) -> Iterator[str]:
    """Damaged pages, values of another type than their column's, and rows that name what is not there."""
    asked = connection.exec_driver_sql
    yield from (str(row[0]) for row in asked("PRAGMA integrity_check(1)") if row[0] != "ok")
    yield from _mistyped(connection)
    for table, _, target, _ in asked("PRAGMA foreign_key_check"):
        yield f"{table} names something that {target} does not hold"


def _mistyped(connection: sa.Connection) -> Iterator[str]:
    """Columns of any table that hold a value of another type than they say."""
    tables = [
        str(row[0]) for row in connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ]
    for table in tables:
        for _, column, kind, filled, _, key in connection.exec_driver_sql("SELECT * FROM pragma_table_info(?)", (table,)).all():
            if kind not in FITTING:
                continue
            names = {"TEXT": "'text', 'blob'", "INTEGER": "'integer'", "REAL": "'real'"}[kind] + ("" if filled or key else ", 'null'")
            odd = connection.exec_driver_sql(
                f'SELECT typeof("{column}") FROM "{table}" WHERE typeof("{column}") NOT IN ({names}) LIMIT 1'
            ).first()
            if odd:
                yield f"{table}.{column} holds {odd[0]}"
            day = f'SELECT 1 FROM "{table}" WHERE date("{column}") IS NOT "{column}" LIMIT 1'
            if column.endswith(("earliest", "latest")) and connection.exec_driver_sql(day).first():
                yield f"{table}.{column} holds a day there is not"
