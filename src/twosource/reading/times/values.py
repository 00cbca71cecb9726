"""What a time expression says before it is told against anything, and the EDTF of a date in one token, a season and a decade."""

import re
from dataclasses import dataclass
from typing import Literal

from twosource.reading.times.edtf import interval, written

Kind = Literal["date", "season", "weekday", "move", "narrated", "after", "part", "clock", "words"]
"""What sort of words tell a time: a `date`, `season` or `weekday`; a `move` from the published date, from the date `narrated` before or
`after` a thing told; a `part` of a day, a `clock`; or `words` that give no date."""


UNSAID = "XXXX"
"""EDTF for a year no words say."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in tokens `[first, last)`.

    - `date`: `edtf` holds it, `XXXX` for an unsaid year; `shift` -1, 0, 1 for 'last', 'this', 'next October'; with `unit` 'year' or
      'told year' the year lies `shift` from the published one or the one told before ('June last year', 'March that year').
    - `season`: a season without a year, `edtf` its code. `weekday`: `edtf` its number, Monday 0; with `unit` 'week' it lies `shift`
      weeks from the present one ('Monday last week').
    - `move`: `shift` units from the published date; `narrated`: from the date told before; `after`: from what the words after it tell.
    - `part`: part of a day; `clock`: a time of day alone; `words`: vague, lasting or recurrent, no date.

    `shift` None: the amount is not said ('weeks ago').
    """

    first: int
    last: int
    kind: Kind
    edtf: str | None = None
    unit: str = ""
    shift: int | None = None
    clock: str | None = None


def slashed(text: str) -> str | None:
    """The EDTF of a date in one token with slashes, dots or dashes. With dots the day stands first; elsewhere, where day and month can't
    be told apart, `A|B`, American first."""
    parts = [part for part in re.split(r"[/.–-]", text) if part]
    if not parts[0].isdigit():
        return decade(parts[1][:4]) if parts[1].endswith("s") else parts[1]
    if len(parts) == 2 and len(parts[0]) == 4:
        return interval(parts[0], parts[1] if len(parts[1]) == 4 else parts[0][:2] + parts[1])
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        return written(int(parts[0]), int(parts[1]), int(parts[2]))
    a, b, year = (int(part) for part in parts)
    year += 0 if len(parts[2]) == 4 else 2000 if year < 50 else 1900
    options = [value for value in (written(year, a, b), written(year, b, a)) if value]
    if text[len(parts[0])] == ".":
        return options[-1] if options else None
    return "|".join(dict.fromkeys(options)) or None


def seasonal(year: int, code: str) -> str:
    """The EDTF of a season; 'winter 2012' can mean its first or its second year, so it spans both."""
    return f"{year}-{code}" if code != "24" else f"{year}-01/{year + 1}-02"


def decade(digits: str) -> str:
    """The EDTF of a decade from its digits: 'the 90s' are the nineteen-nineties; 'the 1800s' are the century, or can't be told from it."""
    if len(digits) < 4:
        return f"19{digits[0]}X"
    return f"{digits[:2]}XX" if digits[2:] == "00" and digits < "2000" else f"{digits[:3]}X"


def over_new_year(begin: str, end: str) -> bool:
    """Whether of two dates, months or days, the second can only follow the first in the next year: '28 December' and '3 January'."""
    finest = min(len(begin), len(end))
    return finest >= len("YYYY-MM") and begin[5:7] <= "12" and end[5:7] <= "12" and begin[5:finest] > end[5:finest]
