"""The SQL of the store, in the words that engines share, and how it is asked.

A statement is standard SQL with its values by name (`:id`). What engines say each in their own way is said in a word of ours, which the
dialect at hand puts into its own (`Backend.spoken`):

    IDS(:ids), NUMBERS(:numbers)    the texts or whole numbers of a list of any length, given as one value: `id IN IDS(:ids)`
    EACH(:ids) AS asked             the same as a table with one column, `asked.value`, in the order of the list
    FOLDED(name)                    a text as it is compared and sorted without case
    name ILIKE :part ESCAPE '\\'     whether a text holds a pattern, without case
    LEAST(a, b), GREATEST(a, b)     the lesser and the greater of two numbers
    LENGTH_OF(claims)               how many items a column's JSON list holds

`among` is IDS for statements that are built with SQLAlchemy.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from twosource.store.backend import Listed
from twosource.store.dialects import backend_of

LIST_TYPES = (list, tuple, set, frozenset)
LAST_CHARACTER = "\U0010ffff"
"""The last character there is: what begins with `x` stands between `x` and `x` followed by it."""


def ask(connection: sa.Connection, statement: str, **values: Any) -> "sa.CursorResult[*tuple[Any, ...]]":
    """The rows of a statement, inside a transaction that is open. A list among the values is given as one; a set in order."""
    given = {name: as_list(value) if isinstance(value, LIST_TYPES) else value for name, value in values.items()}
    return connection.exec_driver_sql(backend_of(connection).spoken(statement), given)


def texts(connection: sa.Connection, statement: str, **values: Any) -> list[str]:
    """The first column of a statement's rows, as text."""
    return [str(row[0]) for row in ask(connection, statement, **values)]


def as_list(values: Iterable[Any]) -> str:
    """A list as one value of a statement."""
    return json.dumps(sorted(values) if isinstance(values, set | frozenset) else list(values))


def among(column: sa.ColumnElement[Any], values: Collection[str] | Collection[int]) -> sa.ColumnElement[bool]:
    """Whether a column's value is one of a list of any length."""
    listed = Listed(sa.literal(as_list(set(values)), sa.Text()))
    listed.type = column.type
    return column.op("IN", is_comparison=True, return_type=sa.Boolean())(listed)
