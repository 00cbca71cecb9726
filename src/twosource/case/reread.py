"""Reading a kept case anew, where reading failed or with a reader that has changed: what is read is replaced, what people decided leads on.

Beside `write`: a run that is cut off leaves a case that opens, and the same call goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from twosource.case.judging import Entry, entries
from twosource.case.refresh import refresh
from twosource.case.write import Tally
from twosource.model import Failure, Reading, Report
from twosource.reading.version import reader_version
from twosource.settings import Settings
from twosource.store import CaseFile, in_force, open_case
from twosource.workflow import Watch, read, unwatched


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads: its version, and what gives the readings of reports in their order."""

    version: str
    read: Callable[[Sequence[Report], Settings, Watch], Sequence[Reading]]


@dataclass(slots=True)
class Reread:
    """What one `reread` did, filled as it goes, so that whoever was cut off can still say how far it came.

    `left` are reports still to be read anew; `failures` those that this reader cannot read, whose reading is left as it was; `adrift` are
    the decisions in force that speak of what the readings have no more, `partly` those of which a part is gone.
    """

    done: int = 0
    left: int = 0
    failures: list[Failure] = field(default_factory=list)
    adrift: tuple[Entry, ...] = ()
    partly: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Age:
    """By which readers a case was read: how many of its reports by the reader at hand and by older ones, and the decisions in force that
    speak of what no reading has any more."""

    reader: str
    current: int
    older: int
    adrift: tuple[Entry, ...] = ()


def own() -> Reader:
    """The reader at hand."""
    return Reader(reader_version(), read)


def reread(
    path: Path | str,
    settings: Settings | None = None,
    watch: Watch = unwatched,
    done: Reread | None = None,
    reader: Reader | None = None,
    *,
    every: bool = False,
) -> Reread:
    """Reads anew what another reader has read, batch by batch, each batch in one transaction; then draws the stories in which that stands.

    A run that was cut off goes on where it stopped when it is run again.

    Args:
        path: The case file.
        settings: Bounds of size and time; None takes the defaults.
        watch: Called after each report with how many are read, and of how many.
        done: Filled as reports are read, for whoever may be cut off; None makes a new one.
        reader: What reads; None takes the reader at hand.
        every: Whatever the case holds, by whichever reader it was read.

    Returns:
        What was done, and which decisions speak of what the readings have no more.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read or written.

    Example:
        >>> from twosource.case.reread import reread
        >>> reread("affair.two").done
        0
    """
    settings, done, reader = settings or Settings(), done or Reread(), reader or own()
    with open_case(Path(path)) as kept:
        before = kept.readers.begin(reader.version) if every else None
        wanted = kept.readers.others(reader.version, before)
        done.left = len(wanted)
        for readings in _anew(kept, wanted, settings, watch, reader):
            sound = [reading for reading in readings if not reading.failure]
            kept.reread(sound, reader.version)
            done.done, done.left = done.done + len(sound), done.left - len(readings)
            done.failures += [reading.failure for reading in readings if reading.failure]
        kept.readers.end()
        refresh(kept)
        done.adrift, done.partly = _gone(kept)
    return done


def retry(path: Path | str, settings: Settings | None = None, watch: Watch = unwatched, drawing: Watch = unwatched) -> Tally:
    """Reads the reports anew that could not be read, and draws their stories and those that could not be drawn.

    Args:
        path: The case file.
        settings: Bounds of size and time; None takes the defaults.
        watch: Called after each report with how many are read, and of how many.
        drawing: Called after each story with how many are drawn, and of how many.

    Returns:
        A tally: its `failures` are what fails still; `mended` counts the reports that could be read now.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read or written.

    Example:
        >>> from twosource.case.reread import retry
        >>> retry("affair.two").mended
        0
    """
    with open_case(Path(path)) as kept:
        failed = {failure.report for failure in kept.failures() if failure.report}
        again(kept, sorted(failed), settings or Settings(), watch)
        kept.stories.retry()
        refresh(kept, drawing)
        still = kept.failures()
        return Tally(failures=list(still), mended=len(failed - {failure.report for failure in still}))


def redraw(path: Path | str, watch: Watch = unwatched) -> tuple[Failure, ...]:
    """Draws again the stories that could not be drawn, and whatever of the case is not drawn yet.

    Args:
        path: The case file.
        watch: Called after each story with how many are drawn, and of how many.

    Returns:
        Every failure that stands, of reports and of stories.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read or written.

    Example:
        >>> from twosource.case.reread import redraw
        >>> redraw("affair.two")
        ()
    """
    with open_case(Path(path)) as kept:
        kept.stories.retry()
        refresh(kept, watch)
        return kept.failures()


def again(kept: CaseFile, reports: Sequence[str], settings: Settings, watch: Watch = unwatched) -> None:
    """Reads reports of the case anew from their stored texts, each batch in one transaction; their stories are to be drawn again."""
    for readings in _anew(kept, reports, settings, watch, own()):
        kept.reread(readings, reader_version())


def age(path: Path | str, reader: str | None = None) -> Age:
    """By which readers the case was read, and which decisions no reading bears any more.

    Args:
        path: The case file.
        reader: The version to count as current; None takes that of the reader at hand.

    Returns:
        How many reports were read by that reader and by others, and the decisions that are adrift.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> from twosource.case.reread import age
        >>> age("affair.two").current
        2
    """
    reader = reader or reader_version()
    with open_case(Path(path), "read") as kept:
        readers = kept.readers.counted()
        current = readers.get(reader, 0)
        return Age(reader, current, sum(readers.values()) - current, _gone(kept)[0])


def _anew(kept: CaseFile, reports: Sequence[str], settings: Settings, watch: Watch, reader: Reader) -> Iterator[Sequence[Reading]]:
    """The new readings of reports, batch by batch."""
    for start in range(0, len(reports), settings.batch):
        some = kept.reports(reports[start : start + settings.batch])
        yield reader.read(some, settings, _onward(watch, start, len(reports)))


def _onward(watch: Watch, before: int, total: int) -> Watch:
    """`watch`, told of the reports before this batch too."""
    return lambda done, _total: watch(before + done, total)


def _gone(kept: CaseFile) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The decisions in force of which nothing is left in the readings, and those of which a part is not."""
    with kept.stories.together():
        now = kept.now()
        moved, torn = {entry for entry, _ in now}, {entry for (entry, _), at in now.items() if at is None}
        log = kept.log()
        shown = entries(kept.connection, log, [each for each in in_force(log) if each.id in moved])
    return tuple(each for each in shown if each.adrift), tuple(each for each in shown if not each.adrift and each.judgement.id in torn)
