"""Which report each claim and chain of an archive stands in: kept by SQLite outside memory once they are many, gone with its use."""

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

TOGETHER = 1_000
"""Ids given out at once."""


class Roster:
    """Ids with the report they stand in. Use as a context manager."""

    def __init__(self) -> None:
        """Holds nothing yet."""
        self._kept = sqlite3.connect("", isolation_level=None)  # a database without a name lies in a file that nobody else sees
        self._kept.execute("PRAGMA journal_mode = OFF")
        self._kept.execute("CREATE TABLE held (id TEXT PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._kept.close()

    def add(self, report: str, ids: Iterable[str]) -> None:
        """Puts in the ids of a report. Raises ValueError when one stands there already."""
        try:
            self._kept.executemany("INSERT INTO held VALUES (?, ?)", ((each, report) for each in ids))
        except sqlite3.IntegrityError:
            raise ValueError("a claim or chain has the id of another one in the archive") from None

    def __iter__(self) -> Iterator[dict[str, str]]:
        asked = self._kept.execute("SELECT id, report FROM held ORDER BY id")
        while some := asked.fetchmany(TOGETHER):
            yield dict(some)
