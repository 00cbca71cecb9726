"""The walk of a case that is kept: the workflow's reading and picture, with the case file that stores them.

Apart from `workflow`, since the database library costs a third of the start of a comparison that keeps nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from getpass import getuser
from itertools import islice
from pathlib import Path

from twosource.case.judging import History, entries, legible, over, prepare, said_before, touched
from twosource.case.refresh import MAX_REPORTS_AT_HAND, MAX_ROUNDS, Told, refresh
from twosource.errors import UsageError
from twosource.model import Case, Failure, Judgement, Refusal, Source, Verb
from twosource.model.anchors import settled
from twosource.reading.version import reader_version
from twosource.settings import Settings
from twosource.store import MIN_ID_BEGINNING, Access, CaseFile, Finder, Unknown, create, meant, open_case, undoable, writable
from twosource.workflow import Watch, drawing_version, joined, nothing, picture, read, unwatched


@dataclass(slots=True)
class Tally:
    """What one `add` did, filled as it goes, so that whoever was cut off can still say what is kept.

    `added` are reports stored, `known` those that the case (or this run) held already. `failures` are those of what was tried: reports
    that could not be read, and stories that could not be drawn, now or earlier. `mended` counts those of earlier that could be read now.
    """

    added: int = 0
    known: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    mended: int = 0


def new(path: Path | str) -> None:
    """Makes an empty case file.

    Args:
        path: Where it is to be.

    Raises:
        UsageError: There is a file already.
        StoreError: It cannot be written.

    Example:
        >>> twosource.new("another.two")
    """
    create(Path(path)).close()


def add(
    path: Path | str,
    inputs: Iterable[str],
    settings: Settings | None = None,
    watch: Watch = unwatched,
    tally: Tally | None = None,
    drawing: Watch = unwatched,
) -> Tally:
    """Takes inputs into a case and reads them, batch by batch, each batch in one transaction; then draws the stories they touch.

    What the case holds already is skipped, so a run that was cut off goes on where it stopped when it is run again. Stories that could
    not be drawn earlier are drawn again.

    Args:
        path: The case file.
        inputs: Paths of files and folders, web addresses, `-` for standard input.
        settings: Bounds of size and time; None takes the defaults.
        watch: Called after each report with how many are read, and of how many if that is known.
        tally: Filled as reports come in, for whoever may be cut off; None makes a new one.
        drawing: Called after each story with how many are drawn, and of how many.

    Returns:
        The tally: how many reports are new and known, what was refused and what failed.

    Raises:
        NothingReadable: Nothing came in and nothing was there already.
        UsageError: There is no such case.
        StoreError: It cannot be read or written.

    Example:
        >>> tally = twosource.add("affair.two", ["one.txt"])
        >>> tally.added, tally.known
        (0, 1)
    """
    settings, tally = settings or Settings(), tally or Tally()
    with open_case(Path(path)) as kept:
        before = kept.count()
        at_hand: dict[str, Told] = {}
        try:
            for sources, refusals in _batches(inputs, kept.known, settings, tally):
                readings = read([source.report for source in sources], settings, _onward(watch, tally.added)) if sources else []
                readings = kept.add(sources, readings, reader_version(), refusals)
                tally.added += len(sources)
                tally.failures += [reading.failure for reading in readings if reading.failure]
                at_hand |= {source.report.id: (source.report, reading) for source, reading in zip(sources, readings, strict=True)}
                at_hand = dict(list(at_hand.items())[-MAX_REPORTS_AT_HAND:])
                tally.refusals += refusals
        finally:
            # Whoever stops this may do so between a batch's last write and its counting, so the case itself is asked.
            tally.added = kept.count() - before
        kept.stories.retry()
        refresh(kept, drawing, at_hand)
        tally.failures += [failure for failure in kept.failures() if failure.story]
    if not tally.added and not tally.known:
        raise nothing(tally.refusals)
    return tally


def load(path: Path | str) -> Case:
    """The whole case with its picture up to date: what is missing is drawn, and stored if the file may be written.

    Args:
        path: The case file.

    Returns:
        The case. All of it is in memory; `twosource.case.read.Window` looks at a large one a part at a time.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> len(twosource.load("affair.two").reports)
        2
    """
    path = Path(path)
    with open_case(path, "read") as kept:
        if _current(kept) or not writable(path):
            return load_from(kept)
    with open_case(path) as kept:
        refresh(kept)
        return joined(kept.load())


def load_from(kept: CaseFile) -> Case:
    """`load` of a case that is open, without writing: a picture that is not up to date is drawn for this once."""
    case = kept.load()
    return joined(case) if _current(kept) else picture(case.reports, case.readings, case.judgements, case.refusals)


def _current(kept: CaseFile) -> bool:
    return kept.stories.drawn_by() == drawing_version() and kept.stories.complete()


def freshen(path: Path | str, watch: Watch = unwatched) -> None:
    """Brings the tables up to date and draws whatever of the case is not drawn yet, or was drawn by another version.

    Nothing is done where the file may only be read.

    Args:
        path: The case file.
        watch: Called after each story with how many are drawn, and of how many.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read or written.

    Example:
        >>> from twosource.case.write import freshen
        >>> freshen("affair.two")
    """
    path = Path(path)
    access: Access = "write" if writable(path) else "read"
    with open_case(path, access) as kept:
        if access == "write" and not _current(kept):
            refresh(kept, watch)


def decide(path: Path | str, verb: Verb, subjects: Sequence[str], why: str, who: str | None = None, value: str = "") -> Judgement:
    """Appends a decision to the case's log and draws anew the stories it is about, and no others.

    What is decided already, by the same person for the same reason, is not said twice: the entry that says it is given back.

    Args:
        path: The case file.
        verb: What is decided, one of `twosource.model.Verb`.
        subjects: Ids of chains, claims, entities, events, relations, reports or origins, or beginnings of such ids. Kept are the chain,
            claim and report ids that stand for them, which a new reading leaves as they are.
        why: The reason, for whoever reads the log.
        who: Who decides; None takes the user's name.
        value: JSON for `edit` ({"slot", "after"}) and `claim` (see docs/decisions/0013-corrections.md), else "".

    Returns:
        The entry of the log.

    Raises:
        UsageError: It cannot be decided so; the text says what to do instead.
        StoreError: The case cannot be read or written.

    Example:
        >>> from twosource.case.write import decide
        >>> decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela").verb
        'accept'
    """
    with open_case(Path(path)) as kept:
        judgement = decide_in(kept, Judgement(0, verb, tuple(subjects), who or user(), datetime.now(UTC), why, value))
        refresh(kept)
    return judgement


def decide_in(kept: CaseFile, asked: Judgement) -> Judgement:
    """`decide` in a case that is open, but for the drawing; the number of `asked` counts for nothing."""
    legible(asked)
    for _ in range(MAX_ROUNDS - 1):
        try:
            return _append(kept, asked)
        except Unknown:
            if not _current(kept):
                # What is loose stands in no event or entity yet: it is drawn, and looked for once more.
                refresh(kept)
            elif (spelt := _over_stories(kept, asked)) != asked:
                asked = spelt
            else:
                raise
    return _append(kept, asked)


def _over_stories(kept: CaseFile, asked: Judgement) -> Judgement:
    """The decision with the claims of each tie whose id follows from entities of several stories, which no table holds."""
    if kept.count() > MAX_REPORTS_LOADED:
        return asked
    ties = {relation.id: relation.claims for relation in joined(kept.load()).relations}
    fits = {each: [tie for tie in ties if tie.startswith(each)] if len(each) >= MIN_ID_BEGINNING else [] for each in asked.subjects}
    spelt = (ties[fits[each][0]] if len(fits[each]) == 1 else (each,) for each in asked.subjects)
    return replace(asked, subjects=tuple(claim for claims in spelt for claim in claims))


MAX_REPORTS_LOADED = 2_000
"""Reports of a case that is loaded whole for the sake of one id: some seconds. In a larger one such a tie is decided by its claims."""


def _append(kept: CaseFile, asked: Judgement) -> Judgement:
    """Checks a decision against the case and its log and appends it, all in one transaction, so that no other comes between."""
    from twosource.resolution import against

    with kept.stories.together():
        log, standing = kept.log(), kept.standing()
        parts = over(kept, asked.verb, lambda: joined(kept.load()))
        prepared = prepare(Finder(kept.connection), asked.verb, asked.subjects, asked.value, parts)
        judgement = replace(asked, id=max((each.id for each in log), default=0) + 1, subjects=prepared.subjects, value=prepared.value)
        if (before := said_before(standing, judgement)) is not None:
            return before
        if numbers := against(standing, judgement):
            named = ", ".join(map(str, sorted(numbers)))
            raise UsageError(
                f"'{judgement.verb}' would leave open what goes where: {named} of the log says that they are one, and one with more; "
                "undo that first, or 'split' off what is another"
            )
        return kept.append(judgement, touched(kept, judgement, standing))


def undo(path: Path | str, entry: int | None = None, why: str = "", who: str | None = None) -> Judgement:
    """Takes back a decision, by a new entry that can be undone itself.

    Args:
        path: The case file.
        entry: The number of the decision in the log; None takes the last one in force.
        why: The reason, for whoever reads the log.
        who: Who takes it back; None takes the user's name.

    Returns:
        The entry of the log that takes it back.

    Raises:
        UsageError: There is nothing to take back, or no such entry.
        StoreError: The case cannot be read or written.

    Example:
        >>> from twosource.case.write import undo
        >>> undo("affair.two", who="Mirela").verb
        'undo'
    """
    with open_case(Path(path)) as kept:
        judgement = undo_in(kept, entry, why, who)
        refresh(kept)
    return judgement


def undo_in(kept: CaseFile, entry: int | None, why: str, who: str | None) -> Judgement:
    """`undo` in a case that is open, but for the drawing."""
    with kept.stories.together():
        log = kept.log()
        target = undoable(log, entry)
        drawn = settled([meant(log, target)], kept.now())  # nothing hangs on what the readings do not have
        reports = touched(kept, drawn[0], kept.standing()) if drawn else ()
        return kept.append(Judgement(0, "undo", (str(target),), who or user(), datetime.now(UTC), why), reports)


def log(path: Path | str) -> tuple[Judgement, ...]:
    """Every decision ever made in the case, undone ones and undos too, oldest first.

    Args:
        path: The case file.

    Returns:
        The entries, each with who, when and why.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> from twosource.case.write import log
        >>> [entry.verb for entry in log("affair.two")]
        ['accept', 'undo']
    """
    with open_case(Path(path), "read") as kept:
        return kept.log()


def history(path: Path | str, offset: int = 0, limit: int = 50, *, newest_first: bool = False) -> History:
    """Some entries of the log, each in plain words. Costs what the entries show, whatever the size of the case.

    Args:
        path: The case file.
        offset: How many entries to leave out before the first.
        limit: How many to give at most.
        newest_first: The newest come first, and `offset` counts from them.

    Returns:
        The entries, and how many there are in all.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> from twosource.case.write import history
        >>> history("affair.two", limit=1).total
        2
    """
    with open_case(Path(path), "read") as kept, kept.stories.together():
        log = kept.log()
        shown = (log[::-1] if newest_first else log)[offset : offset + limit]
        return History(entries(kept.connection, log, shown), len(log))


def user() -> str:
    """The name the machine knows its user by, 'unknown' where it knows none (a bare container, say)."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _onward(watch: Watch, before: int) -> Watch:
    """`watch`, told of the reports before this batch too; how many will come is not known."""
    return lambda done, _total: watch(before + done, None)


def _batches(
    inputs: Iterable[str], known: Callable[[Collection[str]], frozenset[str]], settings: Settings, tally: Tally
) -> Iterator[tuple[list[Source], list[Refusal]]]:
    """New sources and the refusals met among them, `settings.batch` items at a time; what is known is counted and left out."""
    from twosource.intake import take

    items = take(inputs, settings)
    while chunk := list(islice(items, settings.batch)):
        sources = [item for item in chunk if isinstance(item, Source)]
        held = known([source.report.id for source in sources])
        fresh = {source.report.id: source for source in sources if source.report.id not in held}
        refused = [item for item in chunk if isinstance(item, Refusal) and item.reason != "duplicate"]
        tally.known += len(chunk) - len(fresh) - len(refused)
        yield list(fresh.values()), refused
