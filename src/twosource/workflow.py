"""The walk: intake, reading, resolution, comparison, and the case file that keeps it. The only place that joins the rooms.

Intake and reading are imported where they are used: together they cost over a second, which looking into a kept case need not pay.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from itertools import islice
from pathlib import Path

from twosource import __version__
from twosource.errors import NothingReadable
from twosource.model import Case, Judgement, Reading, Refusal, Report, Source, Verb
from twosource.settings import Settings
from twosource.store import CaseFile, create, open_case, subjects_of, undoable, writable

Watch = Callable[[int, int | None], None]
"""Told after each report how many are read, and of how many if that is known."""


def unwatched(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def compare(inputs: Iterable[str], settings: Settings | None = None, watch: Watch = unwatched) -> Case:
    """Takes in `inputs` (paths, folders, addresses, '-'), reads and compares them. Raises NothingReadable when no report came in."""
    from twosource.intake import take

    settings = settings or Settings()
    reports: list[Report] = []
    refusals: list[Refusal] = []
    for item in take(inputs, settings):
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            reports.append(item.report)
    if not reports:
        raise NothingReadable(_nothing(refusals))
    return picture(reports, read(reports, settings, watch), (), refusals)


def read(reports: Sequence[Report], settings: Settings | None = None, watch: Watch = unwatched) -> list[Reading]:
    """The reading of each report, in order."""
    from twosource.reading import ENGLISH

    readings: list[Reading] = []
    for reading in ENGLISH.read(reports, (settings or Settings()).batch):
        readings.append(reading)
        watch(len(readings), len(reports))
    return readings


def picture(
    reports: Sequence[Report], readings: Sequence[Reading], judgements: Sequence[Judgement] = (), refusals: Sequence[Refusal] = ()
) -> Case:
    """The case that follows from what was read and what people decided: a pure function."""
    from twosource.comparison import find
    from twosource.resolution import resolve_entities, resolve_events, resolve_origins, resolve_relations, settle

    out = rejected(judgements)
    standing = [_standing(reading, out) for reading in readings]
    entities = resolve_entities(readings, judgements, reports)
    origins = resolve_origins(reports, standing, judgements)
    events = resolve_events(reports, standing, entities, origins, judgements)
    relations = resolve_relations(standing, entities, origins, judgements)
    done = settle(standing, entities, events, relations, origins)
    return find(
        Case(tuple(reports), tuple(readings), entities, done.events, done.relations, done.origins, tuple(judgements), tuple(refusals))
    )


def rejected(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The claims a person took out, unless a later decision accepts them; they stay in the readings but stand in no event or relation."""
    verdicts = {subject: each.verb for each in judgements if each.verb in {"accept", "reject"} for subject in each.subjects}
    return frozenset(subject for subject, verb in verdicts.items() if verb == "reject")


def _standing(reading: Reading, out: frozenset[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in out)) if out else reading


@dataclass(slots=True)
class Tally:
    """What one `add` did, filled as it goes, so that whoever was cut off can still say what is kept.

    `added` are reports stored, `known` those that the case (or this run) held already.
    """

    added: int = 0
    known: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def new(path: Path | str) -> None:
    """Makes an empty case file. Raises UsageError when there is a file already."""
    create(Path(path)).close()


def add(
    path: Path | str, inputs: Iterable[str], settings: Settings | None = None, watch: Watch = unwatched, tally: Tally | None = None
) -> Tally:
    """Takes inputs into a case and reads them, batch by batch, each batch in one transaction; then draws the picture anew.

    What the case holds already is skipped, so a run that was cut off goes on where it stopped when it is run again.
    Raises NothingReadable when nothing came in and nothing was there already.
    """
    settings, tally = settings or Settings(), tally or Tally()
    with open_case(Path(path)) as kept:
        held = kept.known().keys()
        try:
            for sources, refusals in _batches(inputs, set(held), settings, tally):
                readings = read([source.report for source in sources], settings, _onward(watch, tally.added)) if sources else []
                kept.add(sources, readings, __version__, refusals)
                tally.added += len(sources)
                tally.refusals += refusals
        finally:
            # Whoever stops this may do so between a batch's last write and its counting, so the case itself is asked.
            tally.added = len(kept.known()) - len(held)
        _refresh(kept)
    if not tally.added and not tally.known:
        raise NothingReadable(_nothing(tally.refusals))
    return tally


