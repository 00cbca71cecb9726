"""The forms a time expression takes: from a stretch of symbols and words to what it says, one builder for each rule of the grammar."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.reading.times.edtf import interval, written
from twosource.reading.times.tokens import CLOCK, DECADE, FOUR_DIGITS, GLUED_HOUR, Words

Kind = Literal["date", "season", "weekday", "move", "narrated", "after", "part", "clock", "words"]


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


def _at(words: Words, first: int, last: int, symbols: str) -> list[int]:
    return [at for at in range(first, last) if words.symbols[at] in symbols]


def _year(words: Words, first: int, last: int) -> int | None:
    years = _at(words, first, last, "Y")
    return int(words.texts[years[-1]]) if years else None


def _iso(words: Words, first: int, last: int) -> Expression | None:
    value = written(*(int(words.texts[at]) for at in (first, first + 2, first + 4)))
    return Expression(first, last, "date", value) if value else None


def _slashed(words: Words, first: int, last: int) -> Expression | None:
    value = slashed(words.texts[first])
    return Expression(first, last, "date", value) if value else None


def _season_years(words: Words, first: int, last: int) -> Expression:
    """'2015-16' where the second follows the first; else the year alone."""
    year = int(words.texts[first])
    if words.number(last - 1) == (year + 1) % 100:
        return Expression(first, last, "date", f"{year}/{year + 1}")
    return Expression(first, first + 1, "date", str(year))


def slashed(text: str) -> str | None:
    """The EDTF of a date in one token with slashes, dots or dashes. Where day and month can't be told apart: `A|B`, American first."""
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
    return "|".join(dict.fromkeys(options)) or None


def _day(words: Words, first: int, last: int) -> Expression | None:
    month = int(words.value(_at(words, first, last, "Mm")[0]))
    days = [words.number(at) for at in _at(words, first, last, "DO")]
    if not days:
        days = [int(words.value(first + 1))]
    values = [written(_year(words, first, last), month, day) for day in days]
    if None in values:
        return None
    if len(values) == 1:
        return Expression(first, last, "date", values[0])
    return Expression(first, last, "date", f"{values[0]}/{values[1]}" if days[0] < days[1] else None)


def listed(words: Words, first: int, last: int) -> Iterator[Expression]:
    """Each day of '3, 4 and 5 May 2024' or 'May 3 and 5'; the month and year stand with one of them and hold for all."""
    month, year = _at(words, first, last, "Mm")[0], _year(words, first, last)
    days = _at(words, first, last, "DO")
    for day in days:
        value = written(year, int(words.value(month)), words.number(day))
        begin = first if day == days[0] else day
        end = last if day == days[-1] else day + 1
        if value is not None:
            yield Expression(begin, end, "date", value)


def _half(words: Words, first: int, last: int) -> Expression | None:
    half, year = int(words.value(_at(words, first, last, "h")[0])), _year(words, first, last)
    return Expression(first, last, "date", f"{year}-01/{year}-06" if half == 1 else f"{year}-07/{year}-12") if half < 3 else None


def _month(words: Words, first: int, last: int) -> Expression:
    month = int(words.value(_at(words, first, last, "Mm")[0]))
    shift = int(words.value(first)) if words.symbols[first] == "L" else None
    return Expression(first, last, "date", written(_year(words, first, last), month), shift=shift)


def _quarter(words: Words, first: int, last: int) -> Expression:
    year = _year(words, first, last)
    rank = int(words.value(_at(words, first, last, "Qh")[0]))
    fiscal = "y" in words.symbols[first:last]
    if year is None:
        return Expression(first, last, "words")
    return Expression(first, last, "date", f"{year}~" if fiscal else f"{year}-{32 + rank}")


def _fiscal(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "date", f"{_year(words, first, last)}~")


