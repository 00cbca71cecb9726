"""Lists of what a case holds, a page at a time, in the order they are shown: every query walks an index and stops at the page's end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Refusal
from twosource.store.columns import plain
from twosource.store.rows import select
from twosource.store.soundness import listed_as
from twosource.store.statements import LAST_CHARACTER, ask
from twosource.store.tables import REFUSAL
from twosource.store.transactions import clearly, transaction

ROWS_PER_PAGE = 50
"""Rows on a page."""
MAX_ROWS_SKIPPED = 100_000
"""Rows that can be skipped; whoever looks farther has to narrow the list."""

Order = Literal["disputed", "largest", "latest"]
"""What stories are listed by: the most `disputed`, the `largest` or the `latest` first."""
ORDERS: dict[Order, str] = {
    "disputed": "conflicts DESC, reports DESC, story",
    "largest": "reports DESC, conflicts DESC, story",
    "latest": "latest DESC, story",
}

VALUES = listed_as(tuple[str, ...])
"""Reads the values of a difference."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the case holds. `several` are events told by more than one report; `failed` are reports not read and stories not drawn."""

    reports: int = 0
    stories: int = 0
    claims: int = 0
    entities: int = 0
    events: int = 0
    several: int = 0
    relations: int = 0
    origins: int = 0
    conflicts: int = 0
    decisions: int = 0
    refused: int = 0
    undrawn: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list; days are those of its reports' publication, None where none is stated."""

    id: str
    label: str
    reports: int
    claims: int
    events: int
    several: int
    origins: int
    conflicts: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A finding in which reports differ, with the event or relation it is of and its position there."""

    subject: str
    kind: Literal["event", "relation"]
    label: str
    slot: str
    level: Literal["conflict", "updated", "coarser"]
    values: tuple[str, ...]
    reason: str
    reports: int
    origins: int
    story: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A name of a type with one of the entities that bear it and the number of stories in which one does.

    `story` and `label` are those of the story of that entity where the row is of it alone, else None.
    """

    id: str
    type: str
    name: str
    stories: int
    story: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    basis: str
    address: str | None
    characters: int
    story: str | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A root that several reports rest on."""

    id: str
    kind: str
    basis: str
    reports: int
    story: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The lists of an open case; every method is one transaction. `page` counts from 1."""

    path: Path
    connection: sa.Connection

    def totals(self) -> Totals:
        """The counts of the whole case: sums over its stories, never over what is in them."""
        asked = (
            "SELECT (SELECT count(*) FROM report), count(*), sum(claims), sum(entities), sum(events), sum(several), sum(relations),"
            " sum(origins), sum(conflicts), (SELECT count(*) FROM judgement), (SELECT count(*) FROM refusal), (SELECT count(*) FROM loose),"
            " (SELECT count(*) FROM failure)"
            " FROM story_count"
        )
        with transaction(self.path, self.connection):
            (row,) = ask(self.connection, asked)
        return Totals(*[each or 0 for each in row])

    def stories(self, order: Order = "disputed", page: int = 1) -> list[StoryRow]:
        """Stories, the most disputed, largest or latest first."""
        columns = "story, label, reports, claims, events, several, origins, conflicts, earliest, latest"
        rows = self._rows(f"SELECT {columns} FROM story_count ORDER BY {ORDERS[order]}", page)
        return [StoryRow(*[*row[:8], *map(_day, row[8:])]) for row in rows]

    def differences(self, levels: Sequence[str] = ("conflict",), page: int = 1, slot: str | None = None) -> list[DifferenceRow]:
        """Differences of one or more levels, those of the most reports first."""
        columns = 'subject, kind, label, slot, level, "values", reason, reports, origins, story, position'
        several = " UNION ALL ".join(f"SELECT {columns} FROM difference WHERE level = :level_{at}" for at in range(len(levels)))
        narrowed = " WHERE slot = :slot" if slot else ""
        asked = f"SELECT {columns} FROM ({several}) AS found{narrowed} ORDER BY reports DESC, subject, position"
        rows = self._rows(asked, page, slot=slot, **{f"level_{at}": level for at, level in enumerate(levels)})
        with clearly(self.path):
            return [DifferenceRow(*[*row[:5], VALUES(row[5]), *row[6:]]) for row in rows]

    def entities(self, kind: str | None = None, beginning: str = "", page: int = 1) -> list[EntityRow]:
        """Names of entities in the alphabet's order, of one type or all, that begin so."""
        where = ["type = :kind"] if kind else []
        where += ["FOLDED(name) >= FOLDED(:first) AND FOLDED(name) < FOLDED(:last)"] if beginning else []
        # Of one type the index on it gives the order; with the type among the groups the engine would sort them all.
        type_, by = ("min(type)", "FOLDED(name)") if kind else ("type", "FOLDED(name), type")
        asked = f"SELECT min(id), {type_}, min(name), count(*) FROM entity {'WHERE ' + ' AND '.join(where) if where else ''}"
        asked += f" GROUP BY {by} ORDER BY {by}"
        return [EntityRow(*row) for row in self._rows(asked, page, kind=kind, first=beginning, last=beginning + LAST_CHARACTER)]

    def reports(self, publisher: str | None = None, page: int = 1) -> list[ReportRow]:
        """Reports, the last taken in first, of one publisher or all."""
        asked = (
            "SELECT id, title, publisher, published_edtf, published_basis, coalesce(url, path, source_id), length(text),"
            " (SELECT story FROM story_report WHERE story_report.report = report.id) FROM report"
            f"{' WHERE publisher = :publisher' if publisher else ''} ORDER BY number DESC"
        )
        return [ReportRow(*row) for row in self._rows(asked, page, publisher=publisher)]

    def origins(self, kind: str | None = None, page: int = 1) -> list[OriginRow]:
        """Roots on which more than one report rests, the last found first."""
        asked = (
            "SELECT id, kind, basis, (SELECT count(*) FROM origin_report WHERE origin_report.origin = origin.id) AS many, story FROM origin"
            f" WHERE kind {'=' if kind else '<>'} :kind ORDER BY number DESC"
        )
        return [OriginRow(*row) for row in self._rows(asked, page, kind=kind or "own")]

    def refusals(self) -> list[Refusal]:
        """Inputs that did not become reports."""
        with transaction(self.path, self.connection):
            return list(select(self.connection, REFUSAL))

    def named_alike(self, kind: str, name: str, most: int = ROWS_PER_PAGE) -> list[EntityRow]:
        """The entities of a type that bear a name, one for each story in which one does, with the number of them all in each row."""
        asked = (
            "SELECT id, type, name, count(*) OVER (), story, (SELECT label FROM story_count WHERE story_count.story = entity.story)"
            " FROM entity WHERE FOLDED(name) = FOLDED(:name) AND type = :type ORDER BY number LIMIT :most"
        )
        with transaction(self.path, self.connection):
            return [EntityRow(*map(plain, row)) for row in ask(self.connection, asked, name=name, type=kind, most=most)]

    def _rows(self, asked: str, page: int, **values: Any) -> list[list[Any]]:
        skipped = min(max(page - 1, 0) * ROWS_PER_PAGE, MAX_ROWS_SKIPPED)
        with transaction(self.path, self.connection):
            found = ask(self.connection, f"{asked} LIMIT :most OFFSET :skipped", most=ROWS_PER_PAGE, skipped=skipped, **values).all()
        return [[plain(value) for value in row] for row in found]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
