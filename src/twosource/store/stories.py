"""The stories of a case file: which reports are like which, the picture of each story, and what is still to be drawn.

Invariant: a report stands in one story or is loose, never both; a story's picture comes and goes as a whole. A story that could not be
drawn stands like any other, with its failure for a picture, so that nothing draws it over and over.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from twosource.model import Case, Failure, Reading, Report, reason_of
from twosource.model.corrections import added
from twosource.store.columns import Row, text_in, text_out
from twosource.store.counts import count
from twosource.store.dialects import backend_of
from twosource.store.rows import clear, insert, select
from twosource.store.statements import among, ask
from twosource.store.suggestions import suggest
from twosource.store.tables import (
    CHAIN,
    CLAIM,
    ENTITY,
    EVENT,
    FAILURE,
    FORMER,
    LOOSE,
    ORIGIN,
    PICTURE,
    READING,
    RELATED,
    RELATION,
    REPORT,
    STATE,
    STORY,
    TELLING,
    Table,
)
from twosource.store.transactions import STORING, cause, refused, transaction

STANDING = STORY.child("reports").sql
"""Which report stands in which story."""
LOOSE_AT_ONCE = 1000
"""Loose reports that are looked up in one go."""
UNDATED = 0
"""The day of a report that does not say when it was published: no day has this number."""


@dataclass(frozen=True, slots=True)
class StoryStore:
    """The stories of an open case; every method is one transaction."""

    path: Path
    connection: sa.Connection

    def together(self) -> AbstractContextManager[None]:
        """A transaction for many steps."""
        return transaction(self.path, self.connection)

    def drawn_by(self) -> str:
        """The version that drew the stories; '' for none yet."""
        with transaction(self.path, self.connection):
            return self.connection.execute(sa.select(STATE.c.value).where(STATE.c.name == "picture")).scalar() or ""

    def complete(self) -> bool:
        """Whether every report stands in a story."""
        with transaction(self.path, self.connection):
            return self.connection.execute(sa.select(LOOSE.c.report).limit(1)).first() is None

    def forget(self, maker: str) -> None:
        """Takes down every story, since another version drew them: all reports are loose. `maker` is the version that will draw."""
        with transaction(self.path, self.connection):
            _remember(self.connection)
            clear(self.connection, PICTURE[::-1])
            for table in (TELLING, RELATED, LOOSE):
                self.connection.execute(table.delete())
            self.connection.execute(LOOSE.insert().from_select(["report"], sa.select(REPORT.sql.c.id)))
            self.connection.execute(STATE.delete().where(STATE.c.name == "picture"))
            self.connection.execute(STATE.insert(), [{"name": "picture", "value": maker}])

    def steps(self) -> int:
        """How many decisions and new readings the case has seen: a picture that is drawn is of this state of the case or of none."""
        asked = "SELECT (SELECT count(*) FROM judgement) + coalesce((SELECT CAST(value AS INTEGER) FROM state WHERE name = 'readings'), 0)"
        with transaction(self.path, self.connection):
            return int(ask(self.connection, asked).scalar_one())

    def step(self) -> None:
        """Counts a change of readings."""
        counted = (
            "INSERT INTO state VALUES ('readings', '1') ON CONFLICT (name)"
            " DO UPDATE SET value = CAST(CAST(state.value AS INTEGER) + 1 AS TEXT)"
        )
        with transaction(self.path, self.connection):
            ask(self.connection, counted)

    def loose(self) -> list[str]:
        """The reports that stand in no story, by id."""
        with transaction(self.path, self.connection):
            return [str(row.report) for row in self.connection.execute(sa.select(LOOSE).order_by(LOOSE.c.report))]

    def unknown(self) -> list[str]:
        """The loose reports of which it has not been said yet which others they are like."""
        known = sa.exists().where(TELLING.c.report == LOOSE.c.report)
        with transaction(self.path, self.connection):
            return [str(row.report) for row in self.connection.execute(sa.select(LOOSE).where(~known).order_by(LOOSE.c.report))]

    def texts(self, reports: Collection[str]) -> dict[str, str]:
        """The texts of reports, by id."""
        asked = sa.select(REPORT.sql.c.id, REPORT.sql.c.text).where(among(REPORT.sql.c.id, reports))
        with transaction(self.path, self.connection):
            return {str(row.id): text_out(row.text) for row in self.connection.execute(asked)}

    def report(self, identity: str) -> Report:
        """A report without its reading."""
        with transaction(self.path, self.connection):
            (found,) = select(self.connection, REPORT, [identity])
        assert isinstance(found, Report)
        return found

    def sharing(self, words: Sequence[str], least: int, days: tuple[int, int] | None) -> list[str]:
        """The reports found by at least so many of `words`, published between two days or undated; by id."""
        found = sa.select(TELLING.c.report).where(TELLING.c.word.in_(words))
        if days:
            dated = found.where(TELLING.c.day.between(*days)).union_all(found.where(TELLING.c.day == UNDATED)).subquery()
            found = sa.select(dated.c.report)
        column = found.selected_columns[0]
        with transaction(self.path, self.connection):
            shared = self.connection.execute(found.group_by(column).having(sa.func.count() >= least).order_by(column))
            return [str(row.report) for row in shared]

    def relate(self, report: str, day: int | None, words: Sequence[str], like: Mapping[str, float]) -> None:
        """Keeps the words by which a report is found, with its day of publication, and the reports it is like."""
        pairs = [{"report": a, "other": b, "likeness": likeness} for o, likeness in like.items() for a, b in ((report, o), (o, report))]
        with transaction(self.path, self.connection):
            if words:
                found = [{"word": word, "day": UNDATED if day is None else day, "report": report} for word in words]
                self.connection.execute(backend_of(self.connection).unless_there(TELLING), found)
            if pairs:
                self.connection.execute(backend_of(self.connection).unless_there(RELATED), pairs)

    def near(self, report: str) -> dict[str, float]:
        """The reports that one is like."""
        asked = sa.select(RELATED.c.other, RELATED.c.likeness).where(RELATED.c.report == report)
        with transaction(self.path, self.connection):
            return {str(row.other): float(row.likeness) for row in self.connection.execute(asked)}

    def loosen(self) -> None:
        """Takes down the stories that a loose report belongs to: those with a report it is as like as the story's own are."""
        with transaction(self.path, self.connection):
            loose = iter([str(row.report) for row in self.connection.execute(sa.select(LOOSE))])
            while some := list(islice(loose, LOOSE_AT_ONCE)):
                loosen(self.connection, self._touched(some))

    def take_down(self, reports: Collection[str]) -> None:
        """Takes down the stories that `reports` stand in."""
        with transaction(self.path, self.connection):
            loosen(self.connection, reports)

    def _touched(self, reports: Collection[str]) -> list[str]:
        """Reports in stories that one of `reports` belongs to. Two look-ups by key: SQLite reads whole tables for the one join."""
        like: dict[str, float] = {}
        pairs = sa.select(RELATED.c.other, RELATED.c.likeness).where(among(RELATED.c.report, reports))
        for row in self.connection.execute(pairs):
            like[row.other] = max(row.likeness, like.get(row.other, 0.0))
        held = sa.select(STANDING.c.report, STORY.sql.c.likeness).join(STORY.sql, STORY.sql.c.id == STANDING.c.story)
        found = self.connection.execute(held.where(among(STANDING.c.report, like)))
        return [str(row.report) for row in found if row.likeness <= like[row.report]]

    def story_of(self, reports: Collection[str]) -> dict[str, str]:
        """The story in which each report stands, for those that stand in one."""
        asked = sa.select(STANDING.c.report, STANDING.c.story).where(among(STANDING.c.report, reports))
        with transaction(self.path, self.connection):
            return {str(row.report): str(row.story) for row in self.connection.execute(asked)}

    def members(self, reports: Collection[str]) -> list[tuple[Report, Reading]]:
        """Reports with their readings, by id, without what people added."""
        with transaction(self.path, self.connection):
            readings = {reading.report: reading for reading in as_read(self.connection, select(self.connection, READING, reports))}
            found = {report.id: report for report in select(self.connection, REPORT, reports)}
        return [(found[each], readings[each]) for each in sorted(found)]

    def put(self, drawn: Iterable[Case], steps: int) -> None:
        """Keeps the pictures of stories; their reports are loose no more.

        `steps` is what `steps()` was when they were drawn. Nothing is kept when there are more by now, nor a story of which another
        process has drawn a part: those reports stay as they are.
        """
        with transaction(self.path, self.connection):
            if self.steps() != steps:
                return
            for case in drawn:
                (story,) = case.stories
                still = sa.select(sa.func.count()).select_from(LOOSE).where(among(LOOSE.c.report, story.reports))
                if self.connection.execute(still).scalar() != len(story.reports):
                    continue
                try:
                    with self.connection.begin_nested():
                        self._put(case, story.id)
                except Exception as error:  # one story that the tables refuse must not cost the others
                    if not refused(error):
                        raise
                    self._put(_bare(case, Failure(STORING, reason_of(cause(error)), story=story.id)), story.id)

    def _put(self, case: Case, story: str) -> None:
        """Puts the picture of one story, whose reports are loose no more."""
        insert(self.connection, STORY, case.stories)
        self._put_added(case, story)

        def extra(table: Table, _item: Any) -> Row:
            return {"story": story} if table in (ENTITY, EVENT, RELATION, ORIGIN) else {}

        for table, items in ((ENTITY, case.entities), (EVENT, case.events), (RELATION, case.relations), (ORIGIN, case.origins)):
            insert(self.connection, table, items, extra)
        insert(self.connection, FAILURE, [failure for failure in case.failures if failure.story == story])
        count(self.connection, case)
        suggest(self.connection, case)
        self.connection.execute(LOOSE.delete().where(among(LOOSE.c.report, case.stories[0].reports)))

    def retry(self) -> None:
        """Takes down the stories that could not be drawn, so that they are drawn again."""
        failed = sa.select(FAILURE.sql.c.story).where(FAILURE.sql.c.story.is_not(None))
        asked = sa.select(STANDING.c.report).where(STANDING.c.story.in_(failed))
        with transaction(self.path, self.connection):
            loosen(self.connection, [str(row.report) for row in self.connection.execute(asked)])

    def _put_added(self, case: Case, story: str) -> None:
        """Puts the claims that people added to a story's reports among those read, for as long as its picture stands."""
        made = added(case.judgements).keys()
        claims = [claim for reading in case.readings for claim in reading.claims if claim.id in made]
        read = self.holders({claim.id for claim in claims}, claims_only=True)
        texts = {report.id: report.text for report in case.reports}

        def extra(table: Table, item: Any) -> Row:
            return {"quote": text_in(item.span.of(texts[item.report])), "story": story} if table is CLAIM else {}

        insert(self.connection, CLAIM, [claim for claim in claims if claim.id not in read], extra)

    def holders(self, subjects: Collection[str], claims_only: bool = False) -> dict[str, str]:
        """The reports in which claims, and chains unless left out, stand, by their ids."""
        tables = (CLAIM.sql,) if claims_only else (CLAIM.sql, CHAIN.sql)
        asked = [sa.select(table.c.id, table.c.report).where(among(table.c.id, subjects)) for table in tables]
        with transaction(self.path, self.connection):
            return {str(row.id): str(row.report) for each in asked for row in self.connection.execute(each)}


