"""The queue of what is worth a person's look, from its top: an index is walked, whatever the size of the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from twosource.model import Span
from twosource.store.columns import text_out
from twosource.store.pages.labels import REPORT_NAME
from twosource.store.statements import ask
from twosource.store.transactions import transaction

SHOWN_AROUND = 160
"""Characters of a report shown before and after a name."""
MAX_COUNTED = 1_000
"""Suggestions that are counted: more are work for months, and counting them would cost more than the page."""
QueuePlace = tuple[float, str, str]
"""Where in the queue something stands: its weight and its two ids."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two chains or two claims of which somebody should say whether they are one. `joined` says what the picture makes of them now."""

    a: str
    b: str
    kind: Literal["entity", "event"]
    joined: bool
    score: float
    reason: str
    place: QueuePlace


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A chain or claim where it stands: a stretch of its report with the words that matter, `focus` within `text`.

    `start` and `end` are where `text` stands in the report; `thing` is the entity, event or relation it is in, None for none.
    """

    id: str
    report: str
    within: str
    text: str
    focus: Span
    start: int
    end: int
    thing: str | None
    name: str


ORDER = "ORDER BY weight DESC, a, b LIMIT 1"
COLUMNS = "a, b, kind, joined, score, reason, weight"
CHAIN_IN_TEXT = (
    f"SELECT c.id, c.report, {REPORT_NAME},"
    ' substr(r.text, GREATEST(1, m.start + 1 - :around), m."end" - m.start + LEAST(m.start, :around) + :around),'
    ' m.start - GREATEST(0, m.start - :around), m."end" - GREATEST(0, m.start - :around),'
    " GREATEST(0, m.start - :around), ec.entity, coalesce(c.name, m.text)"
    " FROM chain AS c JOIN report AS r ON r.id = c.report JOIN mention AS m ON m.chain = c.id"
    " LEFT JOIN entity_chain AS ec ON ec.chain = c.id WHERE c.id = :id"
    " ORDER BY m.form <> 'name', m.form <> 'description', m.position LIMIT 1"
)
CLAIM_IN_TEXT = (
    f"SELECT c.id, c.report, {REPORT_NAME}, c.quote, c.trigger_start - c.start, c.trigger_end - c.start, c.start, ec.event, c.label"
    " FROM claim AS c JOIN report AS r ON r.id = c.report LEFT JOIN event_claim AS ec ON ec.claim = c.id WHERE c.id = :id"
)


@dataclass(frozen=True, slots=True)
class Review:
    """The queue of an open case."""

    path: Path
    connection: sa.Connection

    def next(self, after: QueuePlace | None = None) -> Suggestion | None:
        """What matters most, or most of what stands behind `after` in the queue; None where nothing is left."""
        if after is None:
            rows = self._rows(f"SELECT {COLUMNS} FROM suggestion {ORDER}")
        else:
            behind = "weight <= :weight AND (weight < :weight OR (a, b) > (:a, :b))"
            rows = self._rows(f"SELECT {COLUMNS} FROM suggestion WHERE {behind} {ORDER}", weight=after[0], a=after[1], b=after[2])
        if not rows:
            return None
        a, b, kind, joined, score, reason, weight = rows[0]
        return Suggestion(a, b, kind, bool(joined), score, _text(reason), (weight, a, b))

    def left(self) -> int:
        """How many wait; MAX_COUNTED where there are as many or more."""
        return int(self._rows("SELECT count(*) FROM (SELECT 1 FROM suggestion LIMIT :most) AS some", most=MAX_COUNTED)[0][0])

    def sight(self, suggestion: Suggestion) -> tuple[ReviewItem | None, ReviewItem | None]:
        """Both where they stand; None for one that the case holds no more."""
        asked = CHAIN_IN_TEXT if suggestion.kind == "entity" else CLAIM_IN_TEXT
        return self._sight(asked, suggestion.a), self._sight(asked, suggestion.b)

    def _sight(self, asked: str, identity: str) -> ReviewItem | None:
        rows = self._rows(asked, id=identity, around=SHOWN_AROUND)
        if not rows:
            return None
        found, report, within, text, first, last, start, thing, name = rows[0]
        text = _text(text)
        focus = Span(first, last) if 0 <= first <= last <= len(text) else Span(0, 0)
        return ReviewItem(found, report, _text(within), text, focus, start, start + len(text), thing, _text(name))

    def _rows(self, asked: str, **values: Any) -> Sequence[Any]:
        with transaction(self.path, self.connection):
            return ask(self.connection, asked, **values).all()


def _text(value: Any) -> str:
    return str(text_out(value))
