"""The whole of a case file looked through, for when something in it made a command fail: what in it twosource never wrote.

Costs a look at every row, so it stands at no command's beginning: a row is checked as it is read, and how rows refer to each other only
here. A case in which this finds nothing failed for a fault of ours.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import sqlalchemy as sa

from twosource.errors import TwosourceError
from twosource.model.fitting import misfit, unsound
from twosource.store.casefile import CaseFile
from twosource.store.opening.opening import open_case
from twosource.store.soundness import FITTING
from twosource.store.sqlite import ASK

REFERRING = (
    ("relation", "subject", "entity"), ("relation", "object", "entity"), ("event_participant", "entity", "entity"),
    ("entity_mention", "report", "report"), ("mention", "report", "report"), ("origin_span", "report", "report"),
    ("origin_passage", "report", "report"), ("origin_passage", "other", "report"),
)  # fmt: skip
"""Columns that name a thing without the database's own watch over it."""
TOGETHER = 64
"""Reports looked through at once."""


def examine(path: Path) -> str | None:
    """A sentence about the first thing in the case that twosource never writes; None where there is none, or no case that opens."""
    try:
        with open_case(path, "read") as kept, kept.shelves.together():
            wrong = next(_wrong(kept), None)
    except TwosourceError as error:
        return str(error) if path.is_file() else None
    return wrong and f"{path} holds what twosource never writes ({wrong}): {ASK}"


def _wrong(kept: CaseFile) -> Iterator[str]:
    asked = kept.connection.exec_driver_sql
    yield from (str(row[0]) for row in asked("PRAGMA integrity_check(1)") if row[0] != "ok")
    yield from _mistyped(kept.connection)
    for table, _, target, _ in asked("PRAGMA foreign_key_check"):
        yield f"{table} names something that {target} does not hold"
    for table, column, target in REFERRING:
        if asked(f'SELECT 1 FROM "{table}" WHERE "{column}" NOT IN (SELECT id FROM "{target}") LIMIT 1').first():
            yield f"{table} names something that {target} does not hold"
    for held in ("reading", "raw"):
        if asked(f"SELECT 1 FROM report WHERE id NOT IN (SELECT report FROM {held}) LIMIT 1").first():
            yield f"a report without its {held}"
    if asked("SELECT 1 FROM report WHERE id NOT IN (SELECT report FROM story_report UNION SELECT report FROM loose) LIMIT 1").first():
        yield "a report that stands nowhere"
    if odd := unsound(kept.log()):
        yield f"in the log, {odd}"
    yield from _read(kept)


def _mistyped(connection: sa.Connection) -> Iterator[str]:
    """Columns of any table that hold a value of another type than they say."""
    tables = [
        str(row[0]) for row in connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ]
    for table in tables:
        for _, column, kind, filled, _, key in connection.exec_driver_sql("SELECT * FROM pragma_table_info(?)", (table,)).all():
            if kind not in FITTING:
                continue
            names = {"TEXT": "'text', 'blob'", "INTEGER": "'integer'", "REAL": "'real'"}[kind] + ("" if filled or key else ", 'null'")
            odd = connection.exec_driver_sql(
                f'SELECT typeof("{column}") FROM "{table}" WHERE typeof("{column}") NOT IN ({names}) LIMIT 1'
            ).first()
            if odd:
                yield f"{table}.{column} holds {odd[0]}"
            day = f'SELECT 1 FROM "{table}" WHERE date("{column}") IS NOT "{column}" LIMIT 1'
            if column.endswith(("earliest", "latest")) and connection.exec_driver_sql(day).first():
                yield f"{table}.{column} holds a day there is not"


def _read(kept: CaseFile) -> Iterator[str]:
    """Readings that cannot be of their reports."""
    ids = iter(kept.order())
    while some := list(islice(ids, TOGETHER)):
        for report, reading in kept.shelves.members(some):
            if wrong := misfit(report, reading):
                yield f"in the report {report.id}, {wrong}"
