"""A case as one SQLite file: reports with their raw bytes, what was read in them, people's decisions, and the picture that follows.

Invariants: a report, its raw bytes and its reading come in together or not at all; the log only grows; the picture is derived, story by
story, so whatever changes what a story follows from takes the story down in the same transaction.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from twosource.errors import UsageError
from twosource.model import Case, Judgement, Reading, Refusal, Report, Source
from twosource.store.columns import Row
from twosource.store.connection import transaction
from twosource.store.log import in_force
from twosource.store.packing import pack, unpack
from twosource.store.rows import insert, listed, select
from twosource.store.shelves import Shelves, as_read, loosen
from twosource.store.tables import JUDGEMENT, LOOSE, RAW, READING, REFUSAL, REPORT, ROOTS, Table


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case. Use as a context manager; every method is one transaction."""

    path: Path
    connection: sa.Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; SQLite then folds its log into it."""
        self.connection.close()
        self.connection.engine.dispose()

    def add(self, sources: Sequence[Source], readings: Sequence[Reading], reader: str, refusals: Iterable[Refusal] = ()) -> None:
        """Stores reports with their raw bytes and readings (in the same order), and the refusals met on the way.

        `reader` names the version that read. A refusal of an input that was refused before takes the older one's place.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        texts = {source.report.id: source.report.text for source in sources}

        def extra(table: Table, item: Any) -> Row:
            if table is REPORT:
                return {"added_at": now}
            if table is READING:
                return {"reader": reader, "read_at": now}
            return {"quote": item.span.of(texts[item.report])} if table.name == "claim" else {}

        raws = [_raw(source) for source in sources]
        with transaction(self.path, self.connection):
            insert(self.connection, REPORT, (source.report for source in sources), extra)
            if raws:
                self.connection.execute(RAW.insert(), raws)
            insert(self.connection, READING, readings, extra)
            self._refuse(list(refusals), {name for s in sources for name in (s.report.path, s.report.url) if name})
            if sources:
                self.connection.execute(LOOSE.insert(), [{"report": source.report.id} for source in sources])

    def append(self, judgement: Judgement, touched: Collection[str]) -> Judgement:
        """Appends a decision to the log under the next free id, which the returned one carries; the stories of `touched` reports go."""
        with transaction(self.path, self.connection):
            last = self.connection.execute(sa.select(sa.func.max(JUDGEMENT.sql.c.id))).scalar() or 0
            kept = replace(judgement, id=last + 1)
            insert(self.connection, JUDGEMENT, [kept])
            loosen(self.connection, touched)
        return kept

    @property
    def shelves(self) -> Shelves:
        """The stories of the case."""
        return Shelves(self.path, self.connection)

    def known(self, reports: Collection[str]) -> frozenset[str]:
        """Which of these reports the case holds."""
        asked = sa.select(REPORT.sql.c.id).where(REPORT.sql.c.id.in_(listed(json.dumps(sorted(reports)))))
        with transaction(self.path, self.connection):
            return frozenset(str(row.id) for row in self.connection.execute(asked))

    def count(self) -> int:
        """How many reports the case holds."""
        with transaction(self.path, self.connection):
            return int(self.connection.execute(sa.select(sa.func.max(REPORT.sql.c.number))).scalar() or 0)

    def order(self) -> tuple[str, ...]:
        """The ids of every report, in the order they came in."""
        with transaction(self.path, self.connection):
            return tuple(str(row.id) for row in self.connection.execute(sa.select(REPORT.sql.c.id).order_by(REPORT.sql.c.number)))

    def refusals(self) -> tuple[Refusal, ...]:
        """Every input that was refused and has not come in since."""
        with transaction(self.path, self.connection):
            return tuple(select(self.connection, REFUSAL))

    def log(self) -> tuple[Judgement, ...]:
        """Every entry of the log, undone ones and undos too."""
        with transaction(self.path, self.connection):
            return tuple(select(self.connection, JUDGEMENT))

    def load(self) -> Case:
        """The whole case as stored, its stories side by side, with the decisions in force; its readings are as they were read."""
        with transaction(self.path, self.connection):
            got = {table.name: tuple(select(self.connection, table)) for table in ROOTS}
            got["reading"] = as_read(self.connection, got["reading"])
        return Case(
            got["report"],
            got["reading"],
            got["entity"],
            got["event"],
            got["relation"],
            got["origin"],
            in_force(got["judgement"]),
            got["refusal"],
            got["story"],
        )

    def source(self, report: Report) -> Source:
        """The report with its raw bytes. Raises UsageError when the case does not hold it."""
        with transaction(self.path, self.connection):
            row = self.connection.execute(sa.select(RAW).where(RAW.c.report == report.id)).mappings().first()
        if row is None:
            raise UsageError(f"{self.path} holds no report {report.id}")
        return Source(report, row["bytes"], row["media_type"], unpack(row["offsets"]), row["encoding"])

    def _refuse(self, refusals: list[Refusal], taken: set[str]) -> None:
        gone = taken | {refusal.source for refusal in refusals}
        if gone:
            self.connection.execute(REFUSAL.sql.delete().where(REFUSAL.sql.c.source.in_(gone)))
        insert(self.connection, REFUSAL, dict.fromkeys(refusals))


def _raw(source: Source) -> Row:
    return {
        "report": source.report.id,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "size": len(source.raw),
        "bytes": source.raw,
        "offsets": pack(source.offsets),
    }
