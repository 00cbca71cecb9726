"""The list of what several reports rest on, with the reports in the order of their publication."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from twosource.store.columns import plain
from twosource.store.pages.lists import MAX_ROWS_SKIPPED, ROWS_PER_PAGE
from twosource.store.statements import ask
from twosource.store.transactions import transaction

MAX_NAMED_TELLERS = 6
"""Reports named of each."""
MAX_TELLERS_ORDERED = 60
"""Reports of each among which the first by publication are looked for."""

SHARED_ORIGINS = (
    "SELECT id, kind, basis, root, direction, story, LENGTH_OF(claims),"
    " (SELECT count(*) FROM origin_report WHERE origin_report.origin = origin.id) FROM origin"
    " WHERE {} ORDER BY number DESC LIMIT :most OFFSET :skipped"
)
REPORTS_OF_ORIGINS = (
    "SELECT origin, report.id, publisher, title, published_edtf FROM origin_report JOIN report ON report.id = origin_report.report"
    f" WHERE origin IN IDS(:origins) AND position < {MAX_TELLERS_ORDERED}"
    " ORDER BY published_earliest IS NULL, published_earliest, report.number"
)


@dataclass(frozen=True, slots=True)
class OriginReport:
    """A report that rests on an origin, with what lists say of it."""

    report: str
    publisher: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class SharedOriginRow:
    """A root in a list. `tellers` are the first of its `reports` by publication; `claims` 0 means that whole reports rest on it."""

    id: str
    kind: str
    basis: str
    root: str | None
    direction: str | None
    story: str
    claims: int
    reports: int
    tellers: tuple[OriginReport, ...]


@dataclass(frozen=True, slots=True)
class SharedOrigins:
    """The roots of an open case on which more than one report rests."""

    path: Path
    connection: sa.Connection

    def page(self, kind: str | None = None, page: int = 1) -> list[SharedOriginRow]:
        """Those of one kind or all, the last found first."""
        where, values = ("kind = :kind", {"kind": kind}) if kind else ("kind <> 'own'", {})
        skipped = min(max(page - 1, 0) * ROWS_PER_PAGE, MAX_ROWS_SKIPPED)
        with transaction(self.path, self.connection):
            rows = self._rows(SHARED_ORIGINS.format(where), most=ROWS_PER_PAGE, skipped=skipped, **values)
            named: dict[str, list[OriginReport]] = {row[0]: [] for row in rows}
            for origin, *report in self._rows(REPORTS_OF_ORIGINS, origins=list(named)):
                named[origin].append(OriginReport(*report))
        return [_row(row, named[row[0]]) for row in rows]

    def _rows(self, asked: str, **values: Any) -> list[list[Any]]:
        found = ask(self.connection, asked, **values)
        return [[plain(value) for value in row] for row in found]


def _row(row: Sequence[Any], named: Sequence[OriginReport]) -> SharedOriginRow:
    id, kind, basis, root, direction, story, claims, reports = row
    return SharedOriginRow(id, kind, basis, root, direction, story, claims, reports, tuple(named[:MAX_NAMED_TELLERS]))
