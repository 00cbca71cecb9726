"""One connection to one case file, with errors a user can act on instead of SQLite's."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import current_thread, main_thread
from typing import Literal
from urllib.parse import quote

import sqlalchemy as sa

from twosource.errors import Busy, StoreError, TwosourceError, UsageError
from twosource.model.failure import PASSING
from twosource.store.soundness import Unsound

APPLICATION_ID = 0x32535243
"""'2SRC' in the header of every case file, so that `file` and we can tell one from any other SQLite file."""

PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the same case."""

FOLDING = 0.5
"""Seconds to wait for whoever reads, before the log is left to be folded the next time."""

Access = Literal["read", "write", "new"]

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 512_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
"""What SQLite itself may take on for a case, far above what one of ours asks of it: the largest row, and how involved its SQL may be."""

GUARDS = {"SQLITE_DBCONFIG_DEFENSIVE": True, "SQLITE_DBCONFIG_TRUSTED_SCHEMA": False, "SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION": False}
"""What no connection lets a file do, where Python can say so (from 3.12 on)."""

SAID = {
    "SQLITE_FULL": "the disk is full while writing {path}; the step under way was not kept, everything before it is",
    "SQLITE_IOERR": "{path} could not be read or written (a full disk?); the step under way was not kept, everything before it is",
    "SQLITE_NOTADB": "{path} is no case file; make one with: twosource new {path}",
    "SQLITE_TOOBIG": "{path} holds or was given something larger than a case may hold",
    "SQLITE_CORRUPT": "{path} is damaged; take it from a copy, or save what is left with: sqlite3 {path} .recover",
    "SQLITE_CANTOPEN": "{path} cannot be opened; is it a file, and may you read and write it and its folder?",
    "SQLITE_READONLY": "{path} may only be read; give yourself the right to write it and its folder",
    "SQLITE_PERM": "{path} may not be opened; give yourself the right to read and write it",
    "SQLITE_BUSY": "another program is writing to {path}; try again when it is done",
    "SQLITE_LOCKED": "another program is writing to {path}; try again when it is done",
}
"""SQLite's names of what can befall a file, and what to tell the user."""

KINDS: dict[str, type[StoreError | UsageError]] = {"SQLITE_NOTADB": UsageError, "SQLITE_BUSY": Busy, "SQLITE_LOCKED": Busy}
"""What kind of error each is; a StoreError where nothing else is said."""


ASK = "it was damaged, or changed by another program; take it from a copy, or ask its sender for an archive (twosource export)"
"""What to do about a case that is not as twosource writes it."""

LONGEST = 200
"""Characters of an error of SQLite's that has no sentence here."""


@contextmanager
def clearly(path: Path) -> Iterator[None]:
    """Turns SQLite's errors inside the block into a StoreError of one sentence, a file that is no case into a UsageError."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _said(error.orig, path) from error
    except sqlite3.Error as error:
        raise _said(error, path) from error
    except Unsound as error:
        raise StoreError(f"{path} holds what twosource never writes ({error}): {ASK}") from error


@contextmanager
def transaction(path: Path, connection: sa.Connection) -> Iterator[None]:
    """One transaction, kept whole or not at all, with clear errors. Ctrl-C waits for its end, so that it never meets a commit half done.

    Inside another one it is part of that.
    """
    if connection.in_transaction():
        yield
        return
    with undisturbed(), clearly(path), connection.begin():
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Holds a Ctrl-C back until the block is done. Only the main thread is ever told of one, so elsewhere there is nothing to hold."""
    if current_thread() is not main_thread():
        yield
        return
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: held.append(number))
    try:
        yield
    finally:
        # None means a handler that Python cannot put back; its own is the nearest.
        signal.signal(signal.SIGINT, signal.default_int_handler if before is None else before)
    if held:
        signal.raise_signal(signal.SIGINT)


def _said(error: BaseException | None, path: Path) -> StoreError | UsageError:
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT" if "decode to UTF-8" in str(error) else "")
    for prefix, sentence in SAID.items():
        if name.startswith(prefix):
            return KINDS.get(prefix, StoreError)(sentence.format(path=path))
    return StoreError(f"{path} could not be used: {str(error)[:LONGEST]}")


