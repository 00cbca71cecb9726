"""The backend of a case that is one SQLite file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from twosource.errors import StoreError, UsageError
from twosource.store.backend import PATIENCE, Access, Backend
from twosource.store.sqlite import connection as files
from twosource.store.sqlite import errors, integrity, released, structure, wording
from twosource.store.sqlite.full_text import FTS5


class SQLite(Backend):
    """Cases as SQLite files, with a log beside them while they are open (WAL)."""

    name = "sqlite"
    dialect = sqlite.dialect()
    placeholder = "?"
    errors = (sqlite3.Error,)
    otherwise = "another program's SQLite file"
    full_text = FTS5()

    def keeps(self, path: Path) -> bool:
        """Any path can be a file's."""
        return True

    def make(self, path: Path) -> None:
        """Makes an empty file, so that no other program takes the name."""
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise UsageError(f"{path} is there already; choose another name or add to it with: twosource add {path} ...") from None
        except OSError as error:
            raise UsageError(f"{path} cannot be made: {error.strerror}") from error

    def there(self, path: Path) -> None:
        """Raises UsageError for what is no file."""
        if not path.exists():
            raise UsageError(f"there is no case at {path}; make one with: twosource new {path}")
        if not path.is_file():
            raise UsageError(f"{path} is no case file but a folder or a device")

    def connect(self, path: Path, access: Access, patience: float = PATIENCE) -> sa.Connection:
        """An open connection, guarded against what a stranger's file may hold."""
        return files.connect(path, access, patience)

    def set_patience(self, connection: sa.Connection, patience: float) -> None:
        """SQLite's busy timeout."""
        files.set_patience(connection, patience)

    def ready(self, connection: sa.Connection) -> None:
        """Puts the file in WAL mode."""
        files.logged(connection)

    def settle(self, connection: sa.Connection) -> None:
        """Folds the log into the file."""
        files.fold(connection)

    def discard(self, path: Path) -> None:
        """Removes the file with its log and its index."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)

    def writable(self, path: Path) -> bool:
        """Whether the file and its folder may be written."""
        return files.writable(path)

    def said(self, error: BaseException | None, path: Path) -> StoreError | UsageError:
        """A sentence by SQLite's name of the error."""
        return errors.said(error, path)

    def version(self, connection: sa.Connection) -> int:
        """SQLite's data version."""
        return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def spoken(self, statement: str) -> str:
        """The statement with json_each, NOCASE, min and max."""
        return wording.spoken(statement)

    def unless_there(self, table: sa.Table) -> sa.Insert:
        """INSERT OR IGNORE."""
        return wording.unless_there(table)

    def mark(self, connection: sa.Connection) -> None:
        """Puts our number into the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {files.APPLICATION_ID}")

    def take_released(self, connection: sa.Connection, number: int, name: str) -> None:
        """Runs the step's SQL."""
        released.take_released(connection, number, name)

    def step_of(self, connection: sa.Connection) -> int:
        """The step by the record in the file, once its header says that it is a case."""
        return structure.step_of(connection)

    def strange(self, connection: sa.Connection, step: int) -> str | None:
        """What in the file's schema differs from what the steps make."""
        return structure.strange(connection, step, self)

    def faults(self, connection: sa.Connection) -> Iterator[str]:
        """SQLite's checks of integrity and foreign keys, and the types of all values."""
        return integrity.faults(connection)
