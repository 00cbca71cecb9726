"""A case that is open: reports with their raw bytes, what was read in them, people's decisions, and the picture that follows.

Invariants: a report, its raw bytes and its reading come in together or not at all; the log only grows; the picture is derived, story by
story, so whatever changes what a story follows from takes the story down in the same transaction.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from twosource.errors import UsageError
from twosource.model import Case, Failure, Judgement, Reading, Refusal, Report, Source, reason_of
from twosource.model.anchors import Anchor, Now, settled
from twosource.store import anchoring
from twosource.store.columns import Row
from twosource.store.dialects import backend_of
from twosource.store.judgements import in_force
from twosource.store.offsets import pack, unpack
from twosource.store.readers import Readers
from twosource.store.rows import insert, select
from twosource.store.soundness import Unsound
from twosource.store.statements import among, texts
from twosource.store.stories import StoryStore, as_read, loosen
from twosource.store.tables import FAILURE, JUDGEMENT, LOOSE, RAW, READING, REFUSAL, REPORT, ROOTS, Table
from twosource.store.transactions import STORING, cause, refused, transaction

NO_PLACES: Mapping[str, int] = {}
READINGS_AT_ONCE = 64
"""Readings fetched in one go."""
KEPT_RAW = {"bytes": bytes, "offsets": bytes, "media_type": str, "encoding": str}


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
        """Closes the file, with its log folded into it wherever it was written to."""
        backend_of(self.connection).settle(self.connection)
        self.connection.close()
        self.connection.engine.dispose()

    def wait(self, patience: float) -> None:
        """From now on each transaction waits `patience` seconds for another program at the most."""
        backend_of(self.connection).set_patience(self.connection, patience)

    def add(self, sources: Sequence[Source], readings: Sequence[Reading], reader: str, refusals: Iterable[Refusal] = ()) -> list[Reading]:
        """Stores reports with their raw bytes and readings (in the same order), and the refusals met on the way; the readings as stored.

        `reader` names the version that read. A refusal of an input that was refused before takes the older one's place.
        """
        texts = {source.report.id: source.report.text for source in sources}
        stored = list(readings)
        with transaction(self.path, self.connection):
            try:
                with self.connection.begin_nested():
                    self._put_reports(sources)
                    self._put_readings(readings, reader, texts)
            except Exception as error:  # one reading that the tables refuse must not keep its report out, nor the others of its batch
                if not refused(error):
                    raise
                for at, source in enumerate(sources):
                    if not self.known([source.report.id]):
                        self._put_reports([source])
                        stored[at] = self._put_reading(readings[at], reader, texts)
            self._refuse(list(refusals), {name for s in sources for name in (s.report.path, s.report.url) if name})
        return stored

    def reread(self, readings: Sequence[Reading], reader: str) -> None:
        """Puts new readings in the place of those of the same reports, which the case must hold; the stories of these go.

        `reader` names the version that read. Decisions lead on to where what they speak of is in the new readings.
        """
        reports = [reading.report for reading in readings]
        table = READING.sql
        with transaction(self.path, self.connection):
            log = self.log()
            anchoring.hold(self.connection, log, reports)
            loosen(self.connection, reports)
            texts = self.stories.texts(reports)
            asked = sa.select(table.c.report, table.c.number).where(among(table.c.report, reports))
            # Readings stand in the order in which their reports came in.
            places = {str(row.report): int(row.number) for row in self.connection.execute(asked)}
            self.connection.execute(FAILURE.sql.delete().where(among(FAILURE.sql.c.report, reports)))
            self.connection.execute(table.delete().where(among(table.c.report, reports)))
            stored = [self._put_reading(reading, reader, texts, places) for reading in readings]
            anchoring.lead(self.connection, log, stored)
            self.stories.step()

    def _put_reports(self, sources: Sequence[Source]) -> None:
        """Stores reports with their raw bytes, which are in no story yet."""
        if sources:
            insert(self.connection, REPORT, (source.report for source in sources), _added)
            self.connection.execute(RAW.insert(), [_raw(source) for source in sources])
            self.connection.execute(LOOSE.insert(), [{"report": source.report.id} for source in sources])

    def _put_readings(
        self, readings: Sequence[Reading], reader: str, texts: Mapping[str, str], places: Mapping[str, int] = NO_PLACES
    ) -> None:
        """Stores readings; `places` are their numbers, where they have some already."""
        now = _now()

        def extra(table: Table, item: Any) -> Row:
            if table is READING:
                numbered = {"number": places[item.report]} if item.report in places else {}
                return {"reader": reader, "read_at": now, **numbered}
            return {"quote": item.span.of(texts[item.report])} if table.name == "claim" else {}

        insert(self.connection, READING, readings, extra)
        insert(self.connection, FAILURE, [reading.failure for reading in readings if reading.failure])

    def _put_reading(self, reading: Reading, reader: str, texts: Mapping[str, str], places: Mapping[str, int] = NO_PLACES) -> Reading:
        """Stores a reading, or that it could not be stored; what is stored."""
        try:
            with self.connection.begin_nested():
                self._put_readings([reading], reader, texts, places)
        except Exception as error:  # as in `add`
            if not refused(error):
                raise
            reading = Reading(reading.report, failure=Failure(STORING, reason_of(cause(error)), report=reading.report))
            self._put_readings([reading], reader, texts, places)
        return reading

    def append(self, judgement: Judgement, touched: Collection[str]) -> Judgement:
        """Appends a decision to the log under the next free id, which the returned one carries; the stories of `touched` reports go."""
        with transaction(self.path, self.connection):
            last = self.connection.execute(sa.select(sa.func.max(JUDGEMENT.sql.c.id))).scalar() or 0
            kept = replace(judgement, id=last + 1)
            insert(self.connection, JUDGEMENT, [kept])
            loosen(self.connection, touched)
        return kept

    @property
    def stories(self) -> StoryStore:
        """The stories of the case."""
        return StoryStore(self.path, self.connection)

    @property
    def readers(self) -> Readers:
        """By which readers the case was read."""
        return Readers(self.path, self.connection)

    def known(self, reports: Collection[str]) -> frozenset[str]:
        """Which of these reports the case holds."""
        asked = sa.select(REPORT.sql.c.id).where(among(REPORT.sql.c.id, reports))
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

    def reports(self, identities: Collection[str]) -> list[Report]:
        """Those of these reports that the case holds, in the order they came in."""
        with transaction(self.path, self.connection):
            return select(self.connection, REPORT, identities)

    def refusals(self) -> tuple[Refusal, ...]:
        """Every input that was refused and has not come in since."""
        with transaction(self.path, self.connection):
            return tuple(select(self.connection, REFUSAL))

    def failures(self) -> tuple[Failure, ...]:
        """Every report that could not be read and every story that could not be drawn."""
        with transaction(self.path, self.connection):
            return tuple(select(self.connection, FAILURE))

    def log(self) -> tuple[Judgement, ...]:
        """Every entry of the log, undone ones and undos too."""
        with transaction(self.path, self.connection):
            return tuple(select(self.connection, JUDGEMENT))

    def now(self) -> Now:
        """Where what the log speaks of is in the readings of the case, where that is not under its own id."""
        with transaction(self.path, self.connection):
            return anchoring.now(self.connection)

    def anchored(self, ids: Collection[str]) -> frozenset[str]:
        """The reports of what the log speaks of under these ids, whether or not their readings hold it still."""
        with transaction(self.path, self.connection):
            return frozenset(texts(self.connection, "SELECT DISTINCT report FROM anchor WHERE id IN IDS(:ids)", ids=set(ids)))

    def anchors(self) -> list[Anchor]:
        """What decisions spoke of in readings that are no more."""
        with transaction(self.path, self.connection):
            return anchoring.every(self.connection)

    def anchor(self, spoken: Iterable[Anchor]) -> None:
        """Keeps what decisions of another case spoke of, finds it in the readings of this one, and takes down the stories that changes."""
        some = list(spoken)
        with transaction(self.path, self.connection):
            before, known = self.now(), sorted(self.known({each.report for each in some}))
            anchoring.put(self.connection, (each for each in some if each.report in known))
            for start in range(0, len(known), READINGS_AT_ONCE):
                readings = select(self.connection, READING, known[start : start + READINGS_AT_ONCE])
                anchoring.lead(self.connection, self.log(), as_read(self.connection, readings))
            if self.now() != before:
                loosen(self.connection, known)
                self.stories.step()

    def standing(self) -> tuple[Judgement, ...]:
        """The decisions in force, in the ids of the readings; without those that speak of nothing in them any more."""
        with transaction(self.path, self.connection):
            return settled(in_force(self.log()), self.now())

    def load(self) -> Case:
        """The whole case as stored, its stories side by side, with the decisions in force; its readings are as they were read."""
        with transaction(self.path, self.connection):
            got = {table.name: tuple(select(self.connection, table)) for table in ROOTS}
            got["reading"] = as_read(self.connection, got["reading"])
            now = self.now()
        return Case(
            got["report"],
            got["reading"],
            got["entity"],
            got["event"],
            got["relation"],
            got["origin"],
            settled(in_force(got["judgement"]), now),
            got["refusal"],
            got["story"],
            failures=got["failure"],
        )

    def source(self, report: Report) -> Source:
        """The report with its raw bytes. Raises UsageError when the case does not hold it."""
        with transaction(self.path, self.connection):
            row = self.connection.execute(sa.select(RAW).where(RAW.c.report == report.id)).mappings().first()
            if row is None:
                raise UsageError(f"{self.path} holds no report {report.id}")
            if any(not isinstance(row[name], kind) for name, kind in KEPT_RAW.items()):
                raise Unsound("in raw, a value of another type than its column's")
            offsets = unpack(row["offsets"], len(report.text))
        return Source(report, row["bytes"], row["media_type"], offsets, row["encoding"])

    def _refuse(self, refusals: list[Refusal], taken: set[str]) -> None:
        gone = taken | {refusal.source for refusal in refusals}
        if gone:
            self.connection.execute(REFUSAL.sql.delete().where(REFUSAL.sql.c.source.in_(gone)))
        insert(self.connection, REFUSAL, dict.fromkeys(refusals))


def _added(table: Table, _item: Any) -> Row:
    return {"added_at": _now()} if table is REPORT else {}


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _raw(source: Source) -> Row:
    return {
        "report": source.report.id,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "size": len(source.raw),
        "bytes": source.raw,
        "offsets": pack(source.offsets),
    }
