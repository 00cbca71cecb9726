"""Making a case file and opening one, with every way that can fail told apart."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from twosource.errors import UsageError
from twosource.store.casefile import CaseFile
from twosource.store.migrations import migrate, newest
from twosource.store.opening.structure import step_of, strange
from twosource.store.sqlite import APPLICATION_ID, ASK, PATIENCE, Access, clearly, connect, logged, writable


def create(path: Path) -> CaseFile:
    """A new, empty case. Raises UsageError when there is a file already, StoreError when none can be made."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise UsageError(f"{path} is there already; choose another name or add to it with: twosource add {path} ...") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be made: {error.strerror}") from error
    try:
        return _prepared(path)
    except BaseException:
        discard(path)  # whatever stopped it (a full disk, Ctrl-C), a file half made would only be in the way
        raise


def discard(path: Path) -> None:
    """Removes a case file with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _prepared(path: Path) -> CaseFile:
    with clearly(path):
        connection = connect(path, "new")
        try:
            logged(connection)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection)


def open_case(path: Path, access: Access = "write", patience: float = PATIENCE) -> CaseFile:
    """The case at `path`, brought to the newest tables. It waits `patience` seconds for another program that holds it.

    Raises UsageError when there is none, when the file is no case or comes from a newer version; StoreError when it cannot be used.
    """
    if not path.exists():
        raise UsageError(f"there is no case at {path}; make one with: twosource new {path}")
    if not path.is_file():
        raise UsageError(f"{path} is no case file but a folder or a device")
    with clearly(path):
        connection = connect(path, access, patience)
        if _left_over(path, connection):
            connection.close()
            connection = connect(path, access, patience)
        try:
            _check(path, connection, access)
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection)


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


def _check(path: Path, connection: sa.Connection, access: Access) -> None:
    """Refuses what is no case of ours, before anything but its schema is read and before anything is written to it."""
    with connection.begin():
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        try:
            at = step_of(connection) if mark == APPLICATION_ID else 0
        except ValueError as error:
            raise UsageError(_unopened(path, str(error))) from None
        if at == 0:
            raise UsageError(f"{path} is no case file but another program's SQLite file")
        if at > newest():
            raise UsageError(
                f"{path} was written by a newer twosource (tables {at}, this version knows {newest()}); update twosource to open it"
            )
        if (odd := strange(connection, at)) is not None:
            raise UsageError(_unopened(path, odd))
    if at < newest():
        _upgrade(path, connection, access)
    elif access != "read":
        logged(connection)


def _unopened(path: Path, why: str) -> str:
    return f"{path} is not opened: {why}: {ASK}"


def _upgrade(path: Path, connection: sa.Connection, access: Access) -> None:
    """Takes the steps that are missing; a case opened to be read is written once for that, where it may be."""
    if access != "read":
        logged(connection)
        migrate(connection)
        return
    if not writable(path):
        raise UsageError(f"{path} was written by an older twosource and must be written once to be brought up to date, which you may not")
    writing = connect(path, "write")
    try:
        logged(writing)
        migrate(writing)
    finally:
        writing.close()
