"""A decision on its way into the log: what it is about, checked, in ids that follow from content; and the log told. Nothing here writes."""

from twosource.case.judging.history import Entry, History, entries
from twosource.case.judging.legible import legible
from twosource.case.judging.prepare import Prepared, prepare
from twosource.case.judging.reach import over, said_before, touched

__all__ = ["Entry", "History", "Prepared", "entries", "legible", "over", "prepare", "said_before", "touched"]
