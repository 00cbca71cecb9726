"""A publication date as it is stated. What can be read two ways (03/04/2024) is no date; with points (03.04.2024) the day
stands first."""

import calendar
import re
from datetime import date

from twosource.language import per_language
from twosource.language.dates import month_pattern, months
from twosource.model import UNSTATED, Moment, Span

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_CLOCK = re.compile(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-3])\s?:\s?(?P<minute>[0-5]\d)(?::\s?[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?", re.IGNORECASE
)


@per_language
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways a full date is written, in the order in which they are looked for."""
    month = rf"(?P<month>{month_pattern()})\.?"
    forms = (
        rf"\b{month}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"\b{_DAY}\.?(?:\s+of)?[\s-]+{month},?[\s-]+{_YEAR}\b",
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<first>\d{{1,2}})\s?(?P<sign>[-/.])\s?(?P<second>\d{{1,2}})\s?[-/.]\s?{_YEAR}\b",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@per_language
def _whole() -> re.Pattern[str]:
    """A year, a month in digits or a month by name with its year, and nothing else."""
    by_digits, by_name = _YEAR.replace("year", "year2"), _YEAR.replace("year", "year3")
    return re.compile(rf"(?:{_YEAR}|{by_digits}-(?P<month>\d\d)|(?P<named>{month_pattern()})\.?\s+{by_name})", re.IGNORECASE)


def day(year: int, month: int, number: int) -> Moment:
    """The moment of one calendar day, unstated if there is no such day."""
    try:
        at = date(year, month, number)
    except ValueError:
        return UNSTATED
    return Moment(at.isoformat(), at, at, "stated")


def stated(text: str, offset: int | None = None) -> Moment:
    """The first full date in `text`, with its clock time if one follows or precedes; unstated if none or if it can be read two ways.

    The day is the one written, in its own zone. `offset` is where `text` begins in a report's text; without it no span is set.
    """
    for form in _forms():
        found = form.search(text)
        if found:
            moment = _of(found)
            if moment:
                return _with_words(moment, found, text, offset)
    return UNSTATED


def published(value: str) -> Moment:
    """The moment of a metadata field: an ISO date or time, RFC 2822, a written date, or only a month or a year."""
    value = value.strip()
    whole = _whole().fullmatch(value)
    if not whole:
        return stated(value)
    if whole["year"]:
        return _year(int(whole["year"]), value)
    if whole["year2"]:
        return _month(int(whole["year2"]), int(whole["month"]), value)
    return _month(int(whole["year3"]), months()[whole["named"].lower()], value)


def date_at_start(text: str) -> re.Match[str] | None:
    """A date that `text` begins with, if any."""
    return next((found for form in _forms() if (found := form.match(text))), None)


def _year(year: int, text: str) -> Moment:
    return Moment(str(year), date(year, 1, 1), date(year, 12, 31), "stated", text)


def _month(year: int, month: int, text: str) -> Moment:
    if not 1 <= month <= 12:
        return UNSTATED
    return Moment(f"{year}-{month:02}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "stated", text)


def _of(found: re.Match[str]) -> Moment:
    parts = found.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first == second or first > 12 or (parts["sign"] == "." and second <= 12):
            return day(year, second, first)
        return day(year, first, second) if second > 12 else UNSTATED
    month = parts["month"].lower()
    return day(year, int(month) if month.isdigit() else months()[month], int(parts["day"]))


def _with_words(moment: Moment, found: re.Match[str], text: str, offset: int | None) -> Moment:
    around = text[max(0, found.start() - 40) : found.start()] + " " + text[found.end() : found.end() + 40].lstrip("T")
    clock = _CLOCK.search(around)
    span = None if offset is None else Span(offset + found.start(), offset + found.end())
    return Moment(moment.edtf, moment.earliest, moment.latest, "stated", found[0], span, None, _hours(clock) if clock else None)


def _hours(clock: re.Match[str]) -> str:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{clock['minute']}"
