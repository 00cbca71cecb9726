"""What decisions speak of, kept while reports are read anew. Inside a transaction that is open.

Invariant: whatever a reading held that the log speaks of has an anchor once that reading is replaced; where it leads (`now`) follows from
anchors and readings.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast, get_args

import sqlalchemy as sa

from twosource.model import Judgement, Reading, Span
from twosource.model.anchors import Anchor, Kind, anchors, mentioned, places
from twosource.model.corrections import added
from twosource.store.columns import Row
from twosource.store.dialects import backend_of
from twosource.store.rows import select
from twosource.store.statements import among, texts
from twosource.store.tables import ANCHOR, READING, REPORT

MOVED = (ANCHOR.c.now.is_(None)) | (ANCHOR.c.now != ANCHOR.c.id)


def now(connection: sa.Connection) -> dict[tuple[int, str], str | None]:
    """Where what the log speaks of is, where that is not under its own id."""
    found = connection.execute(sa.select(ANCHOR.c.entry, ANCHOR.c.id, ANCHOR.c.now).where(MOVED))
    return {(int(row.entry), str(row.id)): row.now for row in found}


def every(connection: sa.Connection) -> list[Anchor]:
    """Every anchor of the case."""
    return [_anchor(row) for row in connection.execute(sa.select(ANCHOR).order_by(ANCHOR.c.entry, ANCHOR.c.id))]


Led = Mapping[tuple[int, str], tuple[Anchor, str | None]]
"""Entry and id to what that was and the id it has now, None for none; what is as it was is left out."""


def led(connection: sa.Connection, entries: Collection[int]) -> Led:
    """Where what some entries speak of has gone."""
    asked = sa.select(ANCHOR).where(MOVED, among(ANCHOR.c.entry, entries))
    return {(int(row.entry), str(row.id)): (_anchor(row), row.now) for row in connection.execute(asked)}


def hold(connection: sa.Connection, log: Sequence[Judgement], reports: Collection[str]) -> None:
    """Keeps what the log speaks of in these reports as their readings have it, before these are replaced."""
    ids = {each for entry in log for each in mentioned(entry)}
    if not ids:
        return
    asked = (f"SELECT DISTINCT report FROM {table} WHERE id IN IDS(:ids) AND report IN IDS(:reports)" for table in ("claim", "chain"))
    held = {report for each in asked for report in texts(connection, each, ids=ids, reports=set(reports))}
    told = {report.id: report.text for report in select(connection, REPORT, held)}
    made = added(log).keys()
    for reading in select(connection, READING, held):
        put(connection, (each for each in anchors(log, reading, told[reading.report]) if each.id not in made))


def put(connection: sa.Connection, kept: Iterable[Anchor]) -> None:
    """Keeps anchors; what the case has of the same entry and thing stays."""
    if rows := [_row(anchor) for anchor in kept]:
        connection.execute(backend_of(connection).unless_there(ANCHOR), rows)


def lead(connection: sa.Connection, log: Sequence[Judgement], readings: Iterable[Reading]) -> None:
    """Says of every anchor in the reports of these readings where it leads."""
    by_report = {reading.report: reading for reading in readings}
    kept: dict[str, list[Anchor]] = defaultdict(list)
    for row in connection.execute(sa.select(ANCHOR).where(among(ANCHOR.c.report, by_report))):
        kept[str(row.report)].append(_anchor(row))
    made = added(log).keys()
    places_now = {key: at for report, some in kept.items() for key, at in places(some, by_report[report], made).items()}
    if places_now:
        changed = sa.update(ANCHOR).where(ANCHOR.c.entry == sa.bindparam("of"), ANCHOR.c.id == sa.bindparam("thing"))
        values = [{"of": entry, "thing": thing, "at": at} for (entry, thing), at in places_now.items()]
        connection.execute(changed.values(now=sa.bindparam("at")), values)


def _row(anchor: Anchor) -> Row:
    said = {
        "kind": anchor.kind,
        "type": anchor.type,
        "words": anchor.words,
        "spans": [_pair(span) for span in anchor.spans],
        "time": _pair(anchor.time),
        "place": _pair(anchor.place),
        "focus": _pair(anchor.focus),
    }
    return {"entry": anchor.entry, "id": anchor.id, "report": anchor.report, "said": json.dumps(said), "now": anchor.id}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _anchor(row: Any) -> Anchor:
    """The anchor of a row; one that says nothing where the row does not make sense: a case file may come from anybody."""
    entry, identity, report = int(row.entry), str(row.id), str(row.report)
    try:
        said = json.loads(row.said)
        kind, type_, words = (str(said[name]) for name in ("kind", "type", "words"))
        spans = tuple(Span(*map(int, pair)) for pair in said["spans"])
        time, place, focus = (Span(*map(int, said[name])) if said[name] else None for name in ("time", "place", "focus"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Anchor(entry, identity, report, "chain", "", "", ())
    known = kind if kind in get_args(Kind) else "chain"
    return Anchor(entry, identity, report, cast(Kind, known), type_, words, spans, time, place, focus)
