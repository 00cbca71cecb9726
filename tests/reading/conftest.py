"""`page(text)`: a report with one paragraph a line, parsed once for all tests of a session."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.factories import report
from twosource.model import Block, Span
from twosource.reading.page import Page
from twosource.reading.syntax.parser import parse


@cache
def parsed(text: str) -> Page:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return next(parse([report(text, blocks=tuple(blocks))]))


@pytest.fixture(scope="session")
def page() -> Callable[[str], Page]:
    return parsed
