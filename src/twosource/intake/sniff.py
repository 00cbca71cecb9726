"""What kind of text an input is: by its name, else by what its sender says, else by how it begins."""

import re
from typing import Literal

from twosource.intake.parcel import Parcel

Kind = Literal["text", "markdown", "html", "json", "lines"]
"""What an input is read as: plain `text`, `markdown`, `html`, one `json` document, or JSON `lines`, an object each."""

EXTENSIONS: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html", "xhtml": "html",
    "json": "json", "jsonl": "lines", "ndjson": "lines",
}  # fmt: skip

MEDIA: dict[str, Kind] = {
    "text/markdown": "markdown", "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
    "application/ld+json": "json",
    "application/jsonl": "lines", "application/x-ndjson": "lines", "application/x-jsonlines": "lines",
    "text/x-markdown": "markdown",
}  # fmt: skip

MEDIA_TYPE: dict[Kind, str] = {
    "text": "text/plain", "markdown": "text/markdown", "html": "text/html", "json": "application/json", "lines": "application/json",
}  # fmt: skip
"""What `Source.media_type` says of each kind; a line of JSON Lines is JSON."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(r"\s*<(?:div|article|section|main|p|h1|meta)\b[^>]{0,500}>", re.IGNORECASE)
_MARKED = re.compile(r"\A(?:#{1,2} \S|---\n(?:\w+: ))", re.MULTILINE)


def extension(name: str) -> str:
    """What stands behind the last dot of a file's name, in lower case; '' for none."""
    head, dot, tail = name.rpartition(".")
    return tail.lower() if dot and head and "/" not in tail else ""


def kind_of(parcel: Parcel, text: str) -> Kind:
    """The kind of a decoded input. What plainly is a web page is one, whatever its name."""
    named = EXTENSIONS.get(extension(parcel.path)) if parcel.path else None
    if named in (None, "text") and _PAGE.match(text[:4000]):
        return "html"
    if named:
        return named
    if parcel.media in MEDIA:
        return MEDIA[parcel.media]
    head = text[:4000].lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return "lines" if _several(text) else "json"
    if head.startswith("[") and head[1:].lstrip().startswith("{"):
        return "json"
    if _FRAGMENT.match(head) and "</" in text:
        return "html"
    return "markdown" if _MARKED.match(head) else "text"


def _several(text: str) -> bool:
    """Whether an object ends on the first line and another begins on the next."""
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip().startswith("{")
