"""Which items a listing shows: by id, by field, by number."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from twosource.errors import UsageError

Item = dict[str, Any]


def chosen(items: Sequence[Item], wheres: Sequence[str], limit: int | None) -> list[Item]:
    """The items with every value asked for, at most `limit`. Raises UsageError for a field no item has."""
    kept = list(items)
    for where in wheres:
        field, equals, value = where.partition("=")
        if not equals or not field:
            raise UsageError(f"--where {where!r} is not of the form FIELD=VALUE")
        _known(items, field)
        kept = [item for item in kept if value.casefold() in {_plain(each).casefold() for each in reach(item, field.split("."))}]
    return kept[:limit]


def reach(value: Any, path: Sequence[str]) -> Iterator[Any]:
    """Every value at the end of `path`, which goes through lists item by item."""
    if isinstance(value, list):
        for each in value:
            yield from reach(each, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from reach(value[path[0]], path[1:])


def _known(items: Iterable[Item], field: str) -> None:
    head = field.split(".")[0]
    names = sorted({name for item in items for name in item})
    if names and head not in names:
        raise UsageError(f"there is no field {head!r} here; there are {', '.join(names)}")


def _plain(value: Any) -> str:
    """A value as a user would type it; nothing stated is the empty word."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
