"""Whether everything twosource stands on is there and works, and what to do where it does not."""

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from twosource.extras import EXTRAS
from twosource.fingerprints import SOURCELESS
from twosource.reading.version import reader_version
from twosource.workflow import drawing_version, language

INSTALL_AGAIN = "install twosource again: python -m pip install --force-reinstall twosource"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do if it is not as it should be (None: it is)."""

    name: str
    found: str
    remedy: str | None = None


def checks() -> Iterator[Check]:
    """Every check, in the order in which a fault would be met."""
    yield Check(
        "python", platform.python_version(), None if (3, 11) <= sys.version_info[:2] <= (3, 13) else "use Python 3.11, 3.12 or 3.13"
    )
    for package in ("twosource", "spacy", "sqlalchemy", "rich", "trafilatura", "edtf"):
        yield _package(package)
    yield _tried("language model", _model, INSTALL_AGAIN)
    yield _versioned("reader", reader_version())
    yield _versioned("drawing of pictures", drawing_version())
    yield _tried("sqlite full-text search", _search, "use a Python whose sqlite3 has FTS5 (python.org's and the distributions' have)")
    for extra in EXTRAS.values():
        yield Check(f"extra {extra.name}", f"{extra.purpose}: {'installed' if extra.here() else f'not installed; {extra.remedy()}'}")
    encoding = sys.stdout.encoding or "none"
    fine = encoding.lower().replace("-", "") == "utf8"
    yield Check("output encoding", encoding, None if fine else "set LANG to a UTF-8 locale (export LANG=C.UTF-8) or PYTHONUTF8=1")


def case_checks(path: str) -> Iterator[Check]:
    """The checks of a case: whether it opens, and what of it cannot be read or drawn. Stories that could not be drawn are drawn again.

    Raises UsageError, StoreError for a file that cannot be used at all.
    """
    from twosource.case.read import Window  # the database library: only where a case is looked at
    from twosource.case.reread import redraw
    from twosource.outputs.view.failures import failed
    from twosource.store import writable

    if writable(Path(path)):
        redraw(path)
    with Window(path) as window:
        totals, case = window.totals(), window.failed()
    yield Check("case", f"{path}: {totals.reports:,} reports in {totals.stories:,} stories")
    for failure, told in zip(case.failures, failed(case), strict=True):
        yield Check("case", told, READ_AGAIN.format(path) if failure.report else DRAWN_AGAIN.format(path))


READ_AGAIN = "read it again with: twosource add {} --retry"
DRAWN_AGAIN = "the rest of the case is whole; a newer twosource may draw it, and an undo of what was decided of it last (twosource log {})"


def _package(name: str) -> Check:
    try:
        return Check(name, version(name))
    except PackageNotFoundError:
        return Check(name, "missing", INSTALL_AGAIN)


def _versioned(name: str, found: str) -> Check:
    return Check(name, found, INSTALL_AGAIN if SOURCELESS in found else None)


def _tried(name: str, attempt: Callable[[], str], remedy: str) -> Check:
    try:
        return Check(name, attempt())
    except Exception as error:  # whatever goes wrong inside a dependency is what this command is there to show
        return Check(name, f"{type(error).__name__}: {error}", remedy)


def _model() -> str:
    return language()


def _search() -> str:
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    return f"SQLite {sqlite3.sqlite_version}"
