"""Model objects into rows and back, for any table drawn from a dataclass."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, Literal

import sqlalchemy as sa

from twosource.store.backend import Backend
from twosource.store.columns import Reader, Row, Writer
from twosource.store.dialects import backend_of
from twosource.store.soundness import Kept, Shapes, Unsound
from twosource.store.tables import Table

Extra = Callable[[Table, Any], Row]
"""What to write beside the model's own columns for an object of a table."""


def nothing_extra(_table: Table, _item: Any) -> Row:
    """No extra columns."""
    return {}


def insert(connection: sa.Connection, table: Table, items: Iterable[Any], extra: Extra = nothing_extra) -> None:
    """Writes the items and all that hangs on them."""
    found: dict[str, list[Row]] = defaultdict(list)
    for item in items:
        _spread(table, item, {}, None, extra, found)
    for each in table.walk():
        if rows := found[each.name]:
            names = tuple(rows[0])
            # values are the driver's own already; SQLAlchemy's look at each of them costs as much as the writing
            asked = _inserting(each.name, names, backend_of(connection).placeholder)
            connection.exec_driver_sql(asked, [tuple([row[name] for name in names]) for row in rows])


@cache
def _inserting(table: str, columns: tuple[str, ...], placeholder: str) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join([placeholder] * len(columns))})'


def select(connection: sa.Connection, table: Table, keys: Collection[str] | None = None) -> list[Any]:
    """Every item of a root table, or those with one of `keys`, in the order they were written."""
    wanted = None if keys is None else json.dumps(sorted(keys))
    return [item for _, item in _gather(connection, table, wanted, owned=False)]


def clear(connection: sa.Connection, tables: Sequence[Table]) -> None:
    """Empties the tables and all that hangs on them."""
    for table in tables:
        for each in reversed(list(table.walk())):
            connection.execute(each.sql.delete())


def _spread(table: Table, item: Any, owner: Row, position: int | None, extra: Extra, found: dict[str, list[Row]]) -> None:
    row: Row = dict(owner)
    if not table.numbered:
        row["position"] = position
    if table.kind is None:
        row[_link_column(table)] = item
    else:
        _writer(table)(item, row)
    row.update(extra(table, item))
    found[table.name].append(row)
    for name, child in table.children:
        if hanging := getattr(item, name):
            key = dict(zip(child.owner, (row[column] for column in table.key), strict=True))
            for index, each in enumerate(hanging):
                _spread(child, each, key, index, extra, found)


@cache
def _writer(table: Table) -> Writer:
    return Writer(table.parts)


def _gather(connection: sa.Connection, table: Table, wanted: str | None, owned: bool) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Pairs of the owner's key and the item, in order; `wanted` are the only keys (an owner's, where owned) to look for, as JSON."""
    plan = _plan(table)
    sound = plan.sound
    backend = backend_of(connection)
    asked = _asked(table, wanted is not None, owned, backend)
    # Not by SQLAlchemy's result, which costs more than the query where a page makes thirty of them.
    rows = backend.fetch(connection, asked, {} if wanted is None else {"wanted": wanted})
    if not rows:
        return
    try:
        for row in rows:
            sound(row)
    except Unsound as error:
        raise Unsound(f"in {table.name}, {error}") from None
    if table.kind is None:
        yield from ((plan.owner(row), plan.link(row)) for row in rows)
        return
    below = None if wanted is None else json.dumps(sorted({row[plan.first] for row in rows})) if table.key else None
    hanging = [_grouped(connection, child, below) for _, child in table.children]
    for row in rows:
        key = plan.key(row)
        try:
            item = plan.read((*row, *[tuple(groups.get(key, ())) for groups in hanging]))
        except (ValueError, TypeError, OverflowError) as error:  # a number in a date's place, a span that runs backward
            raise Unsound(f"in {table.name}, {error}") from error
        yield plan.owner(row) if owned else (), item


def _grouped(connection: sa.Connection, table: Table, wanted: str | None) -> dict[tuple[Any, ...], list[Any]]:
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for owner, item in _gather(connection, table, wanted, owned=True):
        groups[owner].append(item)
    return groups


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where in a table's rows what is wanted stands: its owner's key, its own, the first column of that, the linked id, the object; and
    what a row of it must be."""

    owner: Callable[[Sequence[Any]], tuple[Any, ...]]
    key: Callable[[Sequence[Any]], tuple[Any, ...]]
    first: int
    link: Callable[[Sequence[Any]], Any]
    read: Callable[[Sequence[Any]], Any]
    sound: Shapes


@cache
def _plan(table: Table) -> _Plan:
    columns = [column.name for column in table.sql.columns]
    link = columns.index(_link_column(table)) if table.kind is None else 0
    made = Reader(table.kind, table.parts, columns, [name for name, _ in table.children]) if table.kind else itemgetter(link)
    sound = Shapes([_kept(column) for column in table.sql.columns])
    first = columns.index(table.key[0]) if table.key else 0
    return _Plan(_taking(columns, table.owner), _taking(columns, table.key), first, itemgetter(link), made, sound)


def _kept(column: sa.Column[Any]) -> Kept:
    kinds: dict[str, Literal["TEXT", "INTEGER", "REAL"]] = {"Text": "TEXT", "Integer": "INTEGER", "REAL": "REAL"}
    return Kept(column.name, kinds[type(column.type).__name__], bool(column.nullable))


def _taking(columns: Sequence[str], names: Sequence[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What takes the named columns out of a row, always as a tuple."""
    at = [columns.index(name) for name in names]
    return lambda row: tuple([row[index] for index in at])


@cache
def _asked(table: Table, some: bool, owned: bool, backend: Backend) -> str:
    """The query in the words of a dialect; with `some`, for the keys in one value, a JSON list."""
    columns = ", ".join(f'"{column.name}"' for column in table.sql.columns)
    order = ", ".join(f'"{name}"' for name in (("number",) if table.numbered else (*table.owner, "position")))
    column = table.sql.c[table.owner[0] if owned else table.key[0]]
    listed = "NUMBERS" if isinstance(column.type, sa.Integer) else "IDS"
    wanted = f'WHERE "{column.name}" IN {listed}(:wanted) ' if some else ""
    return backend.spoken(f'SELECT {columns} FROM "{table.name}" {wanted}ORDER BY {order}')


@cache
def _link_column(table: Table) -> str:
    return next(column.name for column in table.sql.columns if column.name not in (*table.owner, "position"))