def _bare(case: Case, failure: Failure) -> Case:
    """The case of a story as it is where it could not be drawn."""
    return replace(case, judgements=(), entities=(), events=(), relations=(), origins=(), failures=(failure,))


def as_read(connection: sa.Connection, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with what failed in them, without the claims that people added, which stand among those read while a story's picture
    does."""
    readings = _failed(connection, readings)
    asked = sa.select(CLAIM.sql.c.id, CLAIM.sql.c.report).where(CLAIM.sql.c.story.is_not(None))
    made: dict[str, set[str]] = {}
    for row in connection.execute(asked):
        made.setdefault(row.report, set()).add(row.id)
    return tuple(_without(reading, made[reading.report]) if reading.report in made else reading for reading in readings)


def _failed(connection: sa.Connection, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of which some say that they failed."""
    asked = sa.select(FAILURE.sql).where(among(FAILURE.sql.c.report, [reading.report for reading in readings]))
    words = text_out
    failed = {row.report: Failure(words(row.stage), words(row.reason), report=row.report) for row in connection.execute(asked)}
    return [replace(reading, failure=failed.get(reading.report)) if failed else reading for reading in readings]


def _without(reading: Reading, made: Collection[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in made))


def loosen(connection: sa.Connection, reports: Collection[str]) -> None:
    """Takes down the stories that `reports` stand in, inside a transaction that is open: all that stood in them is loose."""
    stories = sa.select(STANDING.c.story).where(among(STANDING.c.report, reports))
    found = [str(row.story) for row in connection.execute(stories.distinct())]
    _remember(connection, found)
    standing = sa.select(STANDING.c.report).where(among(STANDING.c.story, found))
    connection.execute(backend_of(connection).unless_there(LOOSE).from_select(["report"], standing))
    connection.execute(STORY.sql.delete().where(among(STORY.sql.c.id, found)))


def _remember(connection: sa.Connection, stories: Collection[str] | None = None) -> None:
    """Keeps the ids of what is about to be taken down, of all or some stories, so that links to it lead on."""
    for table, members in ((EVENT, "claims"), (ENTITY, "chains"), (STORY, "reports")):
        held = table.child(members).sql
        thing, owner, member = table.sql.c.id, held.c[table.name], held.c[members.removesuffix("s")]
        first = sa.select(sa.func.min(member)).where(owner == thing).scalar_subquery()
        asked = sa.select(thing, first)
        if stories is not None:
            asked = asked.where(among(thing if table is STORY else table.sql.c.story, stories))
        connection.execute(backend_of(connection).unless_there(FORMER).from_select(["id", "member"], asked))
