"""What failed in a kept case, tried again: reports that could not be read, stories that could not be drawn."""

from collections.abc import Sequence
from pathlib import Path

from twosource.keeping import Tally
from twosource.model import Failure
from twosource.reading.version import reader_version
from twosource.refreshing import refresh
from twosource.settings import Settings
from twosource.store import CaseFile, open_case
from twosource.workflow import Watch, read, unwatched


def retry(path: Path | str, settings: Settings | None = None, watch: Watch = unwatched, drawing: Watch = unwatched) -> Tally:
    """Reads the reports anew that could not be read, and draws their stories and those that could not be drawn.

    The tally's `failures` are what fails still; `mended` counts the reports that could be read now.
    """
    with open_case(Path(path)) as kept:
        failed = {failure.report for failure in kept.failures() if failure.report}
        reread(kept, sorted(failed), settings or Settings(), watch)
        kept.shelves.retry()
        refresh(kept, drawing)
        still = kept.failures()
        return Tally(failures=list(still), mended=len(failed - {failure.report for failure in still}))


def redraw(path: Path | str, watch: Watch = unwatched) -> tuple[Failure, ...]:
    """Draws again the stories that could not be drawn, and whatever of the case is not drawn yet; gives every failure that stands."""
    with open_case(Path(path)) as kept:
        kept.shelves.retry()
        refresh(kept, watch)
        return kept.failures()


def reread(kept: CaseFile, reports: Sequence[str], settings: Settings, watch: Watch = unwatched) -> None:
    """Reads reports of the case anew from their stored texts, batch by batch.

    The new readings of a batch take the place of the old ones in one transaction; the stories they stand in are to be drawn again.
    """
    for start in range(0, len(reports), settings.batch):
        some = kept.reports(reports[start : start + settings.batch])
        kept.reread(read(some, settings), reader_version())
        watch(start + len(some), len(reports))
