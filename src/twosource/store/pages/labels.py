"""What the chains, claims and reports behind ids are called, looked up by key: for a log that people can read."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Span
from twosource.store.columns import SCALARS

TEXT = SCALARS[str][2]
"""Text out of a column, which holds what is no sound Unicode as bytes."""
SOME = "IN (SELECT value FROM json_each(?))"
CHAINS = (
    "SELECT id, report, coalesce(name, (SELECT text FROM mention WHERE chain = chain.id ORDER BY position LIMIT 1), '')"
    f" FROM chain WHERE id {SOME}"
)
CLAIMS = f"SELECT id, report, quote, start, trigger_start, trigger_end FROM claim WHERE id {SOME}"
REPORTS = f"SELECT id, id, coalesce(title, publisher, path, url, source_id, id) FROM report WHERE id {SOME}"


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
    return {found.id: found for found in _named(connection, json.dumps(sorted(ids)))}


def words_at(connection: sa.Connection, report: str, start: int, end: int) -> str:
    """The characters of a report's text from `start` to `end`; '' where there is no such report."""
    row = connection.exec_driver_sql("SELECT substr(text, ?, ?) FROM report WHERE id = ?", (start + 1, max(0, end - start), report)).first()
    return str(TEXT(row[0])) if row else ""


def _named(connection: sa.Connection, wanted: str) -> Iterator[Named]:
    for row in _rows(connection, CHAINS, wanted):
        yield Named(row[0], "chain", row[1], TEXT(row[2]))
    for row in _rows(connection, CLAIMS, wanted):
        words, (start, first, last) = TEXT(row[2]), row[3:]
        focus = Span(first - start, last - start) if start <= first <= last <= start + len(words) else None
        yield Named(row[0], "claim", row[1], words, focus)
    for row in _rows(connection, REPORTS, wanted):
        yield Named(row[0], "report", row[1], TEXT(row[2]))


def _rows(connection: sa.Connection, asked: str, wanted: str) -> Iterator[Any]:
    return iter(connection.exec_driver_sql(asked, (wanted,)).all())
