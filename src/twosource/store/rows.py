"""Model objects into rows and back, for any table drawn from a dataclass."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from twosource.store.columns import Row, Writer
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
            connection.execute(each.sql.insert(), rows)


def select(connection: sa.Connection, table: Table, keys: Collection[str] | None = None) -> list[Any]:
    """Every item of a root table, or those with one of `keys`, in the order they were written."""
    wanted = None if keys is None else json.dumps(sorted(keys))
    return [item for _, item in _gather(connection, table, wanted, owned=False)]


def listed(values: str) -> sa.Select[Any]:
    """A JSON list of any length as one parameter that SQL can look into."""
    return sa.select(sa.func.json_each(values).table_valued("value").c.value)


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
    asked = sa.select(table.sql).order_by(
        *([table.sql.c.number] if table.numbered else [table.sql.c[n] for n in (*table.owner, "position")])
    )
    if wanted is not None:
        asked = asked.where(table.sql.c[table.owner[0] if owned else table.key[0]].in_(listed(wanted)))
    result = connection.execute(asked)
    names = tuple(result.keys())
    records = [dict(zip(names, record, strict=True)) for record in result]
    below = None if wanted is None else json.dumps(sorted({row[table.key[0]] for row in records})) if table.key else None
    hanging = [(name, child, _grouped(connection, child, below)) for name, child in table.children]
    for row in records:
        owner = tuple(row[name] for name in table.owner) if owned else ()
        if table.kind is None:
            yield owner, row[_link_column(table)]
            continue
        key = tuple(row[name] for name in table.key)
        values = {name: part.read(row) for name, part in table.parts}
        yield owner, table.kind(**values, **{name: tuple(groups.get(key, ())) for name, _, groups in hanging})


def _grouped(connection: sa.Connection, table: Table, wanted: str | None) -> dict[tuple[Any, ...], list[Any]]:
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for owner, item in _gather(connection, table, wanted, owned=True):
        groups[owner].append(item)
    return groups


@cache
def _link_column(table: Table) -> str:
    return next(column.name for column in table.sql.columns if column.name not in (*table.owner, "position"))
