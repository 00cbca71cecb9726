"""Whether things fit together, for what comes from strangers, an archive or a case file: a reading and its report, a log's entries."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from twosource.model.case import Judgement, Reading
from twosource.model.claim import Claim
from twosource.model.identity import is_identity
from twosource.model.report import Report
from twosource.model.span import Span

LARGEST_NUMBER = 2**53
"""An entry of the log has a number below it: JSON and scripts count no further, and SQLite's own integers end not far above."""
MOST_DIGITS = 15
"""Digits of such a number that are read: Python itself refuses to read some thousands."""


def misfit(report: Report, reading: Reading) -> str | None:
    """Why a reading cannot be of a report; None where it can."""
    held = {reading.report, *(chain.report for chain in reading.chains), *(claim.report for claim in reading.claims)}
    held |= {mention.report for chain in reading.chains for mention in chain.mentions}
    if held != {report.id}:
        return "the reading is of another report"
    if not all(map(is_identity, (report.id, *ids_of(reading)))):
        return "an id is not one that twosource gives"
    chains = {chain.id for chain in reading.chains}
    if len(chains) + len({claim.id for claim in reading.claims}) != len(reading.chains) + len(reading.claims):
        return "two claims or chains have one id"
    if reading.failure is not None and (reading.failure.report, reading.failure.story) != (report.id, None):
        return "what failed is of another report"
    if any(named not in chains for claim in reading.claims for named in _named(claim)):
        return "a claim names a chain that the reading does not hold"
    if any(span.end > len(report.text) for thing in (report, reading) for span in within(thing, Span)):
        return "a span reaches beyond the text"
    return None


def ids_of(reading: Reading) -> Iterator[str]:
    """The ids of a reading's chains and claims."""
    yield from (chain.id for chain in reading.chains)
    yield from (claim.id for claim in reading.claims)


def _named(claim: Claim) -> Iterator[str]:
    """The chains that a claim names."""
    parts = (*claim.roles, *claim.attribution, *([claim.place] if claim.place else ()))
    return (part.chain for part in parts if part.chain is not None)


def unsound(log: Sequence[Judgement]) -> str | None:
    """Why entries cannot be a log, oldest first; None where they can. A log only grows: numbers rise, and an undo looks back."""
    held: set[int | None] = set()
    last = 0
    for entry in log:
        if not last < entry.id < LARGEST_NUMBER:
            return "its entries are not numbered one after another"
        if entry.verb == "undo" and not {numbered(subject) for subject in entry.subjects} <= held:
            return f"entry {entry.id} takes back what is not before it"
        if not all(map(is_identity, entry.subjects)):
            return f"entry {entry.id} is about something with no id that twosource gives"
        if not zoned(entry.when):
            return f"entry {entry.id} has no time that can be told in every time zone"
        last = entry.id
        held.add(last)
    return None


def zoned(when: datetime) -> bool:
    """Whether a time says in which zone it is and can be told in others, which those at either end of the calendar cannot."""
    try:
        return when.tzinfo is not None and when.astimezone(UTC) == when
    except OverflowError:
        return False


def numbered(subject: str) -> int | None:
    """The number of the entry that a subject of an undo is; None where it is none."""
    plain = subject.isascii() and subject.isdecimal() and len(subject) <= MOST_DIGITS
    return int(subject) if plain else None


def within(value: Any, kind: type) -> Iterator[Any]:
    """Every object of a dataclass `kind` in a model object, itself among them."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from within(each, kind)
    elif is_dataclass(value):
        made: Any = type(value)
        for name in _fields(made):
            yield from within(getattr(value, name), kind)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
