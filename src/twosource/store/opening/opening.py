"""Making a case file and opening one, with every way that can fail told apart."""

from pathlib import Path

import sqlalchemy as sa

from twosource.errors import UsageError
from twosource.store.backend import PATIENCE, Access
from twosource.store.casefile import CaseFile
from twosource.store.dialects import backend_at, backend_of, writable
from twosource.store.migrations import migrate, newest
from twosource.store.transactions import ADVICE, clearly


def create(path: Path) -> CaseFile:
    """A new, empty case. Raises UsageError when there is a file already, StoreError when none can be made."""
    backend_at(path).make(path)
    try:
        return _prepared(path)
    except BaseException:
        discard(path)  # whatever stopped it (a full disk, Ctrl-C), a file half made would only be in the way
        raise


def discard(path: Path) -> None:
    """Removes a case with all that was kept beside it."""
    backend_at(path).discard(path)


def _prepared(path: Path) -> CaseFile:
    with clearly(path):
        connection = backend_at(path).connect(path, "new")
        try:
            backend_of(connection).ready(connection)
            migrate(connection, backend_of(connection))
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection)


def open_case(path: Path, access: Access = "write", patience: float = PATIENCE) -> CaseFile:
    """The case at `path`, brought to the newest tables. It waits `patience` seconds for another program that holds it.

    Raises UsageError when there is none, when the file is no case or comes from a newer version; StoreError when it cannot be used.
    """
    backend_at(path).there(path)
    with clearly(path):
        connection = backend_at(path).connect(path, access, patience)
        try:
            _check(path, connection, access)
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection)


def _check(path: Path, connection: sa.Connection, access: Access) -> None:
    """Refuses what is no case of ours, before anything but its schema is read and before anything is written to it."""
    backend = backend_of(connection)
    with connection.begin():
        try:
            at = backend.step_of(connection)
        except ValueError as error:
            raise UsageError(_unopened(path, str(error))) from None
        if at == 0:
            raise UsageError(f"{path} is no case file but {backend.otherwise}")
        if at > newest():
            raise UsageError(
                f"{path} was written by a newer twosource (tables {at}, this version knows {newest()}); update twosource to open it"
            )
        if (odd := backend.strange(connection, at)) is not None:
            raise UsageError(_unopened(path, odd))
    if at < newest():
        _upgrade(path, connection, access)
    elif access != "read":
        backend.ready(connection)


def _unopened(path: Path, why: str) -> str:
    return f"{path} is not opened: {why}: {ADVICE}"


def _upgrade(path: Path, connection: sa.Connection, access: Access) -> None:
    """Takes the steps that are missing; a case opened to be read is written once for that, where it may be."""
    if access != "read":
        backend_of(connection).ready(connection)
        migrate(connection, backend_of(connection))
        return
    if not writable(path):
        raise UsageError(f"{path} was written by an older twosource and must be written once to be brought up to date, which you may not")
    writing = backend_at(path).connect(path, "write")
    try:
        backend_of(writing).ready(writing)
        migrate(writing, backend_of(writing))
    finally:
        writing.close()
