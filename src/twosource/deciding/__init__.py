"""A decision on its way into the log: what it is about, checked, in ids that follow from content; and the log told. Nothing here writes."""

from twosource.deciding.history import Entry, History, entries
from twosource.deciding.legible import legible
from twosource.deciding.prepare import Prepared, prepare
from twosource.deciding.reach import over, said_before, touched

__all__ = ["Entry", "History", "Prepared", "entries", "legible", "over", "prepare", "said_before", "touched"]
