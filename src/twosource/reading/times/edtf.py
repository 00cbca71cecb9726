"""EDTF strings and the days they span, for the forms the reader writes.

Forms: `2023`, `2023-10`, `2023-10-14`, `2012-22` (seasons 21 to 23, Northern names), `2011-34` (quarters 33 to 36), `201X`, `19XX`,
`XXXX-10`, `XXXX-10-07`, `A/B`, `A/..`, `../B`, each day form also with `~`. Bounds agree with the library `edtf`, which takes
some ten milliseconds a string; a test holds the two together.
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]

FIRST_MONTH = {21: 3, 22: 6, 23: 9, 33: 1, 34: 4, 35: 7, 36: 10}
"""EDTF season and quarter codes to their first month; each lasts three. Winter lies in two years and has no code here."""

YEARS = range(1, 9999)


def bounds(edtf: str) -> Days:
    """First and last day of `edtf`; None on an open side or where the year is unspecified. Raises ValueError for another form."""
    if "/" in edtf:
        begin, end = edtf.split("/")
        return (None if begin == ".." else bounds(begin)[0], None if end == ".." else bounds(end)[1])
    body = edtf.rstrip("~?")
    if body.startswith("XXXX"):
        return None, None
    year, *rest = body.split("-")
    if "X" in year:
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    return _within(int(year), [int(part) for part in rest])


def _within(year: int, rest: list[int]) -> Days:
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 2:
        day = date(year, rest[0], rest[1])
        return day, day
    first = FIRST_MONTH.get(rest[0], rest[0])
    last = first + 2 if rest[0] in FIRST_MONTH else first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def written(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The EDTF of a calendar date, `XXXX` for an unknown year; None where there is no such date (31 November)."""
    if year is None and month is None:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if month is not None and day is not None and not 1 <= day <= monthrange(year if year is not None else 2000, month)[1]:
        return None
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (month, day) if part is not None]
    return "-".join(parts)


def interval(begin: str, end: str) -> str | None:
    """The EDTF interval, None if its end lies before its beginning or a year is unspecified."""
    first, last = bounds(begin)[0], bounds(end)[1]
    return f"{begin}/{end}" if first and last and first <= last else None


def moved(day: date, unit: str, by: int, exact: bool = False) -> str | None:
    """`day` moved `by` units, as coarse as the unit; None outside the calendar.

    A week is its Monday to Sunday for 'last week', seven days around the day for 'two weeks ago', that day if `exact`
    ('a week after the 7th'). Weekends run from Saturday to Sunday.
    """
    try:
        return _moved(day, unit, by, exact)
    except (OverflowError, ValueError):
        return None


def _moved(day: date, unit: str, by: int, exact: bool) -> str | None:
    if unit == "day":
        return (day + timedelta(by)).isoformat()
    if unit in ("week", "fortnight"):
        return _week(day, by * (2 if unit == "fortnight" else 1), exact)
    if unit == "weekend":
        saturday = day + timedelta(5 - day.weekday() + 7 * by)
        return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
    if unit in ("month", "quarter"):
        return _months(day, by, unit == "quarter")
    year = day.year + by * {"year": 1, "decade": 10, "century": 100}[unit]
    if year not in YEARS:
        return None
    return {"year": f"{year:04d}", "decade": f"{year // 10:03d}X", "century": f"{year // 100:02d}XX"}[unit]


def _week(day: date, by: int, exact: bool) -> str:
    middle = day + timedelta(7 * by)
    if exact:
        return middle.isoformat()
    first = middle - timedelta(middle.weekday() if abs(by) <= 1 else 3)
    return f"{first.isoformat()}/{(first + timedelta(6)).isoformat()}"


def _months(day: date, by: int, quarter: bool) -> str | None:
    if quarter:
        index = day.year * 4 + (day.month - 1) // 3 + by
        return f"{index // 4:04d}-{33 + index % 4}" if index // 4 in YEARS else None
    index = day.year * 12 + day.month - 1 + by
    return written(index // 12, index % 12 + 1) if index // 12 in YEARS else None