def _season(words: Words, first: int, last: int) -> Expression:
    year, code = _year(words, first, last), words.value(_at(words, first, last, "Sl")[0])
    shift = int(words.value(first)) if words.symbols[first] == "L" else None
    if year is not None and words.symbols[last - 2 : last - 1] == "-":
        return _over_new_year(words, first, last, year, code)
    if year is None:
        return Expression(first, last, "season" if shift is not None else "words", code, shift=shift)
    return Expression(first, last, "date", seasonal(year, code))


def _over_new_year(words: Words, first: int, last: int, year: int, code: str) -> Expression:
    """'the winter of 2012-13'; for another season, or years that do not follow, the two years alone."""
    if words.number(last - 1) != (year + 1) % 100:
        return Expression(first, last - 2, "date", seasonal(year, code))
    return Expression(first, last, "date", f"{year}-12/{year + 1}-02" if code == "24" else f"{year}/{year + 1}")


def seasonal(year: int, code: str) -> str:
    """The EDTF of a season; 'winter 2012' can mean its first or its second year, so it spans both."""
    return f"{year}-{code}" if code != "24" else f"{year}-01/{year + 1}-02"


def _decade(words: Words, first: int, last: int) -> Expression | None:
    if words.symbols[last - 1] == "x":
        year = words.texts[last - 2]
        return Expression(first, last, "date", year[:3] + "X") if year[3] == "0" else Expression(last - 2, last - 1, "date", year)
    match = DECADE.match(words.texts[last - 1])
    digits = match.group(1) if match else ""
    if words.symbols[first] != "t" and len(digits) < 4:
        return None
    return Expression(first, last, "date", decade(digits))


def decade(digits: str) -> str:
    """The EDTF of a decade from its digits: 'the 90s' are the nineteen-nineties; 'the 1800s' are the century, or can't be told from it."""
    if len(digits) < 4:
        return f"19{digits[0]}X"
    return f"{digits[:2]}XX" if digits[2:] == "00" and digits < "2000" else f"{digits[:3]}X"


def _century(words: Words, first: int, last: int) -> Expression | None:
    rank = _at(words, first, last, "Oh")[0]
    number = words.number(rank) if words.symbols[rank] == "O" else int(words.value(rank))
    tens = words.number(rank - 2) if rank - first >= 2 and words.symbols[rank - 1] == "-" else 0
    return Expression(first, last, "date", f"{number + tens - 1:02d}XX") if number + tens > 1 else None


def _whole_year(words: Words, first: int, last: int) -> Expression | None:
    if last - first > 1 and words.value(last - 2) != "year":
        return Expression(last - 1, last, "date", words.texts[last - 1])
    return Expression(first, last, "date", words.texts[last - 1])


def _deictic(words: Words, first: int, last: int) -> Expression | None:
    if words.symbols[first] == "L" and words.value(first) == "1":
        return None
    if last - first == 4:
        near = int(words.value(last - 1))
        side = -1 if words.symbols[last - 2] == "g" else 1
        return Expression(first, last, "move", unit="day", shift=near + side) if words.value(first + 1) == "day" and near == side else None
    return Expression(first, last, "move", unit="day", shift=int(words.value(first)))


def _amount(words: Words, first: int, last: int) -> int | None:
    """The number of units said between `first` and `last`: 'a' and 'the' are one, 'a few' and nothing at all None."""
    numbers = [words.number(at) for at in _at(words, first, last, "ND")]
    if numbers:
        return numbers[0] + (numbers[1] if len(numbers) > 1 and numbers[0] >= 20 and numbers[1] < 10 else 0) if numbers[0] >= 0 else None
    single = _at(words, first, last, "at") and not _at(words, first, last, "q")
    return 1 if single else None


def _moved(kind: Kind, back: str) -> Callable[[Words, int, int], Expression | None]:
    def build(words: Words, first: int, last: int) -> Expression | None:
        amount, unit = _amount(words, first, last - 2), _unit(words, last - 2)
        sign = -1 if words.symbols[last - 1] in back else 1
        if unit in ("hour", "minute", "second"):
            return Expression(first, last, "words")
        return Expression(first, last, kind, unit=unit, shift=None if amount is None else sign * amount)

    return build


