"""What the store asks of a database: one class a dialect, and nothing of one engine stands outside its own.

SQLite (`store/sqlite`) is the one there is. A second dialect is a package beside it with a subclass of `Backend`, and its line in
`store/dialects.py`. What it has to give:

- *Places*: which paths name its own cases (`keeps`).
- *Connections*: how a case is made, opened, waited for and let go, with transactions of which a writing one takes its lock at the start,
  so that two writers wait and never fail; foreign keys that hold; and a number that changes whenever another connection writes
  (`version`). Where a case is no file of its own, `path` is what names it.
- *Errors*: what the driver raises, and a sentence for each that a user can act on.
- *Wording*: `spoken` turns the statements of `store/statements.py` (SQL that engines share, with a handful of words of ours for what each
  says in its own way) into the engine's; `Listed` compiles for it; `unless_there` gives an insert that leaves alone what is there.
- *Steps*: how an empty place comes to the tables of the released steps (`take_released`). Steps after those are the same for all
  (`store/migrations`). A dialect that has no cases of an older step may make them all at once, at the last of these: `tables.metadata`
  has the tables drawn from the model; `story_count`, `difference` and `suggestion` stand in SQLite's steps 3 and 5 alone; its views are
  for people who look into the file, and nothing here asks them.
- *Full-text search*: a `FullText` that follows what is written by itself, without case or diacritics.
- *Soundness*: whether what stands at a place is a case (`step_of`), whether its schema is ours (`strange`), and what its own checks say
  (`faults`). A database that only we write to may find nothing strange.

Values go in and come out as the model's columns have them: text (as bytes where it is no sound Unicode), whole numbers, numbers with a
point, bytes; days and moments are ISO 8601 text, tuples of plain values JSON text. Tests of the store run against each dialect.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import sqlalchemy as sa
from sqlalchemy.sql.functions import FunctionElement

from twosource.errors import StoreError, UsageError

Access = Literal["read", "write", "new"]
"""What a case is opened for: to `read`, to `write`, or as a `new` one."""

PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the same case."""

Terms = Sequence[Sequence[str]]
"""Runs of words, folded (`store.pages.query`): those of a run stand in a row."""


class Listed(FunctionElement[str]):
    """The items of a list of any length, given as one value, for statements built with SQLAlchemy; each dialect says how it is compiled.

    Its `type` is that of the column they are looked for in: texts or whole numbers.
    """

    inherit_cache = True
    name = "listed"


class FullText(Protocol):
    """Full-text search over the reports and the claims of a case, inside a transaction that is open."""

    def matching(
        self, connection: sa.Connection, of: Literal["report", "claim"], terms: tuple[Terms, Terms], start: int, end: int, most: int
    ) -> list[int]:
        """The numbers, from `start` to before `end`, of reports (by title and text) or claims (by label alone) that match, the last first,
        `most` of them at the most. `terms` are the runs that must all stand there, and those of which none may."""


class Backend(ABC):
    """One dialect of SQL: what an engine says in its own way. Has no state of its own; whatever is of one case hangs on its connection."""

    name: str
    """What SQLAlchemy calls the dialect."""
    dialect: sa.Dialect
    """What compiles SQLAlchemy's statements for it."""
    placeholder: str
    """What stands for a value in a statement whose values are given by position."""
    errors: tuple[type[Exception], ...]
    """What the driver raises where SQLAlchemy does not stand between."""
    otherwise: str
    """What a place holds that is no case, as the end of a sentence."""
    full_text: FullText

    @abstractmethod
    def keeps(self, path: Path) -> bool:
        """Whether a case at this place is this engine's, told by how the place is written: nothing need be there yet."""

    @abstractmethod
    def make(self, path: Path) -> None:
        """Takes a place for a new case. Raises UsageError where there is something already, or none can be made."""

    @abstractmethod
    def there(self, path: Path) -> None:
        """Raises UsageError where there is nothing at a place that could be a case."""

    @abstractmethod
    def connect(self, path: Path, access: Access, patience: float = PATIENCE) -> sa.Connection:
        """An open connection, which waits `patience` seconds for another program at the most.

        Transactions are explicit; a writing one takes its lock at the start, so two writers wait, not fail.
        """

    @abstractmethod
    def set_patience(self, connection: sa.Connection, patience: float) -> None:
        """Has an open connection wait `patience` seconds for another program, and no longer."""

    @abstractmethod
    def ready(self, connection: sa.Connection) -> None:
        """Makes a connection ready to write. Only for a case whose schema is known to be ours, since it may change the place."""

    @abstractmethod
    def settle(self, connection: sa.Connection) -> None:
        """Puts what was written where whoever copies the case will find it, before the connection is closed."""

    @abstractmethod
    def discard(self, path: Path) -> None:
        """Removes a case with all that was kept beside it."""

    @abstractmethod
    def writable(self, path: Path) -> bool:
        """Whether the case may be written."""

    @abstractmethod
    def said(self, error: BaseException | None, path: Path) -> StoreError | UsageError:
        """What to tell the user of an error of the driver's."""

    @abstractmethod
    def version(self, connection: sa.Connection) -> int:
        """A number that another one takes the place of whenever another connection changes the case."""

    @abstractmethod
    def spoken(self, statement: str) -> str:
        """A statement of ours in this engine's words, with values by name as its driver takes them."""

    @abstractmethod
    def unless_there(self, table: sa.Table) -> sa.Insert:
        """An insert that leaves out rows whose key the table holds already, and those without a value that it needs."""

    @abstractmethod
    def mark(self, connection: sa.Connection) -> None:
        """Says in the place itself that it is a case, so that it can be told from anything else before its tables are read."""

    @abstractmethod
    def take_released(self, connection: sa.Connection, number: int, name: str) -> None:
        """Takes one of the released steps, inside a transaction that is open."""

    @abstractmethod
    def step_of(self, connection: sa.Connection) -> int:
        """The step that the case says it is at, 0 for what is no case. Raises ValueError for a record that is not sound."""

    @abstractmethod
    def strange(self, connection: sa.Connection, step: int) -> str | None:
        """What in the schema of a case at `step` is not ours, as the end of a sentence; None where all is."""

    @abstractmethod
    def faults(self, connection: sa.Connection) -> Iterator[str]:
        """What the engine's own checks find in a whole case: damage, values of another type than their column's, rows that name nothing."""

    def fetch(self, connection: sa.Connection, statement: str, values: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
        """All rows of a statement that is spoken already, by the driver's own cursor: SQLAlchemy's result costs more than the query."""
        cursor = connection.connection.cursor()
        cursor.execute(statement, values)
        return cursor.fetchall()
