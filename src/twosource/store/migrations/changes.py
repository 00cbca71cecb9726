"""What a step does to tables, in SQL that every dialect speaks or that SQLAlchemy puts into its words."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateColumn


def add_columns(connection: sa.Connection, table: str, *columns: sa.Column[Any]) -> None:
    """Adds columns at the end of a table. One that must not be empty needs a `server_default`, for the rows there are."""
    drawn = sa.Table(table, sa.MetaData(), *columns)
    name = connection.dialect.identifier_preparer.quote(table)
    for column in drawn.columns:
        connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {CreateColumn(column).compile(dialect=connection.dialect)}")


def make_tables(connection: sa.Connection, *tables: sa.Table) -> None:
    """Makes tables with their indexes. A step draws them itself: those of `store.tables` go on with the model, a step never does."""
    for table in tables:
        table.create(connection)


def make_index(connection: sa.Connection, name: str, table: str, columns: Sequence[str]) -> None:
    """Makes an index over columns of a table that is there."""
    drawn = sa.Table(table, sa.MetaData(), *(sa.Column(column) for column in columns))
    sa.Index(name, *drawn.columns).create(connection)
