"""Numbers on the command line, within bounds."""

from argparse import ArgumentTypeError
from typing import Any

from twosource.settings import MOST


def number(text: str, least: float, most: float, kind: type[int] | type[float] = int) -> Any:
    """A number within bounds. Raises ArgumentTypeError that says which."""
    try:
        found = kind(text)
    except ValueError:
        found = None
    if found is None or not least <= found <= most:
        name = "a whole number" if kind is int else "a number"
        raise ArgumentTypeError(f"{name} from {least:,} to {most:,}, not {text[:40]!r}")
    return found


def count(text: str) -> int:
    """How many: from 1."""
    return int(number(text, 1, MOST))


def port(text: str) -> int:
    """The number of a port, 0 for any."""
    return int(number(text, 0, 65_535))
