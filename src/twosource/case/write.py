"""The walk of a case that is kept: the workflow's reading and picture, with the case file that stores them.

Apart from `workflow`, since the database library costs a third of the start of a comparison that keeps nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from twosource.case.refresh import MAX_REPORTS_AT_HAND, Told, is_current, refresh
from twosource.model import Case, Failure, Refusal, Source
from twosource.reading.version import reader_version
from twosource.settings import Settings
from twosource.store import Access, CaseFile, create, open_case, writable
from twosource.workflow import Watch, joined, nothing, picture, read, unwatched


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
        if is_current(kept) or not writable(path):
            return load_from(kept)
    with open_case(path) as kept:
        refresh(kept)
        return joined(kept.load())


def load_from(kept: CaseFile) -> Case:
    """`load` of a case that is open, without writing: a picture that is not up to date is drawn for this once."""
    case = kept.load()
    return joined(case) if is_current(kept) else picture(case.reports, case.readings, case.judgements, case.refusals)


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
        if access == "write" and not is_current(kept):
            refresh(kept, watch)


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
