"""By which readers a case was read, and how far reading it anew has come."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from twosource.store.statements import ask, texts
from twosource.store.tables import STATE
from twosource.store.transactions import transaction

STATE_OF_REREADING = "rereading"
"""Under which name the file keeps which reader a reading anew is by, and since when."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of an open case; every method is one transaction."""

    path: Path
    connection: sa.Connection

    def counted(self) -> dict[str, int]:
        """How many reports were read by each reader, by its version."""
        with transaction(self.path, self.connection):
            found = ask(self.connection, "SELECT reader, count(*) FROM reading GROUP BY reader ORDER BY reader")
            return {str(reader): int(count) for reader, count in found}

    def reports(self) -> dict[str, list[str]]:
        """The reports that each reader read, in the order they came in."""
        found: dict[str, list[str]] = {}
        with transaction(self.path, self.connection):
            for reader, report in ask(self.connection, "SELECT reader, report FROM reading ORDER BY number"):
                found.setdefault(str(reader), []).append(str(report))
        return found

    def others(self, reader: str, before: str | None = None) -> list[str]:
        """The reports read by any other reader, in the order they came in; with `before`, those read by any reader up to then."""
        wanted = "reader <> :limit" if before is None else "read_at < :limit"
        with transaction(self.path, self.connection):
            return texts(self.connection, f"SELECT report FROM reading WHERE {wanted} ORDER BY number", limit=before or reader)

    def begin(self, reader: str) -> str:
        """When reading everything anew by this reader began: now, or when one that was cut off did."""
        known, now = sa.select(STATE.c.value).where(STATE.c.name == STATE_OF_REREADING), datetime.now(UTC).isoformat()
        with transaction(self.path, self.connection):
            by, _, began = str(self.connection.execute(known).scalar() or "").rpartition(" ")
            if by == reader:
                return began
            self.end()
            self.connection.execute(STATE.insert(), [{"name": STATE_OF_REREADING, "value": f"{reader} {now}"}])
        return now

    def end(self) -> None:
        """Says that no reading anew waits to be gone on with."""
        with transaction(self.path, self.connection):
            self.connection.execute(STATE.delete().where(STATE.c.name == STATE_OF_REREADING))
