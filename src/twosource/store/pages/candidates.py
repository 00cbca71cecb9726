"""What stands beside a thing in its story, to pick another of its sort from: looked up by key, never more than a screen holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.store.columns import text_out
from twosource.store.statements import LAST_CHARACTER, ask
from twosource.store.transactions import transaction

PickKind = Literal["entity", "event", "report"]
"""What a person can pick: an `entity`, an `event` or a `report`."""
MAX_PICKS = 60
"""Things offered at once; whoever looks for another types a part of its name."""
MAX_SOUGHT = 100
"""Characters of what is looked for."""
BESIDE: Mapping[PickKind, str] = {
    "entity": (
        "SELECT id, name, type FROM entity WHERE story = (SELECT story FROM entity WHERE id = :id) AND id <> :id"
        " AND name ILIKE :part ESCAPE '\\'"
        " ORDER BY type <> (SELECT type FROM entity WHERE id = :id), FOLDED(name), number LIMIT :most"
    ),
    "event": (
        "SELECT id, label, time_edtf FROM event WHERE story = (SELECT story FROM event WHERE id = :id) AND id <> :id"
        " AND label ILIKE :part ESCAPE '\\'"
        " ORDER BY type <> (SELECT type FROM event WHERE id = :id), label, number LIMIT :most"
    ),
    "report": (
        "SELECT r.id, coalesce(r.title, substr(r.text, 1, 80)), r.publisher FROM story_report AS s JOIN report AS r ON r.id = s.report"
        " WHERE s.story = (SELECT story FROM story_report WHERE report = :id) AND r.id <> :id"
        " AND coalesce(r.title, '') || ' ' || coalesce(r.publisher, '') ILIKE :part ESCAPE '\\' ORDER BY r.number LIMIT :most"
    ),
}
IN_OTHER_STORIES = (
    "SELECT id, name, type FROM entity WHERE FOLDED(name) >= FOLDED(:first) AND FOLDED(name) < FOLDED(:last) AND id <> :id"
    " AND story <> coalesce((SELECT story FROM entity WHERE id = :id), '') ORDER BY FOLDED(name), number LIMIT :most"
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

    def beside(self, kind: PickKind, identity: str, part: str = "") -> list[Pick]:
        """Things of a sort in the same story whose names hold `part`, those of the same type first."""
        held = f"%{_literally(part[:MAX_SOUGHT])}%"
        return self._picks(BESIDE[kind], id=identity, part=held)

    def elsewhere(self, identity: str, beginning: str) -> list[Pick]:
        """Entities of other stories whose names begin so."""
        beginning = beginning[:MAX_SOUGHT].strip()
        return self._picks(IN_OTHER_STORIES, id=identity, first=beginning, last=beginning + LAST_CHARACTER) if beginning else []

    def _picks(self, asked: str, **values: str) -> list[Pick]:
        with transaction(self.path, self.connection):
            return [Pick(*map(_read, row)) for row in ask(self.connection, asked, most=MAX_PICKS, **values)]


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _read(value: Any) -> str:
    return "" if value is None else text_out(value)
