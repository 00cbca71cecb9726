"""What the chains, claims and reports behind ids are called, looked up by key: for a log that people can read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Span
from twosource.store.columns import text_out
from twosource.store.statements import as_list, ask

REPORT_NAME = "coalesce(r.publisher, r.title, r.path, r.url, r.source_id, r.id)"
"""What a report `r` is called beside what stands in it: who published it, else its title or where it is from."""
CHAIN_WORDS = (
    "SELECT id, report, coalesce(name, (SELECT text FROM mention WHERE chain = chain.id ORDER BY position LIMIT 1), '')"
    " FROM chain WHERE id IN IDS(:ids)"
)
CLAIM_WORDS = "SELECT id, report, quote, start, trigger_start, trigger_end FROM claim WHERE id IN IDS(:ids)"
REPORT_WORDS = "SELECT id, id, coalesce(title, publisher, path, url, source_id, id) FROM report WHERE id IN IDS(:ids)"


@dataclass(frozen=True, slots=True)
class Named:
    """A chain by its name, a claim by its words or a report by its title. `focus` is where in the words a claim's trigger stands."""

    id: str
    kind: Literal["chain", "claim", "report"]
    report: str
    words: str
    focus: Span | None = None


def named(connection: sa.Connection, ids: Collection[str]) -> dict[str, Named]:
    """What the case holds of `ids`, by id, inside a transaction that is open."""
    return {found.id: found for found in _named(connection, as_list(set(ids)))}


def words_at(connection: sa.Connection, report: str, start: int, end: int) -> str:
    """The characters of a report's text from `start` to `end`; '' where there is no such report."""
    asked = "SELECT substr(text, :first, :length) FROM report WHERE id = :report"
    row = ask(connection, asked, first=start + 1, length=max(0, end - start), report=report).first()
    return str(text_out(row[0])) if row else ""


def _named(connection: sa.Connection, wanted: str) -> Iterator[Named]:
    for row in _rows(connection, CHAIN_WORDS, wanted):
        yield Named(row[0], "chain", row[1], text_out(row[2]))
    for row in _rows(connection, CLAIM_WORDS, wanted):
        words, (start, first, last) = text_out(row[2]), row[3:]
        focus = Span(first - start, last - start) if start <= first <= last <= start + len(words) else None
        yield Named(row[0], "claim", row[1], words, focus)
    for row in _rows(connection, REPORT_WORDS, wanted):
        yield Named(row[0], "report", row[1], text_out(row[2]))


def _rows(connection: sa.Connection, asked: str, wanted: str) -> Iterator[Any]:
    return iter(ask(connection, asked, ids=wanted).all())
