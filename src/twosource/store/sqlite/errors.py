"""What can befall a case file, by SQLite's names, and what to tell the user."""

from pathlib import Path

from twosource.errors import Busy, StoreError, UsageError

SENTENCES = {
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

ERROR_TYPES: dict[str, type[StoreError | UsageError]] = {"SQLITE_NOTADB": UsageError, "SQLITE_BUSY": Busy, "SQLITE_LOCKED": Busy}
"""What kind of error each is; a StoreError where nothing else is said."""

MAX_SHOWN_ERROR = 200
"""Characters of an error of SQLite's that has no sentence here."""


def said(error: BaseException | None, path: Path) -> StoreError | UsageError:
    """What to tell the user of an error of SQLite's."""
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT" if "decode to UTF-8" in str(error) else "")
    for prefix, sentence in SENTENCES.items():
        if name.startswith(prefix):
            return ERROR_TYPES.get(prefix, StoreError)(sentence.format(path=path))
    return StoreError(f"{path} could not be used: {str(error)[:MAX_SHOWN_ERROR]}")
