"""How far the reading has come: a bar on standard error, only on a terminal and only for work of over two seconds; and where it stopped."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.cli.terminal.exits import DONE, INTERRUPTED, UNWRITTEN
from twosource.errors import StoreError
from twosource.outputs.view.labels import line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SECONDS_BEFORE_A_BAR = 2.0
"""Seconds of silence before a bar: shorter work needs none."""


@dataclass(slots=True)
class Bar:
    """Told of each report read, then of each whose story is drawn; shows itself once the work has lasted."""

    shown: bool
    began: float = field(default_factory=time.monotonic)
    live: "tuple[Progress, TaskID] | None" = None

    def __call__(self, done: int, total: int | None) -> None:
        """One more report is read."""
        self._show("reading reports", done, total)

    def drawing(self, done: int, total: int | None) -> None:
        """The stories of so many reports are drawn."""
        self._show("drawing stories", done, total)

    def _show(self, doing: str, done: int, total: int | None) -> None:
        if not self.shown or (self.live is None and time.monotonic() - self.began < SECONDS_BEFORE_A_BAR):
            return
        if self.live is None:
            self.live = _bar()
        progress, task = self.live
        progress.update(task, description=doing, completed=done, total=total)


@contextmanager
def watching() -> Iterator[Bar]:
    """A bar that is gone when the work is done."""
    bar = Bar(sys.stderr.isatty())
    try:
        yield bar
    finally:
        if bar.live:
            bar.live[0].stop()


def resumable(work: Callable[[Bar], None], far: Callable[[], str], *, debug: bool = False) -> int:
    """The exit code of work that goes on where it was cut off; where it is, `far` says how far it came."""
    try:
        with watching() as bar:
            work(bar)
    except (KeyboardInterrupt, StoreError) as error:
        stopped = isinstance(error, KeyboardInterrupt)
        if debug and not stopped:
            raise
        why = "stopped" if stopped else line(str(error))
        print(f"twosource: {why}; {far()}, and the same command goes on from there", file=sys.stderr)
        return INTERRUPTED if stopped else UNWRITTEN
    return DONE


def _bar() -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("reading reports", total=None)
