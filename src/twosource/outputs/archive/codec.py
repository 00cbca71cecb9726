"""Model objects as plain JSON values and back, over the fields of their dataclasses, so that a field that is new is never lost.

What comes back is checked type by type: a file from a stranger makes model objects or a ValueError that says where it is wrong.
"""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from math import inf, isfinite
from reprlib import repr as shortened
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """A model object as dicts, lists, strings, numbers, booleans and None; dates as ISO 8601."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else {name: plain(getattr(value, name)) for name in _names(value)}


def typed(kind: Any, value: Any, where: str = "") -> Any:
    """The object of type `kind` that `plain` made `value` of. Raises ValueError."""
    if is_dataclass(kind):
        return _made(kind, value, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in inner:
            return None
        (rest,) = (each for each in inner if each is not NoneType)
        return typed(rest, value, where)
    if origin is Literal:
        if value not in inner or type(value) not in {type(each) for each in inner}:
            raise _wrong(where, value)
        return value
    if origin is tuple:
        return _tuple(inner, value, where)
    return _scalar(kind, value, where)


def _made(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(where, value)
    given: dict[str, Any] = {}
    hints = _hints(kind)
    if unknown := sorted(value.keys() - hints.keys()):
        raise ValueError(f"{where or kind.__name__}: a field {unknown[0]!r} that this version does not know")
    for each in fields(kind):
        if each.name in value:
            given[each.name] = typed(hints[each.name], value[each.name], f"{where}.{each.name}".lstrip("."))
        elif each.default is MISSING and each.default_factory is MISSING:
            raise ValueError(f"{where or kind.__name__}: the field {each.name!r} is missing")
    return kind(**given)


def _tuple(inner: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(where, value)
    kinds = (inner[0],) * len(value) if inner[-1] is Ellipsis else inner
    if len(kinds) != len(value):
        raise _wrong(where, value)
    return tuple(typed(kind, each, f"{where}[{at}]") for at, (kind, each) in enumerate(zip(kinds, value, strict=True)))


def _scalar(kind: Any, value: Any, where: str) -> Any:
    if kind in (date, datetime) and isinstance(value, str):
        try:
            return kind.fromisoformat(value)
        except ValueError:
            raise _wrong(where, value) from None
    if kind is float and type(value) in (int, float):
        return _number(value, where)
    if kind not in (str, int, bool) or type(value) is not kind:
        raise _wrong(where, value)
    return value


def _number(value: int | float, where: str) -> float:
    """A number with a point; what is too large to be one is none."""
    try:
        found = float(value)
    except OverflowError:
        found = inf
    if not isfinite(found):
        raise _wrong(where, value)
    return found


def _wrong(where: str, value: Any) -> ValueError:
    shown = value if isinstance(value, str) else shortened(value)
    return ValueError(f"{where or 'the value'} cannot be {shown[:40]!r}")


def _names(value: Any) -> tuple[str, ...]:
    kind: Any = type(value)
    return _fields(kind)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
