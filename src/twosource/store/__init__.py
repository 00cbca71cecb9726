"""One SQLite file per case."""

from twosource.store.casefile import CaseFile
from twosource.store.connection import writable
from twosource.store.log import in_force
from twosource.store.opening import create, open_case

__all__ = ["CaseFile", "create", "in_force", "open_case", "writable"]
