"""The columns of a frozen dataclass: how each field is written into a flat row and read back.

Spans become two integers, nested dataclasses are laid out flat with their field's name before them, tuples of plain values
become JSON text (Datasette shows and facets those). Tuples of dataclasses are no columns but tables of their own.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from operator import attrgetter, itemgetter
from types import UnionType
from typing import Any, Literal, Protocol, TypeGuard, get_args, get_origin, get_type_hints

from twosource.model import Span
from twosource.store.soundness import Unsound, choice, identity, listed_as, moment

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by name, its SQL type and whether it may be empty."""

    name: str
    type: Literal["TEXT", "INTEGER", "REAL"]
    nullable: bool


class Part(Protocol):
    """One field of a dataclass on its way into a row and back."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns the field takes."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A field in one column."""

    column: Column
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The one column."""
        return (self.column,)


@dataclass(frozen=True, slots=True)
class Nested:
    """A field that holds a dataclass, laid out flat. `marker` is its first column that a present value always fills: NULL only for None."""

    kind: type[Any]
    parts: tuple[tuple[str, Part], ...]
    optional: bool
    marker: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of all parts; each may be empty if the whole may be None."""
        inner = (column for _, part in self.parts for column in part.columns)
        return tuple(Column(c.name, c.type, c.nullable or self.optional) for c in inner)


class Writer:
    """Writes many objects of one kind: what every row needs is looked up once."""

    def __init__(self, parts: Sequence[tuple[str, Part]]) -> None:
        """Parts the plain fields from the nested ones."""
        plain = [(name, part) for name, part in parts if isinstance(part, Scalar)]
        self._columns = tuple(part.column.name for _, part in plain)
        self._encode = tuple(None if part.encode in (str, int, float) else part.encode for _, part in plain)
        names = [name for name, _ in plain]
        self._get: Callable[[Any], tuple[Any, ...]] = (
            attrgetter(*names) if len(names) > 1 else lambda item: tuple(getattr(item, name) for name in names)
        )
        nested = [(name, part) for name, part in parts if isinstance(part, Nested)]
        self._nested = tuple((attrgetter(name), Writer(part.parts), dict.fromkeys(c.name for c in part.columns)) for name, part in nested)

    def __call__(self, item: Any, row: Row) -> None:
        """Puts the object's fields into the row."""
        for column, encode, value in zip(self._columns, self._encode, self._get(item), strict=True):
            row[column] = value if encode is None or value is None else encode(value)
        for get, write, empty in self._nested:
            value = get(item)
            if value is None:
                row.update(empty)
            else:
                write(value, row)


class Reader:
    """Makes many objects of one kind out of rows that begin with the columns named: where each value stands is looked up once.

    `more` are the fields that are tuples of things with tables of their own; they stand behind the columns, in this order. A field that
    is in neither comes last and keeps its default.
    """

    def __init__(self, kind: type[Any], parts: Sequence[tuple[str, Part]], columns: Sequence[str], more: Sequence[str] = ()) -> None:
        """Plans how each field is read, in the order of the fields."""
        at = {column: index for index, column in enumerate(columns)}
        plan = {name: _reading(part, at) for name, part in parts} | {name: itemgetter(len(columns) + i) for i, name in enumerate(more)}
        self._kind = kind
        self._plan = tuple(plan[field.name] for field in fields(kind) if field.name in plan)

    def __call__(self, row: Sequence[Any]) -> Any:
        """The object."""
        return self._kind(*[read(row) for read in self._plan])


def _reading(part: Part, at: Mapping[str, int]) -> Callable[[Sequence[Any]], Any]:
    if isinstance(part, Nested):
        inner = Reader(part.kind, part.parts, tuple(at))
        marker = at[part.marker]
        return (lambda row: None if row[marker] is None else inner(row)) if part.optional else inner
    assert isinstance(part, Scalar)
    index, decode = at[part.column.name], part.decode
    if decode in (str, int, float):
        return itemgetter(index)
    if decode is text_out:
        return lambda row: row[index] if row[index].__class__ is not bytes else text_out(row[index])
    return lambda row: None if row[index] is None else decode(row[index])


