"""What a decision is about: the things behind the ids given, looked up by key, so that a large case costs what a small one does."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from twosource.errors import UsageError
from twosource.model import Case, Chain, Claim, Report, identify
from twosource.store.columns import text_out
from twosource.store.rows import select
from twosource.store.statements import LAST_CHARACTER, ask, texts
from twosource.store.tables import CHAIN, CLAIM, REPORT

MIN_ID_BEGINNING = 4
"""Characters an id's beginning needs at least; shorter ones are too easily mistyped."""
MAX_NAMED_IDS = 5
"""Ids that an answer names where several fit."""
Kind = Literal["chain", "claim", "entity", "event", "relation", "report", "origin", "story"]
"""What an id can be of: a `chain` or `claim` of one report, an `entity`, `event` or `relation` they were joined to, a `report`, an
`origin`, a `story`."""
THING_KINDS: tuple[Kind, ...] = ("chain", "claim", "entity", "event", "relation", "report", "origin", "story")
MEMBERS: Mapping[Kind, str] = {
    "entity": "SELECT chain FROM entity_chain WHERE entity = :id ORDER BY position",
    "event": "SELECT claim FROM event_claim WHERE event = :id ORDER BY position",
    "relation": "SELECT claim FROM relation_claim WHERE relation = :id ORDER BY position",
    "origin": "SELECT report FROM origin_report WHERE origin = :id ORDER BY position",
    "story": "SELECT report FROM story_report WHERE story = :id ORDER BY position",
}
HOLDERS: Mapping[Kind, str] = {
    "chain": "SELECT DISTINCT entity FROM entity_chain WHERE chain IN IDS(:members) ORDER BY entity",
    "claim": "SELECT DISTINCT event FROM event_claim WHERE claim IN IDS(:members) ORDER BY event",
    "report": "SELECT DISTINCT story FROM story_report WHERE report IN IDS(:members) ORDER BY story",
}
IN_UNDRAWN_STORY = (
    "SELECT 1 FROM failure JOIN story_report USING (story)"
    " WHERE story_report.report IN (SELECT report FROM claim WHERE id = :id UNION SELECT report FROM chain WHERE id = :id)"
)
HOLDER_KINDS: Mapping[Kind, Kind] = {"chain": "entity", "claim": "event", "report": "story"}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an id. `members` are the chains of an entity, the claims of an event or relation, the reports of an origin or story;
    a chain, claim or report is its own only member."""

    kind: Kind
    id: str
    members: tuple[str, ...]


class Unknown(UsageError):
    """The case holds no such thing, as far as it is drawn."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks things up in an open case, inside a transaction that is open."""

    connection: sa.Connection

    def thing(self, identity: str) -> Thing:
        """The one thing whose id is `identity` or begins with it, or once did. Raises Unknown for none, UsageError for several."""
        for kind in THING_KINDS:
            if self._column(f"SELECT id FROM {kind} WHERE id = :id", id=identity):
                return self._thing(kind, identity)
        fits = list(self._beginning(identity)) if len(identity) >= MIN_ID_BEGINNING else []
        if not fits:
            fits = sorted(set(self._formerly(identity)))
        if len(fits) == 1:
            return self._thing(*fits[0])
        if fits:
            raise UsageError(f"{identity!r} begins several ids: {', '.join(sorted(each for _, each in fits)[:MAX_NAMED_IDS])}")
        raise Unknown(f"the case holds nothing with the id {identity!r}")

    def holders(self, kind: Kind, members: Collection[str]) -> tuple[Thing, ...]:
        """The entities in which chains stand, the events in which claims do, or the stories in which reports do, by id."""
        found = self._column(HOLDERS[kind], members=set(members))
        return tuple(self._thing(HOLDER_KINDS[kind], each) for each in found)

    def claims(self, ids: Collection[str]) -> list[Claim]:
        """Claims as they were read or added."""
        return select(self.connection, CLAIM, ids)

    def chains(self, ids: Collection[str]) -> list[Chain]:
        """Chains as they were read."""
        return select(self.connection, CHAIN, ids)

    def report(self, identity: str) -> Report:
        """A report the case holds."""
        (report,) = select(self.connection, REPORT, [identity])
        assert isinstance(report, Report)
        return report

    def chains_in(self, report: str) -> list[Chain]:
        """The chains of a report."""
        return self.chains(self._column("SELECT id FROM chain WHERE report = :report", report=report))

    def stories(self, entity: str) -> tuple[str, ...]:
        """The story an entity was drawn in."""
        return tuple(self._column("SELECT story FROM entity WHERE id = :id", id=entity))

    def entities(self, story: str) -> tuple[Thing, ...]:
        """The entities of a story."""
        return tuple(
            self._thing("entity", each) for each in self._column("SELECT id FROM entity WHERE story = :story ORDER BY number", story=story)
        )

    def loose(self) -> bool:
        """Whether some reports stand in no story yet, so that their things may not be found."""
        return bool(self._column("SELECT 1 FROM loose LIMIT 1"))

    def undrawn(self, part: str) -> bool:
        """Whether a claim or chain stands in a story that could not be drawn, so that it is in no event or entity."""
        return bool(self._column(IN_UNDRAWN_STORY, id=part))

    def shown(self, entity: str) -> tuple[str, str]:
        """Name and type under which an entity is shown."""
        row = ask(self.connection, "SELECT name, type FROM entity WHERE id = :id", id=entity).one()
        return text_out(row[0]), str(row[1])

    def _beginning(self, identity: str) -> Iterator[tuple[Kind, str]]:
        for kind in THING_KINDS:
            asked = f"SELECT id FROM {kind} WHERE id >= :first AND id < :last ORDER BY id LIMIT :most"
            yield from ((kind, found) for found in self._column(asked, **_beginning_with(identity)))

    def _formerly(self, identity: str) -> Iterator[tuple[Kind, str]]:
        """The events, entities and stories that now hold what something with such an id was called after."""
        if len(identity) < MIN_ID_BEGINNING:
            return
        asked = "SELECT DISTINCT member FROM former WHERE id >= :first AND id < :last LIMIT :most"
        members = self._column(asked, **_beginning_with(identity))
        for kind in HOLDER_KINDS:
            yield from ((holder.kind, holder.id) for holder in self.holders(kind, members))

    def _thing(self, kind: Kind, identity: str) -> Thing:
        members = tuple(self._column(MEMBERS[kind], id=identity)) if kind in MEMBERS else (identity,)
        return Thing(kind, identity, members)

    def _column(self, asked: str, **values: object) -> list[str]:
        return texts(self.connection, asked, **values)


