"""Words of a decision that can be kept and shown as they were given."""

import json
from collections.abc import Iterator
from typing import Any

from twosource.errors import UsageError
from twosource.model import Judgement


def legible(asked: Judgement) -> None:
    """Raises UsageError for words with half a character (a lone surrogate, as of bytes that are no text) or a NUL in them."""
    for words in (asked.why, asked.who, *_strings(asked.value)):
        if "\0" in words or any("\ud800" <= sign <= "\udfff" for sign in words):
            raise UsageError("the decision holds bytes that are no text; give its words in UTF-8 and without NUL")


def _strings(value: str) -> Iterator[str]:
    """The strings in a decision's JSON; the whole where it is none, which is refused further on."""
    yield value
    try:
        waiting: list[Any] = [json.loads(value)] if value else []
    except (ValueError, RecursionError):
        return
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            waiting += [*found, *found.values()]
        elif isinstance(found, list):
            waiting += found
