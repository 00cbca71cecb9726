"""What a row of a case can hold, so that one that twosource never wrote ends in a sentence and not in a fault further on.

SQLite holds any value in any column, and a file comes from anybody. What a row is read into is checked as it is read; the types of a
row's values are looked at once for each combination of them, which costs next to nothing.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, get_args, get_origin

from twosource.model.fitting import LARGEST_NUMBER, zoned
from twosource.model.identity import is_identity


class Unsound(ValueError):
    """A row holds what twosource never writes; the text says what, as the end of a sentence."""


class Kept(NamedTuple):
    """A column as far as its values go: name, SQL type, whether it may be empty."""

    name: str
    type: Literal["TEXT", "INTEGER", "REAL"]
    nullable: bool


FITTING: dict[str, tuple[type, ...]] = {"TEXT": (str, bytes), "INTEGER": (int,), "REAL": (float,)}
"""The Python types of what a column of an SQL type holds; a text with half a surrogate pair is kept as bytes."""
MAX_SHAPES = 4_096
"""Combinations of types that are remembered of one kind of row."""
MAX_SHOWN_VALUE = 40
"""Characters of a strange value that are shown."""


class Shapes:
    """Checks rows whose values stand in `columns`; where a column is None anything may stand."""

    def __init__(self, columns: Sequence[Kept | None]) -> None:
        """Nothing is seen yet."""
        self._columns = tuple(columns)
        self._seen: set[tuple[type, ...]] = set()

    def __call__(self, row: Sequence[Any]) -> None:
        """Raises Unsound for a row with a value of a type its column never holds."""
        shape = tuple(map(type, row))
        if shape in self._seen:
            return
        for column, kind in zip(self._columns, shape, strict=True):
            if column is not None and kind not in FITTING[column.type] and not (column.nullable and kind is type(None)):
                raise Unsound(f"{column.name} is {_KINDS.get(kind, 'something else')}")
        if len(self._seen) < MAX_SHAPES:
            self._seen.add(shape)


_KINDS = {int: "a number", float: "a number with a point", str: "text", bytes: "bytes", type(None): "empty"}


def identity(kept: Any) -> Any:
    """An id as it stands in a row: short, of letters and digits, or the number of an entry. Raises Unsound."""
    fine = 0 < kept < LARGEST_NUMBER if isinstance(kept, int) else isinstance(kept, str) and is_identity(kept)
    if not fine:
        raise Unsound(f"{str(kept)[:MAX_SHOWN_VALUE]!r} is no id")
    return kept


def moment(kept: Any) -> datetime:
    """A time as ISO 8601 with its zone. Raises ValueError, TypeError."""
    found = datetime.fromisoformat(kept)
    if not zoned(found):
        raise Unsound(f"{str(kept)[:MAX_SHOWN_VALUE]!r} is no time with its zone")
    return found


class _Words(dict[Any, Any]):
    """The words that a column may hold, each under itself: a look-up costs less than a question."""

    def __missing__(self, kept: Any) -> Any:
        raise Unsound(f"{str(kept)[:MAX_SHOWN_VALUE]!r} is none of {', '.join(map(str, self))}")


def choice(hint: Any) -> Callable[[Any], Any]:
    """Reads a word that is one of a Literal's."""
    return _Words((each, each) for each in get_args(hint)).__getitem__


def listed_as(hint: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reads a tuple of plain values, or of tuples of them, that is kept as JSON."""
    inner = get_args(hint)[0]
    fits = _pairs(get_args(inner)) if get_origin(inner) is tuple else lambda item: isinstance(item, inner)

    def read(kept: Any) -> tuple[Any, ...]:
        if kept == "[]":
            return ()
        try:
            found = json.loads(kept)
        except RecursionError:
            raise Unsound("a list is nested too deeply") from None
        if not isinstance(found, list) or not all(map(fits, found)):
            raise Unsound(f"{str(kept)[:MAX_SHOWN_VALUE]!r} is no list of what belongs there")
        return tuple(tuple(item) if isinstance(item, list) else item for item in found)

    return read


def _pairs(kinds: Sequence[Any]) -> Callable[[Any], bool]:
    """Whether an item is a list of just these kinds of value; a number with a point may be written without."""
    wanted = [(int, float) if kind is float else (kind,) for kind in kinds]

    def fits(item: Any) -> bool:
        return isinstance(item, list) and len(item) == len(wanted) and all(type(a) in b for a, b in zip(item, wanted, strict=True))

    return fits
