"""By which readers a case was read, and how far reading it anew has come."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from twosource.store.sqlite import transaction
from twosource.store.tables import STATE

NAME = "rereading"


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of an open case; every method is one transaction."""

    path: Path
    connection: sa.Connection

    def counted(self) -> dict[str, int]:
        """How many reports were read by each reader, by its version."""
        with transaction(self.path, self.connection):
            found = self.connection.exec_driver_sql("SELECT reader, count(*) FROM reading GROUP BY reader ORDER BY reader")
            return {str(reader): int(count) for reader, count in found}

    def reports(self) -> dict[str, list[str]]:
        """The reports that each reader read, in the order they came in."""
        found: dict[str, list[str]] = {}
        with transaction(self.path, self.connection):
            for reader, report in self.connection.exec_driver_sql("SELECT reader, report FROM reading ORDER BY number"):
                found.setdefault(str(reader), []).append(str(report))
        return found

    def others(self, reader: str, before: str | None = None) -> list[str]:
        """The reports read by any other reader, in the order they came in; with `before`, those read by any reader up to then."""
        wanted = "reader <> ?" if before is None else "read_at < ?"
        with transaction(self.path, self.connection):
            found = self.connection.exec_driver_sql(f"SELECT report FROM reading WHERE {wanted} ORDER BY number", (before or reader,))
            return [str(row[0]) for row in found]

    def begin(self, reader: str) -> str:
        """When reading everything anew by this reader began: now, or when one that was cut off did."""
        known, now = sa.select(STATE.c.value).where(STATE.c.name == NAME), datetime.now(UTC).isoformat()
        with transaction(self.path, self.connection):
            by, _, began = str(self.connection.execute(known).scalar() or "").rpartition(" ")
            if by == reader:
                return began
            self.end()
            self.connection.execute(STATE.insert(), [{"name": NAME, "value": f"{reader} {now}"}])
        return now

    def end(self) -> None:
        """Says that no reading anew waits to be gone on with."""
        with transaction(self.path, self.connection):
            self.connection.execute(STATE.delete().where(STATE.c.name == NAME))
