"""When: time expressions, the days they stand for, and which event each dates."""

from twosource.reading.times.attachment import moments
from twosource.reading.times.expressions import times

__all__ = ["moments", "times"]