def _beginning_with(identity: str) -> dict[str, object]:
    """The ids between which those stand that begin so, and how many of them are wanted at the most."""
    return {"first": identity, "last": identity + LAST_CHARACTER, "most": MAX_NAMED_IDS + 1}


def find(known: Mapping[str, object], identity: str, case: Case | None = None) -> str:
    """The one id that is `identity` or begins with it. Raises UsageError for none or several.

    For what is loaded whole. An event's or entity's id follows from the least of its claims or chains, so a new report may change it;
    with the `case`, an id it once had still leads to it.
    """
    if identity in known:
        return identity
    fits = [each for each in known if each.startswith(identity)] if len(identity) >= MIN_ID_BEGINNING else []
    if not fits and case is not None and len(identity) >= MIN_ID_BEGINNING:
        fits = sorted({now for once, now in _once(case) if once.startswith(identity) and now in known})
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(f"{identity!r} begins several ids: {', '.join(sorted(fits)[:MAX_NAMED_IDS])}")
    raise UsageError(f"the case holds nothing with the id {identity!r}")


def _once(case: Case) -> Iterator[tuple[str, str]]:
    """Every id that an event, an entity or a story has had or could have had, with the one it has now."""
    for event in case.events:
        yield from ((identify("v", claim), event.id) for claim in event.claims)
    for entity in case.entities:
        yield from ((identify("e", chain), entity.id) for chain in entity.chains)
    for story in case.stories:
        yield from ((identify("s", report), story.id) for report in story.reports)
