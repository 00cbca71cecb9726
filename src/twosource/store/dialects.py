"""The dialects there are: the only module of the store that names one."""

from pathlib import Path

import sqlalchemy as sa

from twosource.errors import StoreError, UsageError
from twosource.store.backend import Backend
from twosource.store.sqlite import SQLite

DEFAULT: Backend = SQLite()
"""What a new case is kept in."""
DIALECTS = {backend.name: backend for backend in (DEFAULT,)}
"""By SQLAlchemy's name, in the order in which they are asked whether a place is theirs; SQLite, which takes any path, comes last."""
DRIVER_ERRORS = tuple(error for backend in DIALECTS.values() for error in backend.errors)
"""What drivers raise where SQLAlchemy does not stand between."""


def backend_at(path: Path) -> Backend:
    """What the case at a place is kept in, or is to be: the first dialect that says the place is its own."""
    return next((backend for backend in DIALECTS.values() if backend.keeps(path)), DEFAULT)


def backend_of(connection: sa.Connection) -> Backend:
    """What the case behind a connection is kept in."""
    return DIALECTS[connection.dialect.name]


def said(error: BaseException | None, path: Path) -> StoreError | UsageError:
    """What to tell the user of a driver's error."""
    return backend_at(path).said(error, path)


def writable(path: Path) -> bool:
    """Whether the case at a place may be written."""
    return backend_at(path).writable(path)
