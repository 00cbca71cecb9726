"""A person's decision on its way into the log: what it is about, checked, in ids that follow from content. Nothing here writes."""

from twosource.deciding.prepare import Prepared, prepare

__all__ = ["Prepared", "prepare"]
