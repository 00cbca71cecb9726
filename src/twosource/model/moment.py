"""When: a time as far as it is stated, never further."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.model.span import Span

Basis = Literal["stated", "resolved", "decided", "none"]
"""Where a time comes from: `stated` in full, `resolved` from an anchor such as the day of the report, `decided` by a person, or `none`:
not dated."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as an EDTF string with the days it can span.

    `edtf`, `earliest`, `latest` are None when no calendar value follows from the words. `basis` says whether the value is
    stated in full, resolved from an anchor, decided by a person, or absent. `clock` is the time of day as "HH:MM" if one is
    given. `span` is where the words stand, `anchor` where the words stand that the value was resolved from (None: the published
    date).
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = "none"
    text: str | None = None
    span: Span | None = None
    anchor: Span | None = None
    clock: str | None = None

    def __bool__(self) -> bool:
        return self.edtf is not None


UNSTATED = Moment()
"""The moment of whatever is not dated."""