def parts(kind: type[Any], prefix: str = "") -> tuple[tuple[str, Part], ...]:
    """The fields of `kind` that are columns, with `prefix` before their names; tuples of dataclasses are left out."""
    hints = get_type_hints(kind)
    named = ((field.name, hints[field.name]) for field in fields(kind))
    return tuple((name, part(name, hint, prefix)) for name, hint in named if row_type(hint) is None)


def part(name: str, hint: Any, prefix: str) -> Part:
    """How the field `name` of type `hint` is written; raises TypeError for a type no rule covers."""
    bare, optional = _bare(hint)
    full = _joined(prefix, name)
    if is_type(bare) and is_dataclass(bare):
        inner = parts(bare, _stem(prefix, name) if bare is Span else full)
        marker = next(column.name for _, each in inner for column in each.columns if not column.nullable)
        return Nested(bare, inner, optional, marker)
    if get_origin(bare) is tuple:
        return Scalar(Column(full, "TEXT", optional), _as_json, listed_as(bare))
    if get_origin(bare) is Literal:
        return Scalar(Column(full, "TEXT", optional), str, choice(bare))
    if bare not in SCALARS:
        raise TypeError(f"no column type for field {name!r} of type {hint!r}")
    sql, encode, decode = SCALARS[bare]
    if full == "id":
        decode = identity
    return Scalar(Column(full, sql, optional), encode, decode)


def text_in(text: str) -> str | bytes:
    """The text, or its bytes where it holds half a surrogate pair, which UTF-8 has no form for."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-8", "surrogatepass")


def text_out(kept: str | bytes) -> str:
    """The text of a value that `text_in` made. Raises Unsound."""
    if isinstance(kept, str):
        return kept
    try:
        return kept.decode("utf-8", "surrogatepass")
    except (AttributeError, UnicodeError):
        raise Unsound("something that is no text stands in place of one") from None


def flag_in(flag: bool) -> int:
    """1 or 0: only SQLite takes True for a number."""
    return int(flag)


def plain(value: Any) -> Any:
    """A value of any column, with text that was kept as bytes as the text it is."""
    return text_out(value) if value.__class__ is bytes else value


SCALARS: dict[Any, tuple[Literal["TEXT", "INTEGER", "REAL"], Callable[[Any], Any], Callable[[Any], Any]]] = {
    str: ("TEXT", text_in, text_out),
    int: ("INTEGER", int, int),
    bool: ("INTEGER", flag_in, bool),
    float: ("REAL", float, float),
    date: ("TEXT", date.isoformat, date.fromisoformat),
    datetime: ("TEXT", datetime.isoformat, moment),
}
"""Plain types: their SQL type, into a row, out of a row."""


def row_type(hint: Any) -> type[Any] | None:
    """The dataclass of a `tuple[Dataclass, ...]`, which wants rows of its own; None for whatever is a column."""
    if get_origin(hint) is tuple:
        first = get_args(hint)[0]
        if is_type(first) and is_dataclass(first):
            return first
    return None


def is_type(value: Any) -> TypeGuard[type[Any]]:
    """Whether `value` is a class, not a generic alias."""
    return isinstance(value, type) and get_origin(value) is None


def _bare(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, UnionType) or str(get_origin(hint)) == "typing.Union":
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        if len(inner) == 1:
            return inner[0], True
    return hint, False


def _joined(prefix: str, name: str) -> str:
    """`time` and `edtf` give time_edtf; a place in a place says `place` once."""
    return name if not prefix else prefix if prefix == name else f"{prefix}_{name}"


def _stem(prefix: str, name: str) -> str:
    """The name before a span's start and end: none for `span` itself, `cue` for `cue_span`."""
    stem = name.removesuffix("span").rstrip("_")
    return _joined(prefix, stem) if stem else prefix


def _as_json(value: tuple[Any, ...]) -> str:
    return json.dumps(value, ensure_ascii=any(isinstance(item, str) and text_in(item) is not item for item in value))
