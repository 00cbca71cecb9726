"""Writes HTML that cannot be broken out of: every string is escaped unless it was made here.

Own and small rather than a template engine: the pages are functions of typed values, and what is checked by mypy needs no second language.
"""

from collections.abc import Iterable
from html import escape

from twosource.outputs.wording import visible

VOID = frozenset({"meta", "br", "link", "input", "img", "hr", "col"})


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


Child = str | Iterable["Child"]
Attribute = str | int | float | bool | None


def safe(text: str) -> Html:
    """`text` escaped, with control characters made visible."""
    return Html(escape(visible(text)))


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. `class_` writes `class`, `data_x` writes `data-x`; None and False leave an attribute out, True writes it bare."""
    head = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{head}>" if name in VOID else f"<{head}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Html:
    """Children one after another; what is no Html is escaped."""
    return Html("".join(_child(child) for child in children))


def _child(child: Child) -> str:
    if isinstance(child, Html):
        return child
    return safe(child) if isinstance(child, str) else join(child)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{safe(str(value))}"'


def bdi(text: str, **attributes: Attribute) -> Html:
    """Text from a report or an outlet, kept from turning the direction of what stands around it."""
    return tag("bdi", text, **attributes)


def raw(text: str) -> Html:
    """Markup or style written in this package."""
    return Html(text)
