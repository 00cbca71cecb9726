"""One SQLite file per case."""

from twosource.store.casefile import CaseFile
from twosource.store.connection import writable
from twosource.store.log import in_force, taken_back, undoable
from twosource.store.opening import create, open_case
from twosource.store.subjects import find, subjects_of

__all__ = ["CaseFile", "create", "find", "in_force", "open_case", "subjects_of", "taken_back", "undoable", "writable"]
