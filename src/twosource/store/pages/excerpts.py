"""Parts of a kept case as cases of their own: what one page shows and no more, looked up by key.

An excerpt holds whole reports, but of what was read in them only the claims it is about; what refers to anything else keeps its id.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Case, Chain, Claim, Entity, Event, Failure, Judgement, Origin, Reading, Relation, Report, Story
from twosource.model.anchors import Now
from twosource.store import anchoring
from twosource.store.anchoring import Led
from twosource.store.columns import text_in
from twosource.store.dialects import backend_of
from twosource.store.rows import select
from twosource.store.statements import texts
from twosource.store.tables import CHAIN, CLAIM, ENTITY, EVENT, FAILURE, JUDGEMENT, ORIGIN, READING, RELATION, REPORT, STORY, Table
from twosource.store.transactions import transaction


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The parts of an open case; every method is one transaction and gives None for an id the case does not hold."""

    path: Path
    connection: sa.Connection

    def together(self) -> AbstractContextManager[None]:
        """A transaction for many look-ups, all of one state of the case."""
        return transaction(self.path, self.connection)

    def version(self) -> int:
        """A number that another one takes the place of whenever another connection changes the file."""
        with self.together():
            return backend_of(self.connection).version(self.connection)

    def log(self, after: int = 0) -> tuple[Judgement, ...]:
        """The log of decisions, from behind the entry `after`."""
        with self.together():
            newer = texts(self.connection, "SELECT id FROM judgement WHERE id > :after", after=after)
            return tuple(select(self.connection, JUDGEMENT, newer))

    def now(self) -> Now:
        """Where what the log speaks of is in the readings, where that is not under its own id."""
        with self.together():
            return anchoring.now(self.connection)

    def led(self, entries: Collection[int]) -> Led:
        """Where what some entries of the log speak of has gone."""
        with self.together():
            return anchoring.led(self.connection, entries)

    def story(self, identity: str, layers: bool = True) -> Case | None:
        """A story with all of its picture and its reports with all that was read in them; without `layers` only with their claims."""
        with self.together():
            found: list[Story] = self._things(STORY, [identity])
            if not found:
                return None
            (story,) = found
            entities, events, relations, origins = (self._in_story(table, identity) for table in (ENTITY, EVENT, RELATION, ORIGIN))
            reports = self._reports(story.reports)
            readings = tuple(self._things(READING, story.reports)) if layers else _readings(reports, self._claims_in(story.reports))
            failures = self._failures("story", [identity]) + self._failures("report", story.reports)
            return Case(reports, readings, entities, events, relations, origins, stories=(story,), failures=failures)

    def failed(self, most: int) -> Case:
        """What could not be read or drawn, `most` of it at most, with the reports and stories it is of."""
        with self.together():
            numbers = texts(self.connection, "SELECT number FROM failure ORDER BY story, report LIMIT :most", most=most)
            failures = tuple(self._things(FAILURE, numbers))
            stories = self._things(STORY, [each.story for each in failures if each.story])
            return Case(self._reports([each.report for each in failures if each.report]), (), stories=tuple(stories), failures=failures)

    def event(self, identity: str) -> Case | None:
        """An event with its claims, the reports that tell it, who takes part and what the reports rest on."""
        with self.together():
            events: list[Event] = self._things(EVENT, [identity])
            parties = {each.entity for event in events for each in event.participants}
            return self._about([c for event in events for c in event.claims], parties, events=events) if events else None

    def relation(self, identity: str) -> Case | None:
        """A standing tie with its claims, the reports that tell it and its two ends."""
        with self.together():
            relations: list[Relation] = self._things(RELATION, [identity])
            ends = {end for relation in relations for end in (relation.subject, relation.object)}
            return self._about([c for relation in relations for c in relation.claims], ends, relations=relations) if relations else None

    def claim(self, identity: str) -> Case | None:
        """A claim with its report and the event or tie it stands in."""
        with self.together():
            if not self._things(CLAIM, [identity]):
                return None
            return self._about([identity], (), *self._standing([identity]))

    def entity(self, identity: str, most: int = 200) -> Case | None:
        """An entity of one story with its mentions by report, at most `most` of the claims in which it stands, and the events and
        ties of these."""
        with self.together():
            entities: list[Entity] = self._things(ENTITY, [identity])
            if not entities:
                return None
            claims = self._claims_of(entities[0], most)
            case = self._about(claims, [identity], *self._standing(claims))
            missing = {mention.report for mention in entities[0].mentions} - {report.id for report in case.reports}
            reports = (*case.reports, *self._reports(sorted(missing)[:most]))
            chains: list[Chain] = self._things(CHAIN, entities[0].chains)
            return replace(case, reports=reports, readings=_chained(reports, case.readings, chains))

    def bearers(self, thing: Entity, decided: Collection[str], most: int) -> Case:
        """The entities of all stories that bear an entity's name, `most` at the most, and those of the chains that were `decided` on
        with it, each as its own story has it: with the chains that show them, their reports, their stories as far as these go, no more."""
        asked = "SELECT id FROM entity WHERE FOLDED(name) = FOLDED(:name) AND type = :type ORDER BY number LIMIT :most"
        with self.together():
            named = texts(self.connection, asked, name=text_in(thing.name), type=thing.type, most=most)
            entities = self._entities(decided, {thing.id, *named})
            chains: list[Chain] = self._things(CHAIN, [chain for entity in entities for chain in entity.chains])
            reports = self._reports({chain.report for chain in chains})
            readings = tuple(Reading(each.id, chains=tuple(chain for chain in chains if chain.report == each.id)) for each in reports)
            held = {report.id for report in reports}
            stories = (replace(each, reports=tuple(r for r in each.reports if r in held)) for each in self._stories(held))
            return Case(reports, readings, entities, stories=tuple(stories))

    def reports(self, identities: Collection[str]) -> Case | None:
        """Reports with all that was read in them, and the events and ties in which their claims stand."""
        with self.together():
            reports = self._reports(identities)
            if len(reports) != len(set(identities)):
                return None
            readings: tuple[Reading, ...] = tuple(self._things(READING, identities))
            claims = [claim.id for reading in readings for claim in reading.claims]
            events, relations = self._standing(claims)
            entities = self._entities([chain.id for reading in readings for chain in reading.chains], ())
            stories = self._stories(identities)
            failures = self._failures("story", [story.id for story in stories]) + self._failures("report", identities)
            return Case(reports, readings, entities, events, relations, self._origins(identities), stories=stories, failures=failures)

    def origin(self, identity: str) -> Case | None:
        """An origin with the reports that rest on it."""
        with self.together():
            found: list[Origin] = self._things(ORIGIN, [identity])
            if not found:
                return None
            claims: list[Claim] = self._things(CLAIM, found[0].claims)
            reports = self._reports(found[0].reports)
            return Case(reports, _readings(reports, claims), origins=tuple(found), stories=self._stories(found[0].reports))

    def _about(
        self, claims: Collection[str], entities: Iterable[str], events: Collection[Event] = (), relations: Collection[Relation] = ()
    ) -> Case:
        """The excerpt around some claims."""
        found: list[Claim] = self._things(CLAIM, claims)
        reports = self._reports({claim.report for claim in found})
        identities = [report.id for report in reports]
        chains = {chain for claim in found for chain in _chains(claim)}
        ends = {end for relation in relations for end in (relation.subject, relation.object)}
        parties = {party.entity for event in events for party in event.participants}
        return Case(
            reports, _readings(reports, found), self._entities(chains, {*entities, *ends, *parties}), tuple(events), tuple(relations),
            self._origins(identities), stories=self._stories(identities),
        )  # fmt: skip

    def _standing(self, claims: Collection[str]) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
        """The events and ties in which claims stand."""
        events = self._column("SELECT DISTINCT event FROM event_claim WHERE claim IN IDS(:ids)", claims)
        relations = self._column("SELECT DISTINCT relation FROM relation_claim WHERE claim IN IDS(:ids)", claims)
        return tuple(self._things(EVENT, events)), tuple(self._things(RELATION, relations))

    def _claims_of(self, entity: Entity, most: int) -> list[str]:
        return texts(
            self.connection,
            "SELECT claim FROM claim_role WHERE chain IN IDS(:chains)"
            " UNION SELECT claim FROM attribution WHERE chain IN IDS(:chains) LIMIT :most",
            chains=entity.chains,
            most=most,
        )

    def _claims_in(self, reports: Collection[str]) -> list[Claim]:
        asked = "SELECT id FROM claim WHERE report IN IDS(:ids)"
        return self._things(CLAIM, self._column(asked, reports))

    def _reports(self, identities: Collection[str]) -> tuple[Report, ...]:
        return tuple(self._things(REPORT, identities))

    def _origins(self, reports: Collection[str]) -> tuple[Origin, ...]:
        """The origins on which several of these reports rest, or one alone."""
        asked = "SELECT DISTINCT origin FROM origin_report WHERE report IN IDS(:ids)"
        return tuple(self._things(ORIGIN, self._column(asked, reports)))

    def _stories(self, reports: Collection[str]) -> tuple[Story, ...]:
        asked = "SELECT DISTINCT story FROM story_report WHERE report IN IDS(:ids)"
        return tuple(self._things(STORY, self._column(asked, reports)))

    def _failures(self, of: Literal["story", "report"], keys: Collection[str]) -> tuple[Failure, ...]:
        """Why stories could not be drawn, or reports not be read."""
        asked = f"SELECT number FROM failure WHERE {of} IN IDS(:ids)"
        return tuple(self._things(FAILURE, self._column(asked, keys)))

    def _entities(self, chains: Collection[str], more: Collection[str]) -> tuple[Entity, ...]:
        asked = "SELECT DISTINCT entity FROM entity_chain WHERE chain IN IDS(:ids)"
        return tuple(self._things(ENTITY, {*self._column(asked, chains), *more}))

    def _column(self, asked: str, keys: Collection[str]) -> list[str]:
        return texts(self.connection, asked, ids=set(keys)) if keys else []

    def _things(self, table: Table, keys: Collection[str]) -> list[Any]:
        return select(self.connection, table, keys) if keys else []

    def _in_story(self, table: Table, story: str) -> tuple[Any, ...]:
        held = sa.select(table.sql.c.id).where(table.sql.c.story == story)
        return tuple(self._things(table, [str(row.id) for row in self.connection.execute(held)]))


def _chains(claim: Claim) -> Iterator[str]:
    settings = [claim.place.chain] if claim.place else []
    yield from (chain for chain in (*settings, *(r.chain for r in claim.roles), *(a.chain for a in claim.attribution)) if chain)


def _chained(reports: Iterable[Report], readings: Iterable[Reading], chains: Iterable[Chain]) -> tuple[Reading, ...]:
    """The readings, one for each of `reports`, with the chains given."""
    known = {reading.report: reading for reading in readings}
    held: dict[str, list[Chain]] = {}
    for chain in chains:
        held.setdefault(chain.report, []).append(chain)
    return tuple(replace(known.get(each.id, Reading(each.id)), chains=tuple(held.get(each.id, ()))) for each in reports)


def _readings(reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Reading, ...]:
    """The claims by report, as readings that hold nothing else."""
    by_report: dict[str, list[Claim]] = {report.id: [] for report in reports}
    for claim in claims:
        by_report[claim.report].append(claim)
    return tuple(Reading(report, claims=tuple(found)) for report, found in by_report.items())
