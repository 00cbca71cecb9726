"""Writes HTML that cannot be broken out of: every string is escaped unless it was made here.

Own and small rather than a template engine: the pages are functions of typed values, and what is checked by mypy needs no second language.
"""

import re
from collections.abc import Iterable
from functools import cache
from html import escape

from twosource.outputs.view.labels import UNSAFE, visible

HTML_SPECIAL = re.compile(f"[&<>\"']|{UNSAFE.pattern}")
"""What makes a text other than its own markup; most texts have none of it, and one look tells."""

VOID = frozenset({"meta", "br", "link", "input", "img", "hr", "col"})


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


Child = str | Iterable["Child"]
Attribute = str | int | float | bool | None


def safe(text: str) -> Html:
    """`text` escaped, with control characters made visible."""
    return Html(text if HTML_SPECIAL.search(text) is None else escape(visible(text)))


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. `class_` writes `class`, `data_x` writes `data-x`; None and False leave an attribute out, True writes it bare."""
    parts = ["<", name]
    for key, value in attributes.items():
        if value is True:
            parts.append(f" {_named(key)}")
        elif value is not None and value is not False:
            parts.append(f' {_named(key)}="{safe(str(value))}"')
    parts.append(">")
    if name not in VOID:
        _put(children, parts)
        parts.append(f"</{name}>")
    return Html("".join(parts))


def join(children: Iterable[Child]) -> Html:
    """Children one after another; what is no Html is escaped."""
    parts: list[str] = []
    _put(children, parts)
    return Html("".join(parts))


def _put(children: Iterable[Child], parts: list[str]) -> None:
    for child in children:
        if isinstance(child, Html):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(safe(child))
        else:
            _put(child, parts)


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def bdi(text: str, **attributes: Attribute) -> Html:
    """Text from a report or an outlet, kept from turning the direction of what stands around it."""
    return tag("bdi", text, **attributes)


def raw(text: str) -> Html:
    """Markup or style written in this package."""
    return Html(text)
