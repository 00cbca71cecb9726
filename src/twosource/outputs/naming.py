"""What reports are called: a letter and a name."""

from pathlib import PurePath
from urllib.parse import urlsplit

from twosource.model import Report
from twosource.outputs.wording import line

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(index: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    head, last = divmod(index, len(LETTERS))
    return (letter(head - 1) if head else "") + LETTERS[last]


def name_of(report: Report) -> str:
    """What a report is called: publisher, else title, web host, file name, the id it was fed in with."""
    host = urlsplit(report.url).hostname if report.url and "://" in report.url else None
    path = PurePath(report.path).name if report.path else None
    return line(report.publisher or report.title or host or path or report.source_id or report.id)
