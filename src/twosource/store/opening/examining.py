"""The whole of a case file looked through, for when something in it made a command fail: what in it twosource never wrote.

Costs a look at every row, so it stands at no command's beginning: a row is checked as it is read, and how rows refer to each other only
here. A case in which this finds nothing failed for a fault of ours.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from twosource.errors import TwosourceError
from twosource.model.fitting import misfit, unsound
from twosource.store.casefile import CaseFile
from twosource.store.dialects import backend_of
from twosource.store.opening.opening import open_case
from twosource.store.statements import texts
from twosource.store.transactions import ADVICE

REFERRING = (
    ("relation", "subject", "entity"), ("relation", "object", "entity"), ("event_participant", "entity", "entity"),
    ("entity_mention", "report", "report"), ("mention", "report", "report"), ("origin_span", "report", "report"),
    ("origin_passage", "report", "report"), ("origin_passage", "other", "report"),
)  # fmt: skip
"""Columns that name a thing without the database's own watch over it."""
READ_AT_ONCE = 64
"""Reports looked through in one go."""


def examine(path: Path) -> str | None:
    """A sentence about the first thing in the case that twosource never writes; None where there is none, or no case that opens."""
    try:
        with open_case(path, "read") as kept, kept.stories.together():
            wrong = next(_wrong(kept), None)
    except TwosourceError as error:
        return str(error) if path.is_file() else None
    return wrong and f"{path} holds what twosource never writes ({wrong}): {ADVICE}"


def _wrong(kept: CaseFile) -> Iterator[str]:
    yield from backend_of(kept.connection).faults(kept.connection)
    for table, column, target in REFERRING:
        if texts(kept.connection, f'SELECT 1 FROM "{table}" WHERE "{column}" NOT IN (SELECT id FROM "{target}") LIMIT 1'):
            yield f"{table} names something that {target} does not hold"
    for held in ("reading", "raw"):
        if texts(kept.connection, f"SELECT 1 FROM report WHERE id NOT IN (SELECT report FROM {held}) LIMIT 1"):
            yield f"a report without its {held}"
    if texts(
        kept.connection, "SELECT 1 FROM report WHERE id NOT IN (SELECT report FROM story_report UNION SELECT report FROM loose) LIMIT 1"
    ):
        yield "a report that stands nowhere"
    if odd := unsound(kept.log()):
        yield f"in the log, {odd}"
    yield from _read(kept)


def _read(kept: CaseFile) -> Iterator[str]:
    """Readings that cannot be of their reports."""
    ids = iter(kept.order())
    while some := list(islice(ids, READ_AT_ONCE)):
        for report, reading in kept.stories.members(some):
            if wrong := misfit(report, reading):
                yield f"in the report {report.id}, {wrong}"
