"""Where the page of a thing is. Every page has a permalink and, with .json behind it, a twin for programs."""

from collections.abc import Iterable
from typing import Literal
from urllib.parse import quote, urlencode

Kind = Literal["story", "event", "relation", "claim", "entity", "report", "origin"]
"""What has a page: a `story`, `event`, `relation`, `claim`, `entity`, `report` or `origin`."""
PLURALS: dict[Kind, str] = {
    "story": "stories",
    "event": "events",
    "relation": "relations",
    "claim": "claims",
    "entity": "entities",
    "report": "reports",
    "origin": "origins",
}
"""The first part of the path, the same word as the command line's lists."""


def address(kind: Kind, identity: str) -> str:
    """The path of a thing's page."""
    return f"/{PLURALS[kind]}/{quote(identity, safe='')}"


def sentence(report: str, start: int, end: int) -> str:
    """The path of a stretch of a report, in its reader."""
    return f"{address('report', report)}?at={start}-{end}#at"


def listed(path: str, query: Iterable[tuple[str, object]] = ()) -> str:
    """A path with a query; empty values are left out."""
    kept = [(name, str(value)) for name, value in query if value not in (None, "")]
    return f"{path}?{urlencode(kept, errors='replace')}" if kept else path


def twin(path: str) -> str:
    """The JSON twin of a path: '/index.json' for '/'."""
    return "/index.json" if path == "/" else f"{path}.json"


def within(path: str) -> str:
    """`path` if it leads to a page of this site, else '/': what a form or a link brings along may have been put there by anybody."""
    fine = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable() and len(path) <= 2_000
    return path if fine else "/"
