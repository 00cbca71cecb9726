"""What stands beside a thing in its story, to pick another of its sort from: looked up by key, never more than a screen holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.store.columns import SCALARS
from twosource.store.sqlite import transaction

Kind = Literal["entity", "event", "report"]
MOST = 60
"""Things offered at once; whoever looks for another types a part of its name."""
LONGEST = 100
"""Characters of what is looked for."""
BESIDE: Mapping[Kind, str] = {
    "entity": (
        "SELECT id, name, type FROM entity WHERE story = (SELECT story FROM entity WHERE id = ?1) AND id <> ?1 AND name LIKE ?2 ESCAPE '\\'"
        " ORDER BY type <> (SELECT type FROM entity WHERE id = ?1), name COLLATE NOCASE, number LIMIT ?3"
    ),
    "event": (
        "SELECT id, label, time_edtf FROM event WHERE story = (SELECT story FROM event WHERE id = ?1) AND id <> ?1"
        " AND label LIKE ?2 ESCAPE '\\'"
        " ORDER BY type <> (SELECT type FROM event WHERE id = ?1), label, number LIMIT ?3"
    ),
    "report": (
        "SELECT r.id, coalesce(r.title, substr(r.text, 1, 80)), r.publisher FROM story_report AS s JOIN report AS r ON r.id = s.report"
        " WHERE s.story = (SELECT story FROM story_report WHERE report = ?1) AND r.id <> ?1"
        " AND coalesce(r.title, '') || ' ' || coalesce(r.publisher, '') LIKE ?2 ESCAPE '\\' ORDER BY r.number LIMIT ?3"
    ),
}
ELSEWHERE = (
    "SELECT id, name, type FROM entity WHERE name >= ?1 COLLATE NOCASE AND name < ?2 COLLATE NOCASE AND id <> ?3"
    " AND story <> coalesce((SELECT story FROM entity WHERE id = ?3), '') ORDER BY name COLLATE NOCASE, number LIMIT ?4"
)


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to pick: its id, what it is called, and a word on it ('' for none)."""

    id: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Picking:
    """Looks into an open case."""

    path: Path
    connection: sa.Connection

    def beside(self, kind: Kind, identity: str, part: str = "") -> list[Pick]:
        """Things of a sort in the same story whose names hold `part`, those of the same type first."""
        held = f"%{_literally(part[:LONGEST])}%"
        return self._picks(BESIDE[kind], (identity, held, MOST))

    def elsewhere(self, identity: str, beginning: str) -> list[Pick]:
        """Entities of other stories whose names begin so."""
        beginning = beginning[:LONGEST].strip()
        return self._picks(ELSEWHERE, (beginning, beginning + "\U0010ffff", identity, MOST)) if beginning else []

    def _picks(self, asked: str, values: tuple[Any, ...]) -> list[Pick]:
        with transaction(self.path, self.connection):
            return [Pick(*map(_read, row)) for row in self.connection.exec_driver_sql(asked, values)]


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _read(value: Any) -> str:
    return "" if value is None else SCALARS[str][2](value)
