"""Numbers: how much, of what, at least or about."""

from twosource.reading.quantities.counts import counts

__all__ = ["counts"]
