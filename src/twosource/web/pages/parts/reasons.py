"""Why things count as one: the links that joined them, each with its score and reason."""

from collections.abc import Callable, Sequence

from twosource.model import Link
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line
from twosource.web.pages.lists import table

MAX_LINKS = 40
"""Links that are listed."""


def reasons(links: Sequence[Link], named: Callable[[str], Html], caption: str) -> Html:
    """The links in a table, the weakest first: those are the ones to look at."""
    if not links:
        return Html("")
    ordered = sorted(links, key=lambda link: link.score)
    rows = [_row(link, named) for link in ordered[:MAX_LINKS]]
    more = tag("p", f"and {counted(len(links) - MAX_LINKS, 'stronger link')}", class_="note") if len(links) > MAX_LINKS else ""
    shown = [table(caption, ("Score", "One", "The other", "Reason"), rows), more]
    weakest = f"{counted(len(links), 'link')}, the weakest at {ordered[0].score:.2f}: "
    return join([tag("p", weakest, bdi(line(ordered[0].reason)), "."), tag("details", tag("summary", "Every link"), shown)])


def _row(link: Link, named: Callable[[str], Html]) -> Html:
    return tag(
        "tr",
        tag("td", f"{link.score:.2f}", class_="count"),
        tag("td", named(link.a)),
        tag("td", named(link.b)),
        tag("td", bdi(line(link.reason))),
    )
