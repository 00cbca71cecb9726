"""The walk of a case that is kept: the workflow's reading and picture, with the case file that stores them.

Apart from `workflow`, since the database library costs a third of the start of a comparison that keeps nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from getpass import getuser
from itertools import islice
from pathlib import Path

from twosource import __version__
from twosource.model import Case, Judgement, Refusal, Source, Verb
from twosource.settings import Settings
from twosource.store import CaseFile, create, open_case, subjects_of, undoable, writable
from twosource.workflow import Watch, nothing, picture, read, unwatched


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
        raise nothing(tally.refusals)
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
