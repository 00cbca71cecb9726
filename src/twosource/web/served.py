"""The one case a server was started for. Its file may be moved, deleted, locked, damaged or replaced while people look at it.

Invariant: nothing is read from or written to another case. A look or a decision opens the file, and goes on only when the path leads to
the file it led to at the start, and that file holds the case that was seen before.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic

import sqlalchemy as sa

from twosource.case.read import Window
from twosource.case.refresh import refresh
from twosource.errors import Busy, StoreError, UsageError
from twosource.store import CaseFile, clearly, continued, identity, open_case

LOOKING, DECIDING = 3.0, 10.0
"""Seconds that a page and a decision wait for another program that holds the file, the wait for their turn included."""
AT_LEAST = 0.05
"""Seconds that whoever waited long for a turn still waits for the file."""
SOON = 5
"""Seconds after which it is worth trying again."""

GONE = "The file {name} is not there any more: it was moved, renamed or deleted. Move it back (no copy), and load this page again."
REPLACED = (
    "Another file stands in the place of {name}. This server was started for the case that stood there before, and neither shows nor"
    " changes another. Put the old one back, or start the server anew."
)
OTHER = (
    "The file {name} was overwritten: it holds another case, an older state of this one, or no case at all. This server neither shows nor"
    " changes it; start it anew."
)
HELD = "Another program is working on {name} and has not let go of it yet. Try again in a few seconds."
SHUT = "The file {name} cannot be reached: {why}."
AFTERWARDS = " Your decision was still written to the file that stood there before, wherever it is now."


class Unavailable(StoreError):
    """The case cannot be shown or decided in as things stand; the text says why. `again` where trying again may do."""

    def __init__(self, said: str, status: int = 503, *, again: bool = True) -> None:
        """`status` is that of the answer."""
        super().__init__(said)
        self.status, self.again = status, again


Stamp = tuple[int, int, int, int]
"""Device and number of a file, when it was changed last, and its size."""


class Served:
    """The case behind the pages, safe for threads: windows that stay open between requests, and one way in for decisions."""

    def __init__(self, path: Path | str) -> None:
        """Takes the case that stands at the path now. Raises UsageError where there is none, StoreError where it cannot be read."""
        self.path = Path(path)
        self._lock = Lock()
        self._free: list[tuple[Stamp, Window]] = []
        self._before: Window | None = None
        self._undrawn = 0.0
        with open_case(self.path, "read") as kept:
            told = self.path.stat()
            self._file = (told.st_dev, told.st_ino)
            self._seen = identity(self.path, kept.connection)

    @contextmanager
    def looking(self, asked: float) -> Iterator[Window]:
        """A window on the case, for a request that came at `asked`. Raises Unavailable, for what the block meets too."""
        with self._telling():
            self._catch_up()
            with self._window(max(AT_LEAST, asked + LOOKING - monotonic())) as window:
                yield window

    @contextmanager
    def deciding(self, asked: float) -> Iterator[CaseFile]:
        """The case open for writing, for a request that came at `asked`; drawn anew behind the block. Raises Unavailable as `looking`."""
        with self._telling():
            with self._opened(max(AT_LEAST, asked + DECIDING - monotonic())) as kept:
                yield kept
                with self._lock:
                    self._seen = identity(self.path, kept.connection)
                self._draw(kept)
            try:
                self._stamp()
            except Unavailable as error:
                raise Unavailable(f"{error}{AFTERWARDS}", error.status, again=False) from error

    def close(self) -> None:
        """Closes every window, once nobody looks any more: SQLite then takes away what it keeps beside the file."""
        with self._lock:
            free, self._free = self._free, []
        for _, window in free:
            _shut(window)

    @contextmanager
    def _window(self, patience: float) -> Iterator[Window]:
        """A window that nobody else looks through; it stays open for the next who looks, unless something went wrong."""
        stamp = self._stamp()
        window = self._taken(stamp) or self._new(patience)
        try:
            window.wait(patience)
            yield window
        except BaseException:
            _shut(window)
            raise
        with self._lock:
            self._free.append((stamp, window))

    def _taken(self, stamp: Stamp) -> Window | None:
        """The window used last, where the file is as it was then: one that was open while it was overwritten would go on with old pages."""
        while True:
            with self._lock:
                if not self._free:
                    return None
                then, window = self._free.pop()
            if then == stamp:
                return window
            _shut(window)
            self._before = window

    def _new(self, patience: float) -> Window:
        window = Window(self.path, patience)
        try:
            self._same(window.excerpts.connection)
            if self._before is not None:
                window.remember(self._before)
        except BaseException:
            _shut(window)
            raise
        return window

    @contextmanager
    def _opened(self, patience: float) -> Iterator[CaseFile]:
        self._stamp()
        with open_case(self.path, "write", patience) as kept:
            self._same(kept.connection)
            yield kept

    def _same(self, connection: sa.Connection) -> None:
        """Raises Unavailable unless the path still leads to our file, and what was opened is our case."""
        self._stamp()
        with self._lock:
            now = continued(self.path, connection, self._seen)
            if now is None:
                raise Unavailable(self._named(OTHER), 410, again=False)
            self._seen = now

    def _stamp(self) -> Stamp:
        try:
            told = self.path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Unavailable(self._named(GONE)) from error
        except OSError as error:
            raise Unavailable(self._named(SHUT, why=error.strerror or "it cannot be read")) from error
        if (told.st_dev, told.st_ino) != self._file:
            raise Unavailable(self._named(REPLACED), 410, again=False)
        return told.st_dev, told.st_ino, told.st_mtime_ns, told.st_size

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with clearly(self.path):
                yield
        except Unavailable:
            raise
        except Busy as error:
            raise Unavailable(self._named(HELD)) from error
        except StoreError as error:
            raise Unavailable(self._plain(error)) from error
        except UsageError as error:
            self._still(error)
            raise

    def _still(self, error: UsageError) -> None:
        """Raises Unavailable where an error came from the file, which is no case any more, and not from what was asked."""
        self._stamp()
        try:
            with open_case(self.path, "read", LOOKING) as kept:
                self._same(kept.connection)
        except UsageError:
            raise Unavailable(self._named(OTHER), 410, again=False) from error
        except Busy:
            raise Unavailable(self._named(HELD)) from error

    def _draw(self, kept: CaseFile) -> None:
        """Draws what a decision took down. It is kept by now, so where another program is in the way it is drawn a while later."""
        try:
            refresh(kept)
            self._undrawn = 0.0
        except StoreError:
            self._undrawn = monotonic() + SOON

    def _catch_up(self) -> None:
        if self._undrawn and monotonic() > self._undrawn:
            with suppress(Busy), self._opened(AT_LEAST) as kept:
                self._draw(kept)

    def _named(self, said: str, **more: str) -> str:
        return said.format(name=self.path.name, **more)

    def _plain(self, error: Exception) -> str:
        """An error as visitors may read it: where the file lies on this machine is not for them."""
        said = str(error).replace(str(self.path), self.path.name)
        return f"{said[:1].upper()}{said[1:]}." if said.startswith("the ") else f"{said}."


def _shut(window: Window) -> None:
    with suppress(sa.exc.SQLAlchemyError):
        window.close()
