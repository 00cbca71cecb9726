"""What arrives before it is understood: bytes with where they came from; and what a kind of file makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import UNSTATED, BlockKind, Moment, Span


@dataclass(frozen=True, slots=True)
class Parcel:
    """One input's bytes.

    `name` is what the user called it, `path` the file (None for an address or standard input), `url` the address it was fetched from.
    `media` and `charset` are what the sender said they are, None when nothing was said. `kind` is settled by `sniff`.
    """

    name: str
    raw: bytes
    path: str | None = None
    url: str | None = None
    media: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a marked part of a clean text. `hint` is what the markup says it is, None if it says nothing.

    Lines with the same `group` above 0 stand in one marked frame (the quoted post of a web page, say).
    """

    span: Span
    hint: BlockKind | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """What an input says of itself outside the running text; None or empty where it says nothing."""

    source_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment = UNSTATED
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A clean text with the way back to its raw characters, its lines, and what is stated about it."""

    text: str
    offsets: Sequence[int]
    lines: tuple[Line, ...]
    stated: Stated = Stated()
