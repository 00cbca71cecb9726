"""One connection to one case file: what it lets a file do, and the log beside the file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from twosource.store.backend import Access

APPLICATION_ID = 0x32535243
"""'2SRC' in the header of every case file, so that `file` and we can tell one from any other SQLite file."""

FOLDING_PATIENCE = 0.5
"""Seconds to wait for whoever reads, before the log is left to be folded the next time."""

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


def connect(path: Path, access: Access, patience: float) -> sa.Connection:
    """An open connection, see `Backend.connect`."""
    made = _connected(path, access, patience)
    if access == "new" or not _left_over(path, made):
        return made
    made.close()
    return _connected(path, access, patience)


def _connected(path: Path, access: Access, patience: float) -> sa.Connection:
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


def _left_over(path: Path, connection: sa.Connection) -> bool:
    """Whether SQLite's index beside the file (`-shm`) is of another file that stood here and that somebody still has open.

    It tells how many pages there are, so that a sound case put in the place of another would look damaged. Closing takes the index away.
    """
    log, index = Path(f"{path}-wal"), Path(f"{path}-shm")
    if not index.exists() or (log.exists() and log.stat().st_size):
        return False
    cursor = connection.connection.cursor()
    try:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0] * cursor.execute("PRAGMA page_size").fetchone()[0]
    except sqlite3.DatabaseError:
        return True
    return bool(pages != path.stat().st_size)


@contextmanager
def memory() -> Iterator[sa.Connection]:
    """An empty database that is gone afterwards."""
    engine = sa.create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:", isolation_level=None), poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        yield connection


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
        set_patience(connection, FOLDING_PATIENCE)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def logged(connection: sa.Connection) -> None:
    """Has what is written go to a log beside the file first, and full-text search follow it."""
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
