"""What is taken in: reports, their blocks, and inputs that were refused."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal
from urllib.parse import urlsplit

from twosource.model.moment import UNSTATED, Moment
from twosource.model.span import Span

BlockKind = Literal["title", "lead", "paragraph", "heading", "quote", "embed", "caption", "byline", "biography", "boilerplate", "unread"]
"""What a part of a report is. It tells the story as `title`, `lead`, `paragraph`, `heading`, `quote` (set apart) or `embed` (a post of
somebody's); beside the story stand `caption`, `byline`, `biography` (a note on the author) and `boilerplate` (menus, adverts, terms);
`unread` is what lies beyond the words that are read."""

STORY: frozenset[BlockKind] = frozenset({"title", "lead", "paragraph", "heading", "quote", "embed"})
"""The kinds of block that tell the story; the rest is kept in the text but never read for claims.

What stands beyond the words of a report that are read at all is `unread`, whatever it may be.
"""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a report. `author`, `handle` and `date` are those of an embedded post or a quoted voice, else None."""

    kind: BlockKind
    span: Span
    author: str | None = None
    handle: str | None = None
    date: Moment | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One news item. `text` is the clean text all spans refer to; `sha256` is of the raw bytes; `id` follows from the text.

    `source_id`, `path`, `url`, `title`, `publisher` and `credit` (the wire agency named) are None when not stated.
    """

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    source_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment = UNSTATED
    credit: str | None = None
    language: str = "en"


def taken_from(report: Report) -> str:
    """What a user fed in to get the report: its file, address or fed-in id; its own id where none is known."""
    return report.path or report.url or report.source_id or report.id


def names_of(reports: Sequence[Report]) -> dict[str, str]:
    """What to call each report, by id: the first of publisher, title, web host, fed-in id and file that no other report has."""
    options = {report.id: [name for name in _names(report) if name] for report in reports}
    counts = Counter(name for names in options.values() for name in names)
    return {
        each: next((name for name in names if counts[name] == 1), f"{names[0]} ({number})" if names else f"report {number}")
        for number, (each, names) in enumerate(options.items(), 1)
    }


def _names(report: Report) -> list[str | None]:
    host = _host(report.url) if report.url and "://" in report.url else None
    file = PurePath(report.path).name if report.path else None
    return list(dict.fromkeys([report.publisher, report.title, host, report.source_id, file]))


def _host(url: str) -> str | None:
    """The host that an address names, None for what only looks like one: it comes from whoever made the file."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Source:
    """A report with the raw bytes it came from.

    `offsets[i]` is the raw character (after decoding `raw` as `encoding`) that text character `i` came from, -1 for one put in by
    cleaning. It is a `range` where the text is one stretch of the raw characters, so that it costs nothing.
    """

    report: Report
    raw: bytes
    media_type: str
    offsets: Sequence[int] = ()
    encoding: str = "utf-8"


Reason = Literal[
    "empty",
    "binary",
    "not-english",
    "too-large",
    "over-quota",
    "blocked-by-robots",
    "private-address",
    "unreachable",
    "unreadable",
    "malformed",
    "duplicate",
]
"""Why an input did not become a report: it is `empty`; `binary`, no text; `not-english`; `too-large`; `over-quota`, beyond the number of
reports of one run; `blocked-by-robots`, as its site asks; at a `private-address`; `unreachable` on the network; `unreadable` as a file;
`malformed`, not what it says it is; or a `duplicate` of one taken in before."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that did not become a report: where it came from, a fixed reason word, and a sentence that says what to do."""

    source: str
    reason: Reason
    detail: str
