"""Transactions of an open case, with errors a user can act on instead of the database's."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread

import sqlalchemy as sa

from twosource.errors import StoreError, TwosourceError
from twosource.model.failure import PASSING
from twosource.store.dialects import DRIVER_ERRORS, said
from twosource.store.soundness import Unsound

ADVICE = "it was damaged, or changed by another program; take it from a copy, or ask its sender for an archive (twosource export)"
"""What to do about a case that is not as twosource writes it."""

STORING = "storing"
"""The stage at which a reading or a picture fails that the tables do not take."""
ROW_ERRORS = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.InterfaceError, sa.exc.ProgrammingError)
"""What the database says of rows that it cannot hold; all else it says is of the file."""


@contextmanager
def clearly(path: Path) -> Iterator[None]:
    """Turns the database's errors inside the block into a StoreError of one sentence, a file that is no case into a UsageError."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise said(error.orig, path) from error
    except DRIVER_ERRORS as error:
        raise said(error, path) from error
    except Unsound as error:
        raise StoreError(f"{path} holds what twosource never writes ({error}): {ADVICE}") from error


@contextmanager
def transaction(path: Path, connection: sa.Connection) -> Iterator[None]:
    """One transaction, kept whole or not at all, with clear errors. Ctrl-C waits for its end, so that it never meets a commit half done.

    Inside another one it is part of that.
    """
    if connection.in_transaction():
        yield
        return
    with interrupts_held(), clearly(path), connection.begin():
        yield


@contextmanager
def interrupts_held() -> Iterator[None]:
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


def refused(error: Exception) -> bool:
    """Whether an error is of the rows that were to be written, not of the file, the machine or this package."""
    if isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, ROW_ERRORS)
    return not isinstance(error, (*PASSING, TwosourceError))


def cause(error: Exception) -> BaseException:
    """What the database itself said, without the rows."""
    return error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig else error
