"""What the pictures share: the frame around table and data, links that stay in the case, and the tag that loads a built script."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from twosource.outputs.html.markup import Child, Html, bdi, join, raw, tag

Kind = Literal["event", "relation", "claim", "report", "entity"]
"""What a picture leads to: an `event`, `relation`, `claim`, `report` or `entity`."""
Address = Callable[[Kind, str], str]
"""Where the page of a thing is: its kind and id to a path within the site or an anchor on the page."""

PICTURE_NAMES = ("timeline", "map", "network", "matrix", "tree")
"""The pictures, each the name of its script too."""


def anchors(_kind: Kind, id: str) -> str:
    """Everything on one page."""
    return f"#{id}"


@dataclass(frozen=True, slots=True)
class Heading:
    """How a picture is headed: `level` 2 to 6, `id` unique on its page, `title` None for the picture's own."""

    level: int = 2
    id: str | None = None
    title: str | None = None


PLAIN_HEADING = Heading()


def local(href: str) -> str | None:
    """`href` if it stays on this site (a path, a query or an anchor), else None: addresses of strangers make no link."""
    inside = href.startswith(("#", "?", "/")) and not href.startswith(("//", "/\\"))
    return href if inside and not any(each in href for each in "\\\n\r\t") else None


def link(href: str, *children: Child, **attributes: str | None) -> Html:
    """A link if `href` stays on this site, else its words alone."""
    inside = local(href)
    return tag("a", *children, href=inside, **attributes) if inside else tag("span", *children)


def payload(id: str, data: object) -> Html:
    """`data` as JSON inside the page, where no text in it can end the element or open another."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return tag("script", raw(text), type="application/json", id=id)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a figure is made of: its name (one of NAMES), title, captions, the table, and what its script draws from."""

    name: str
    title: str
    captions: tuple[Child, ...]
    table: Html
    data: object


def figure(parts: Parts, heading: Heading = PLAIN_HEADING) -> Html:
    """The table, open, in a figure; the script draws above it and folds it."""
    id = heading.id or parts.name
    head = tag(f"h{heading.level}", heading.title or parts.title, id=f"{id}-title")
    same = tag("details", tag("summary", "The same as a table"), parts.table, class_="same", open=True)
    return tag(
        "figure",
        tag("figcaption", head, [tag("p", caption) for caption in parts.captions]),
        same,
        payload(f"{id}-data", parts.data),
        id=id,
        class_=f"picture {parts.name}",
        data_picture=parts.name,
        data_source=f"{id}-data",
        aria_labelledby=f"{id}-title",
    )


def table(caption: str, columns: Iterable[str], body: Child, heading: Heading = PLAIN_HEADING) -> Html:
    """A table with a head that scrolls within itself where it is wider than the page; `body` is one or several tbody."""
    head = tag("thead", tag("tr", [tag("th", column, scope="col") for column in columns]))
    content = tag("table", tag("caption", caption), head, body)
    return tag(
        "div", content, class_="scroll", tabindex="0", role="region", aria_label=f"{heading.title}: {caption}" if heading.title else caption
    )


def listed(words: Iterable[str]) -> Html:
    """Names one after another, each kept from turning the direction of the next."""
    return join(join([", " if i else "", bdi(word)]) for i, word in enumerate(words))


def script(name: str, root: str = "/static/") -> Html:
    """The tag that loads a picture's script; nothing where the scripts are not built, so that the page is tables alone."""
    built = files("twosource.web").joinpath("static", "built", f"{name}.js").is_file()
    return tag("script", src=f"{root}built/{name}.js", type="module") if name in PICTURE_NAMES and built else raw("")
