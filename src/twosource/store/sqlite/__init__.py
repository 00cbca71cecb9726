"""SQLite: a case is one file, which can be mailed, copied and looked into with any program that opens SQLite."""

from twosource.store.sqlite.connection import APPLICATION_ID
from twosource.store.sqlite.dialect import SQLite

__all__ = ["APPLICATION_ID", "SQLite"]
