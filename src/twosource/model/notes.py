"""What of a report was not read or not compared, since it holds more than the budgets allow, in plain words."""

from collections.abc import Collection, Iterator, Sequence

from twosource.model.case import Case, Reading
from twosource.model.claim import Claim
from twosource.model.corrections import added
from twosource.model.report import Report


def over_budget(reading: Reading, most: int, made: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims behind a report's first `most`, which are kept and not compared; those that people made are always compared."""
    counted = reading.told
    if len(counted) <= most:
        return ()
    return tuple([claim for claim in counted if claim.id not in made][most:])


def notes_of(case: Case) -> dict[str, tuple[str, ...]]:
    """What each report left out by its size, by id; reports of which all was read and compared are not named."""
    made = added(case.judgements)
    readings = {reading.report: reading for reading in case.readings}
    found = {report.id: tuple(_notes(report, readings.get(report.id), case.compared, made)) for report in case.reports}
    return {report: notes for report, notes in found.items() if notes}


def _notes(report: Report, reading: Reading | None, most: int, made: Collection[str]) -> Iterator[str]:
    if (start := unread_from(report)) is not None:
        yield f"left unread from character {start:,} on: the report holds more words than are read of one"
    if reading is not None and (rest := over_budget(reading, most, made)):
        yield f"{_counted(rest)} from character {rest[0].span.start:,} on not compared: a report's first {most:,} are"


def _counted(claims: Sequence[Claim]) -> str:
    return "one claim" if len(claims) == 1 else f"{len(claims):,} claims"


def unread_from(report: Report) -> int | None:
    """Where what was left unread begins; None where all was read."""
    return min((block.span.start for block in report.blocks if block.kind == "unread"), default=None)
