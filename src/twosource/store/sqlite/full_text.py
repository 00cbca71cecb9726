"""Full-text search by SQLite's FTS5, over tables that triggers keep (step 2)."""

from collections.abc import Sequence
from typing import Literal

import sqlalchemy as sa

from twosource.store.backend import Terms

FIELDS: dict[Literal["report", "claim"], str] = {"report": "", "claim": "{label}: "}
"""The columns looked in, where not in all: a claim's exact words stand in its report's text too."""


class FTS5:
    """The search of a case, see `FullText`."""

    def matching(
        self, connection: sa.Connection, of: Literal["report", "claim"], terms: tuple[Terms, Terms], start: int, end: int, most: int
    ) -> list[int]:
        """The numbers of what matches, the last first."""
        table = f"{of}_search"
        asked = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
        return [int(row[0]) for row in connection.exec_driver_sql(asked, (FIELDS[of] + expression(*terms), start, end, most))]


def expression(wanted: Terms, unwanted: Terms = ()) -> str:
    """Runs of words as FTS5 takes them, every run quoted; '' where nothing is wanted."""
    if not wanted:
        return ""
    without = f" NOT ({' OR '.join(_quoted(unwanted))})" if unwanted else ""
    return f"({' AND '.join(_quoted(wanted))}){without}"


def _quoted(terms: Sequence[Sequence[str]]) -> list[str]:
    return ['"' + " ".join(term) + '"' for term in terms]
