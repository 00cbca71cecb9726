"""What tells a case from every other, so that whoever has it open for long notices when its file holds another one.

No mark is written for it: it follows from what a case never changes, so it holds for old cases and for files that may only be read.
"""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from twosource.store.statements import ask
from twosource.store.transactions import transaction

FIRST_STEP = "SELECT name, applied_at FROM migration ORDER BY number LIMIT 1"
FIRST_REPORT = "SELECT id, added_at FROM report ORDER BY number LIMIT 1"
LAST_ENTRY = 'SELECT id, verb, who, "when" FROM judgement ORDER BY number DESC LIMIT 1'
ENTRY = 'SELECT id, verb, who, "when" FROM judgement WHERE id = :entry'
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A case as it was seen last: when its tables were made, its first report, the last entry of its log. None where there was none yet."""

    born: Row | None
    first: Row | None
    last: Row | None


def identity(path: Path, connection: sa.Connection) -> Identity:
    """The identity of an open case."""
    with transaction(path, connection):
        return Identity(*(_row(connection, asked) for asked in (FIRST_STEP, FIRST_REPORT, LAST_ENTRY)))


def continued(path: Path, connection: sa.Connection, before: Identity) -> Identity | None:
    """The identity of an open case that is the one seen before, grown since or not; None where it is another, or an older state of it.

    An older state counts as another: what a page says of an entry of the log would hold of a different one.
    """
    with transaction(path, connection):
        now = identity(path, connection)
        kept = None if before.last is None else _row(connection, ENTRY, entry=before.last[0])
    return now if now.born == before.born and before.first in {None, now.first} and kept == before.last else None


def _row(connection: sa.Connection, asked: str, **values: object) -> Row | None:
    found = ask(connection, asked, **values).first()
    return None if found is None else tuple(found)