def _unit(words: Words, at: int) -> str:
    """The unit named at `at`; a part of a day counts in days ('the evening before')."""
    return "day" if words.symbols[at] == "P" else words.value(at)


def _onset(words: Words, first: int, last: int) -> Expression | None:
    """'the day of the vote': no time after it."""
    unit = _unit(words, first + 1)
    return Expression(first, last, "after", unit=unit, shift=0) if unit in ("day", "week", "month", "year", "weekend") else None


def _narrated(words: Words, first: int, last: int) -> Expression | None:
    unit = _unit(words, last - 1)
    if unit in ("hour", "minute", "second"):
        return Expression(first, last, "words")
    if words.symbols[last - 2] == "L" and not (words.value(last - 2) == "1" and unit == "day"):
        return _move(words, first, last) if words.symbols[last - 1] != "P" else None
    return Expression(first, last, "narrated", unit=unit, shift=int(words.value(last - 2)))


def _move(words: Words, first: int, last: int) -> Expression | None:
    unit = words.value(last - 1)
    relative = _at(words, first, last, "L")
    if unit in ("hour", "minute", "second") or words.texts[last - 1].endswith("s"):
        return Expression(first, last, "words")
    return Expression(first, last, "move", unit=unit, shift=int(words.value(relative[0])) if relative else 0)


def _weekday(words: Words, first: int, last: int) -> Expression:
    shift = None if last - first == 1 or words.value(first) == "" else int(words.value(first))
    kind: Kind = "narrated" if words.symbols[first] == "F" else "weekday"
    return Expression(first, last, kind, words.value(last - 1), "weekday", shift)


def _clock(words: Words, first: int, last: int) -> Expression | None:
    text, symbols = words.texts[first], words.symbols[first:last]
    if symbols[0] == "H":
        return Expression(first, last, "clock", clock=words.value(first))
    match = GLUED_HOUR.match(text) or CLOCK.match(text) or (FOUR_DIGITS.match(text) if symbols[1:] in ("z", "U") else None)
    if symbols[-1] == "U" and (match is None or words.value(last - 1) != "hour"):
        return _words(words, first, last)
    hour = int(match.group(1)) if match else words.number(first)
    minute = int(match.group(2)) if match and match.lastindex and match.group(2).isdigit() else 0
    minute = words.number(first + 2) if symbols[1:2] in (":", ".") else minute
    half = match.group(match.lastindex or 0)[:1].lower() if match else ""
    half = "p" if "p" in symbols and words.value(first + symbols.index("p")) == "12" else "a" if "p" in symbols else half
    half = "p" if "Z" in symbols else "a" if "j" in symbols else half
    if symbols[1:2] == ":" and not half and "z" not in symbols and not text.startswith("0") and len(words.texts[first + 2]) != 2:
        return None
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return None
    said = f"{hour:02d}:{minute:02d}" if symbols != "Dk" else None
    return Expression(first, last, "clock", clock=said)


def _words(words: Words, first: int, last: int) -> Expression | None:
    if "old" in words.texts[last : last + 2]:
        return None
    return Expression(first, last, "words")


def _part(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "part")


BUILDERS: dict[str, Callable[[Words, int, int], Expression | None]] = {
    "iso": _iso,
    "season_years": _season_years, "half": _half, "onset": _onset,
    "slashed": _slashed, "day": _day, "month": _month, "quarter": _quarter, "fiscal": _fiscal,
    "season": _season,
    "decade": _decade, "century": _century, "year": _whole_year, "deictic": _deictic, "ago": _moved("move", "A"),
    "later": _moved("narrated", "C"), "after": _moved("after", "g"), "words": _words, "narrated": _narrated, "move": _move,
    "weekday": _weekday, "clock": _clock, "part": _part,
}  # fmt: skip