def load(path: Path | str) -> Case:
    """The case with its picture up to date: drawn anew, and stored if the file may be written, when something changed since it was."""
    path = Path(path)
    with open_case(path, "read") as kept:
        current = kept.picture_by() == __version__
        if current or not writable(path):
            case = kept.load()
            return case if current else _drawn(case)
    with open_case(path) as kept:
        return _refresh(kept)


def decide(path: Path | str, verb: Verb, subjects: Sequence[str], why: str, who: str | None = None) -> Judgement:
    """Appends a decision to the case's log and draws the picture anew.

    `subjects` are ids of chains, claims, entities, events or relations, or beginnings of such ids; kept are the chain and claim
    ids that stand for them, which a new reading leaves as they are. Raises UsageError for an id the case does not hold.
    """
    found = subjects_of(load(path), verb, subjects)
    with open_case(Path(path)) as kept:
        judgement = kept.append(Judgement(0, verb, found, who or user(), datetime.now(UTC), why))
        _refresh(kept)
    return judgement


def undo(path: Path | str, entry: int | None = None, why: str = "", who: str | None = None) -> Judgement:
    """Takes back a decision (the last one in force unless `entry` names one), by a new entry that can be undone itself."""
    with open_case(Path(path)) as kept:
        target = undoable(kept.log(), entry)
        judgement = kept.append(Judgement(0, "undo", (str(target),), who or user(), datetime.now(UTC), why))
        _refresh(kept)
    return judgement


def log(path: Path | str) -> tuple[Judgement, ...]:
    """Every decision ever made in the case, undone ones and undos too, oldest first."""
    with open_case(Path(path), "read") as kept:
        return kept.log()


def language() -> str:
    """The name and version of the language model, loaded to see that it works."""
    from twosource.reading.syntax import language_model

    meta = language_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def user() -> str:
    """The name the machine knows its user by, 'unknown' where it knows none (a bare container, say)."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _onward(watch: Watch, before: int) -> Watch:
    """`watch`, told of the reports before this batch too; how many will come is not known."""
    return lambda done, _total: watch(before + done, None)


def _drawn(case: Case) -> Case:
    return picture(case.reports, case.readings, case.judgements, case.refusals)


def _refresh(kept: CaseFile) -> Case:
    case = kept.load()
    if kept.picture_by() == __version__:
        return case
    drawn = _drawn(case)
    kept.replace_picture(drawn, __version__)
    return drawn


def _batches(inputs: Iterable[str], known: set[str], settings: Settings, tally: Tally) -> Iterator[tuple[list[Source], list[Refusal]]]:
    """New sources and the refusals met among them, `settings.batch` items at a time; what is known is counted and left out."""
    from twosource.intake import take

    items = take(inputs, settings)
    while chunk := list(islice(items, settings.batch)):
        sources = [item for item in chunk if isinstance(item, Source)]
        fresh = {source.report.id: source for source in sources if source.report.id not in known}
        known |= fresh.keys()
        refused = [item for item in chunk if isinstance(item, Refusal) and item.reason != "duplicate"]
        tally.known += len(chunk) - len(fresh) - len(refused)
        yield list(fresh.values()), refused


def _nothing(refusals: Sequence[Refusal]) -> str:
    return "nothing could be read: " + ("; ".join(f"{refusal.source}: {refusal.detail}" for refusal in refusals) or "no input was found")
