"""What the ids in the log stand for, in words, and where that stands now: looked up by key, a page of the log at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.store.columns import plain
from twosource.store.pages.labels import REPORT_NAME
from twosource.store.statements import as_list, ask
from twosource.store.transactions import transaction

Sort = Literal["entity", "event", "relation", "story", "origin"]
"""What things of the log stand in: an `entity`, `event`, `relation`, `story` or `origin`."""
HELD: Mapping[Sort, tuple[str, str]] = {
    "entity": ("entity_chain", "chain"),
    "event": ("event_claim", "claim"),
    "relation": ("relation_claim", "claim"),
    "story": ("story_report", "report"),
    "origin": ("origin_report", "report"),
}
"""Where it stands what each sort of thing holds."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A chain, claim or report in words. `words` are a name, a quote or a title, '' for none; `within` is the report it stands in.

    `now` is the entity, event or relation in which it stands, None for none; `start` and `end` are the code points of a claim. One that is
    `lost` is not in the reading any more, and is told in the words it had.
    """

    id: str
    kind: Literal["chain", "claim", "report"]
    words: str
    report: str
    within: str
    now: tuple[Sort, str] | None = None
    start: int = 0
    end: int = 0
    lost: bool = False


CHAIN_MEANINGS = (
    "SELECT c.id, coalesce(c.name, (SELECT text FROM mention WHERE chain = c.id ORDER BY position LIMIT 1)),"
    f" c.report, {REPORT_NAME}, ec.entity"
    " FROM chain AS c JOIN report AS r ON r.id = c.report LEFT JOIN entity_chain AS ec ON ec.chain = c.id"
    " WHERE c.id IN IDS(:ids)"
)
CLAIM_MEANINGS = (
    f'SELECT c.id, c.quote, c.report, {REPORT_NAME}, ec.event, rc.relation, c.start, c."end"'
    " FROM claim AS c JOIN report AS r ON r.id = c.report LEFT JOIN event_claim AS ec ON ec.claim = c.id"
    " LEFT JOIN relation_claim AS rc ON rc.claim = c.id WHERE c.id IN IDS(:ids)"
)
REPORT_MEANINGS = f"SELECT r.id, coalesce(r.title, substr(r.text, 1, 80)), {REPORT_NAME} FROM report AS r WHERE r.id IN IDS(:ids)"


@dataclass(frozen=True, slots=True)
class Meanings:
    """Looks ids up in an open case."""

    path: Path
    connection: sa.Connection

    def of(self, ids: Collection[str]) -> dict[str, Meaning]:
        """The meanings of chains, claims and reports by id; what the case does not hold is left out."""
        wanted = as_list(set(ids))
        with transaction(self.path, self.connection):
            chains = [
                Meaning(i, "chain", w, r, n, ("entity", e) if e else None) for i, w, r, n, e in self._rows(CHAIN_MEANINGS, ids=wanted)
            ]
            claims = [
                Meaning(i, "claim", w, r, n, ("event", e) if e else ("relation", tie) if tie else None, start, end)
                for i, w, r, n, e, tie, start, end in self._rows(CLAIM_MEANINGS, ids=wanted)
            ]
            reports = [Meaning(i, "report", w, i, n) for i, w, n in self._rows(REPORT_MEANINGS, ids=wanted)]
        return {each.id: each for each in (*chains, *claims, *reports)}

    def members(self, sort: Sort, identity: str) -> list[str]:
        """The chains, claims or reports a thing holds, in order."""
        table, column = HELD[sort]
        with transaction(self.path, self.connection):
            found = self._rows(f"SELECT {column} FROM {table} WHERE {sort} = :id ORDER BY position", id=identity)
        return [str(each) for (each,) in found]

    def holder(self, sort: Sort, members: Collection[str]) -> str | None:
        """The thing of a sort that holds the first of `members` that any still holds."""
        table, column = HELD[sort]
        with transaction(self.path, self.connection):
            for member in members:
                if found := self._rows(f"SELECT {sort} FROM {table} WHERE {column} = :id LIMIT 1", id=member):
                    return str(found[0][0])
        return None

    def _rows(self, asked: str, **values: str) -> list[list[Any]]:
        return [[_read(each) for each in row] for row in ask(self.connection, asked, **values)]


def _read(value: Any) -> Any:
    return "" if value is None else plain(value)