STORING = "storing"
"""The stage at which a reading or a picture fails that the tables do not take."""
REFUSED = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.InterfaceError, sa.exc.ProgrammingError)
"""What the database says of rows that it cannot hold; all else it says is of the file."""


def refused(error: Exception) -> bool:
    """Whether an error is of the rows that were to be written, not of the file, the machine or this package."""
    if isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, REFUSED)
    return not isinstance(error, (*PASSING, TwosourceError))


def cause(error: Exception) -> BaseException:
    """What the database itself said, without the rows."""
    return error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig else error


def connect(path: Path, access: Access, patience: float = PATIENCE) -> sa.Connection:
    """An open connection, which waits `patience` seconds for another program at the most.

    Transactions are explicit; a writing one takes its lock at the start, so two writers wait, not fail.
    """

    # One thread at a time uses a connection, but a server's go from one to the next.
    def creator() -> sqlite3.Connection:
        made = sqlite3.connect(_uri(path, access), uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
        _guard(made)
        made.execute("PRAGMA foreign_keys = ON")
        # Else SQLite puts what it sorts and may have to take back into files among the machine's temporary ones.
        made.execute("PRAGMA temp_store = MEMORY")
        made.execute("PRAGMA query_only = ON" if access == "read" else "PRAGMA synchronous = FULL")
        return made

    engine = sa.create_engine("sqlite://", creator=creator, poolclass=sa.pool.NullPool)
    sa.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN" if access == "read" else "BEGIN IMMEDIATE"))
    return engine.connect()


def set_patience(connection: sa.Connection, patience: float) -> None:
    """Has an open connection wait `patience` seconds for another program, and no longer."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def fold(connection: sa.Connection) -> None:
    """Writes what stands in the log beside the file into it and empties the log, unless somebody reads on for longer than we wait.

    SQLite does so by itself only when the last of all connections closes. With a server looking on, that would be hours later: whoever
    copied the file meanwhile would lose decisions, and a file put in its place would be read with the log of another.
    """
    raw = connection.connection.driver_connection
    if connection.in_transaction() or not isinstance(raw, sqlite3.Connection):
        return
    with suppress(sqlite3.Error):
        if raw.execute("PRAGMA query_only").fetchone()[0]:
            return
        set_patience(connection, FOLDING)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def logged(connection: sa.Connection) -> None:
    """Makes the connection ready to write: what is written goes to a log beside the file first, and full-text search follows.

    Only for a file whose schema is known to be ours, since it changes the file.
    """
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    if not _followed():
        cursor.execute("PRAGMA trusted_schema = ON")


@cache
def _followed() -> bool:
    """Whether triggers may write to full-text search while the schema is not trusted, which older versions of SQLite forbid."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute("PRAGMA trusted_schema = OFF")
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        memory.execute("CREATE TABLE told (text)")
        memory.execute("CREATE TRIGGER added AFTER INSERT ON told BEGIN INSERT INTO words VALUES (new.text); END")
        memory.execute("INSERT INTO told VALUES ('a')")
    except sqlite3.Error:
        return False
    finally:
        memory.close()
    return True


def _guard(made: sqlite3.Connection) -> None:
    """Lets nothing that a file says run as code of ours would, and look at its pages twice, since it may come from anybody."""
    for limit, most in LIMITS.items():
        made.setlimit(limit, most)
    made.execute("PRAGMA trusted_schema = OFF")
    made.execute("PRAGMA cell_size_check = ON")
    for name, allowed in GUARDS.items():
        if hasattr(made, "setconfig") and hasattr(sqlite3, name):
            made.setconfig(getattr(sqlite3, name), allowed)


def writable(path: Path) -> bool:
    """Whether the case and its folder (SQLite keeps a log beside the file) may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _uri(path: Path, access: Access) -> str:
    options = "mode=rwc" if access == "new" else "mode=rw"
    if access == "read" and not writable(path):
        # A WAL file can be read only with a log beside it; where none may be made, nobody writes either, so the file stands still.
        options = "mode=ro&immutable=1"
    return f"file:{quote(str(path.resolve()))}?{options}"
