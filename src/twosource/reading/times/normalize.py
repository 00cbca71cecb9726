"""A time expression and what it is told against -> its EDTF value, or None. Nothing is filled in that no words or date carry."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.model import Span
from twosource.reading.times.edtf import bounds, interval, moved, written
from twosource.reading.times.values import Expression, over_new_year, seasonal

FRIDAY = 4
STATED_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
NEAR_DAYS = 200
"""Days: a date without a year that stands before a noun ('the 7 October talks') is taken from the year around the published date only
when it lies this near; farther off it may be any year's."""

CLOSE_DAYS = 14
"""Days from the published date within which one reading of '7/8/07' is plainly the one meant."""

DAYS_WITHOUT_YEAR, SOON_DAYS = 300, 60
"""Who writes of a day more than so many days back says the year; if the same day lies at most so many away, that one is meant ('was due
on the 16th')."""


STORY_DAYS = 60
"""Days after a day told with its year within which a day without one goes on in the same story."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated place in the text, or (span None) the date of the report or post itself."""

    edtf: str
    span: Span | None

    @property
    def day(self) -> date | None:
        """The day itself if the anchor is one day."""
        first, last = bounds(self.edtf)
        return first if first is not None and first == last else None

    @property
    def year(self) -> int | None:
        """The year if the anchor lies in one."""
        first, last = bounds(self.edtf)
        return first.year if first and last and first.year == last.year else None


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What an expression is told against.

    `now`: the date of the voice that speaks (published, or the post's own). `told`: the date told last before it. `beside`: a date of the
    same sentence to take a year from. `tense`: -1, 0, 1. `adnominal`: the expression stands before a noun.
    """

    now: Anchor | None = None
    told: Anchor | None = None
    beside: Anchor | None = None
    tense: int = 0
    adnominal: bool = False


Resolved = tuple[str | None, Anchor | None]
"""The value, and the anchor it was taken from: None where the words say it in full or nothing follows."""


def anchor_of(edtf: str | None, span: Span | None = None) -> Anchor | None:
    """An anchor from a stated date ('2023-10-14', also with a time after it); None for anything that is no plain date."""
    match = STATED_DATE.match(edtf or "")
    return Anchor(match.group(), span) if match and (edtf or "")[match.end() :][:1] in ("", "T", " ") else None


def resolve(found: Expression, setting: TimeContext) -> Resolved:
    """The EDTF value of `found` and its anchor."""
    if found.kind == "date" and found.edtf:
        return _date(found, setting)
    if found.kind == "season" and found.edtf and setting.now and setting.now.year is not None and found.shift is not None:
        return _season(found.edtf, found.shift, setting.now)
    if found.kind == "weekday":
        return _weekday(found, setting)
    if found.kind == "move":
        return _moved(found, setting, exact=False)
    if found.kind in ("narrated", "after"):
        return _moved(found, setting, exact=True)
    return None, None


def _date(found: Expression, setting: TimeContext) -> Resolved:
    value = found.edtf or ""
    if "|" in value:
        return _either(value.split("|"), setting.now)
    if "XXXX" not in value:
        return value, None
    if found.unit:
        return _of_year(value, found.shift or 0, setting.told if found.unit == "told year" else setting.now)
    if (going_on := _going_on(value, setting)) is not None:
        return going_on, setting.told
    if setting.beside and setting.beside.year is not None and found.shift is None and _same_year(value, setting):
        return _with_year(value, setting.beside.year), setting.beside
    if setting.now and setting.now.year is not None:
        year = _nearest_year(value, found.shift, setting)
        if year is not None:
            return _with_year(value, year), setting.now
    return (value, None) if "/" not in value else (None, None)


def _of_year(value: str, shift: int, anchor: Anchor | None) -> Resolved:
    """'June last year', 'March of that year'."""
    if anchor is None or anchor.year is None:
        return value, None
    return _with_year(value, anchor.year + shift), anchor


def _going_on(value: str, setting: TimeContext) -> str | None:
    """A day without a year told soon after a day with its year: 'On 30 May 2019 ... On 2 June' goes on in that story."""
    told, now = setting.told, setting.now
    if told is None or told.day is None or told.span is None or len(value) != 10 or setting.adnominal or setting.tense > 0:
        return None
    if now is not None and (now.day is None or abs((now.day - told.day).days) <= DAYS_WITHOUT_YEAR):
        return None
    for year in (told.day.year, told.day.year + 1):
        filled = _with_year(value, year)
        if filled is not None and 0 <= (date.fromisoformat(filled) - told.day).days <= STORY_DAYS:
            return filled
    return None


def _same_year(value: str, setting: TimeContext) -> bool:
    """Whether a date without a year takes that of the date beside it. Where the report says its own date, only a date before a noun
    ('the 7 October flood') and a day beside a day do; a month may be that of the year told from."""
    days = len(value) == 10 and setting.beside is not None and setting.beside.day is not None
    return setting.now is None or setting.adnominal or days


def _with_year(value: str, year: int) -> str | None:
    said = value.split("/")
    later = len(said) > 1 and over_new_year(*said)
    parts = [part.replace("XXXX", f"{year + (at and later):04d}") for at, part in enumerate(said)]
    if any(written(*(int(piece) for piece in part.split("-"))) is None for part in parts):
        return None
    return parts[0] if len(parts) == 1 else interval(parts[0], parts[1])


def _either(options: list[str], now: Anchor | None) -> Resolved:
    """Day and month that can't be told apart: the reading close to the published date, else the year alone."""
    if len(options) == 1:
        return options[0], None
    if now is None or now.day is None:
        return options[0][:4], None
    today = now.day
    apart, nearest = min((abs((date.fromisoformat(option) - today).days), option) for option in options)
    return (nearest, now) if apart <= CLOSE_DAYS else (options[0][:4], None)


def _nearest_year(value: str, shift: int | None, setting: TimeContext) -> int | None:
    """The year that puts `value` nearest to now on the side its verb looks to."""
    now = setting.now
    if now is None or now.year is None:
        return None
    today = now.day
    if today is None:
        return now.year if shift in (None, 0) and len(now.edtf) == 4 and not ("/" in value and over_new_year(*value.split("/"))) else None
    if shift == 0:
        return today.year
    side = shift or setting.tense
    told, nearest = _closest(value, today, side, shift is not None), _closest(value, today, 0, False)
    if nearest is None or told is None:
        return None
    if shift is None and len(value) == 10 and told[0] > DAYS_WITHOUT_YEAR and nearest[0] <= SOON_DAYS:
        told = nearest
    return None if setting.adnominal and told[0] > NEAR_DAYS else told[1]


def _closest(value: str, today: date, side: int, other: bool) -> tuple[int, int] | None:
    """Days apart and the year that puts `value` nearest to today, on one side of it if `side` says so; `other` leaves out today's own."""
    options = []
    for year in (today.year - 1, today.year, today.year + 1):
        filled = _with_year(value, year)
        first, last = bounds(filled) if filled else (None, None)
        if first is None or last is None or (side < 0 and first > today) or (side > 0 and last < today):
            continue
        inside = first <= today <= last
        if not (inside and other):
            options.append((0 if inside else min(abs((first - today).days), abs((last - today).days)), year))
    return min(options, default=None)


def _season(code: str, shift: int, now: Anchor) -> Resolved:
    year = now.year or 0
    today = now.day
    if today is None or code == "24":
        return None, None
    first, last = bounds(f"{year}-{code}")
    if shift < 0 and last and last >= today:
        year -= 1
    if shift > 0 and first and first <= today:
        year += 1
    return seasonal(year, code), now


def _weekday(found: Expression, setting: TimeContext) -> Resolved:
    now = setting.now
    if now is None or now.day is None:
        return None, None
    if "/" in (found.edtf or ""):
        return _weekdays(found, setting)
    back = (now.day.weekday() - int(found.edtf or 0)) % 7
    if found.unit == "week":
        return (now.day - timedelta(now.day.weekday() - int(found.edtf or 0) - 7 * (found.shift or 0))).isoformat(), now
    if found.shift == -1:
        return (now.day - timedelta(back or 7)).isoformat(), now
    if found.shift == 1 or (setting.tense > 0 and back):
        return (now.day + timedelta(7 - back)).isoformat(), now
    return (now.day - timedelta(back)).isoformat(), now


def _weekdays(found: Expression, setting: TimeContext) -> Resolved:
    """'from Tuesday to Thursday': what lies ahead begins on the first such day, what lies back ends on the last."""
    begin, end = (found.edtf or "").split("/")
    lasting = timedelta((int(end) - int(begin)) % 7 or 7)
    ahead = found.shift is not None or setting.tense > 0
    day, anchor = _weekday(replace(found, edtf=begin if ahead else end), setting)
    if day is None:
        return None, None
    told = date.fromisoformat(day)
    first, last = (told, told + lasting) if ahead else (told - lasting, told)
    return f"{first.isoformat()}/{last.isoformat()}", anchor


def _moved(found: Expression, setting: TimeContext, exact: bool) -> Resolved:
    """`found.shift` units from the anchor, if the anchor is no coarser than the unit."""
    anchor = setting.told if exact else setting.now
    if anchor is None or found.shift is None:
        return None, None
    if found.unit == "weekday":
        return _next_weekday(found, anchor)
    first, last = bounds(anchor.edtf)
    if first is None or last is None or not _fine_enough(anchor, found.unit):
        return None, None
    if exact and found.shift == 0 and anchor.day is not None and found.unit == "day":
        return anchor.edtf, anchor
    if found.unit == "weekend" and not found.shift and setting.tense < 0 and first.weekday() < FRIDAY:
        return moved(first, found.unit, -1), anchor
    return moved(first, found.unit, found.shift, exact and found.shift != 0), anchor


def _next_weekday(found: Expression, anchor: Anchor) -> Resolved:
    if anchor.day is None or not found.shift:
        return None, None
    ahead = (int(found.edtf or 0) - anchor.day.weekday()) % 7 or 7
    return (anchor.day + timedelta(ahead if found.shift > 0 else ahead - 7 if ahead < 7 else -7)).isoformat(), anchor


def _fine_enough(anchor: Anchor, unit: str) -> bool:
    if unit in ("day", "week", "fortnight", "weekend"):
        return anchor.day is not None
    if unit in ("month", "quarter"):
        return len(anchor.edtf) >= 7 and anchor.edtf[5:7] <= "12" and "/" not in anchor.edtf
    return anchor.year is not None
