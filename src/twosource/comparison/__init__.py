"""Claims of one event -> findings, slot by slot."""

from twosource.comparison.compare import find

__all__ = ["find"]
