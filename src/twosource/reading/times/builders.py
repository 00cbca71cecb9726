"""What the words of a time expression say, one function for each `builder` that a row of `time_rules.tsv` can name."""

from collections.abc import Callable
from functools import partial

from twosource.language import listed
from twosource.reading.times.edtf import YEARS, interval, written
from twosource.reading.times.token_classes import DAYS, FIGURES, MONTHS, SEASONS, UNITS, TokenClass
from twosource.reading.times.tokens import FOUR_DIGITS, Words, time_pattern
from twosource.reading.times.values import Expression, Kind, decade, seasonal, slashed

Built = Expression | list[Expression] | None
Builder = Callable[[Words, int, int], Built]
"""From a sentence and the tokens `[first, last)` a rule found to what they say: one expression, several in a row, or none after all."""

HOURLY = ("hour", "minute", "second")
"""Units finer than a day, the finest thing a date says."""

OUR_ERA, OTHER_ERA = "1", "0"
"""What `time_words.tsv` says of an era: its years are ours, or of another calendar."""

SINGLE_SIDED = frozenset({TokenClass.PREPOSITION_ON, TokenClass.SINCE})
"""Words before '04.05' that no two numbers stand behind."""


def _year(words: Words, first: int, last: int) -> int | None:
    years = words.places(first, last, TokenClass.YEAR)
    return int(words.texts[years[-1]]) if years else None


def _iso(words: Words, first: int, last: int) -> Expression | None:
    value = written(*(int(words.texts[at]) for at in (first, first + 2, first + 4)))
    return Expression(first, last, "date", value) if value else None


def _slashed(words: Words, first: int, last: int) -> Expression | None:
    value = slashed(words.texts[last - 1])
    return Expression(first, last, "date", value) if value else None


def _dotted_day(words: Words, first: int, last: int) -> Expression | None:
    """'04.05' where it is plainly a day: behind a weekday, with a point and the sentence going on, or with the 0 no number has."""
    at = words.places(first, last, TokenClass.DOTTED_DAY)[0]
    pointed = words.classes[at + 1 : at + 2] == TokenClass.POINT and at + 2 < len(words.texts)
    if at == first and not pointed and not (words.texts[at].startswith("0") and words.classes[at - 1] in SINGLE_SIDED):
        return None
    day, month = words.texts[at].split(".")
    return Expression(first, at + 1 + pointed, "date", written(None, int(month), int(day)))


def _era(words: Words, first: int, last: int) -> Expression | None:
    """'44 BC', 'AD 300', '1604 AH': a year as ours is a date, one of another count or counted back a time without a day of our calendar."""
    era = words.value(words.places(first, last, TokenClass.ERA)[0])
    said = words.places(first, last, *FIGURES, TokenClass.YEAR)
    years = [words.number(at) for at in said]
    if not all(words.texts[at][0].isdigit() for at in said) or (era == OTHER_ERA and any(len(words.texts[at]) != 4 for at in said)):
        return None
    if era != OUR_ERA or not all(year in YEARS for year in years):
        return Expression(first, last, "words")
    value = f"{years[0]:04d}" if len(years) == 1 else interval(f"{years[0]:04d}", f"{years[1]:04d}")
    return Expression(first, last, "date", value) if value else Expression(first, last, "words")


def _season_years(words: Words, first: int, last: int) -> Built:
    """'2015-16', the two years of '1990-95' and '2008–12' (with a hyphen that may be a month); else the year alone."""
    year, short = int(words.texts[first]), words.number(last - 1)
    if short == (year + 1) % 100:
        return Expression(first, last, "date", f"{year}/{year + 1}")
    if year % 100 < short < 100 and len(words.texts[last - 1]) == 2 and (short > 12 or words.texts[first + 1] != "-"):
        return [Expression(first, first + 1, "date", str(year)), Expression(last - 1, last, "date", str(year - year % 100 + short))]
    return Expression(first, first + 1, "date", str(year))


def _day(words: Words, first: int, last: int) -> Expression | None:
    month = int(words.value(words.places(first, last, *MONTHS)[0]))
    days = [words.number(at) for at in words.places(first, last, *DAYS)]
    if not days:
        days = [int(words.value(first + 1))]
    values = [written(_year(words, first, last), month, day) for day in days]
    if None in values:
        return None
    if len(values) == 1:
        return Expression(first, last, "date", values[0])
    return Expression(first, last, "date", f"{values[0]}/{values[1]}" if days[0] < days[1] else None)


def _days(words: Words, first: int, last: int) -> list[Expression]:
    """Each day of '3, 4 and 5 May 2024' or 'May 3 and 5'; the month and year stand with one of them and hold for all."""
    month, year = words.places(first, last, *MONTHS)[0], _year(words, first, last)
    days = words.places(first, last, *DAYS)
    found = []
    for day in days:
        value = written(year, int(words.value(month)), words.number(day))
        begin = first if day == days[0] else day
        end = last if day == days[-1] else day + 1
        if value is not None:
            found.append(Expression(begin, end, "date", value))
    return found


def _half(words: Words, first: int, last: int) -> Expression | None:
    half, year = int(words.value(words.places(first, last, TokenClass.ORDINAL_WORD)[0])), _year(words, first, last)
    return Expression(first, last, "date", f"{year}-01/{year}-06" if half == 1 else f"{year}-07/{year}-12") if half < 3 else None


def _shift(words: Words, first: int) -> int | None:
    """What 'last', 'this' or 'next' at `first` says, None for another word."""
    return int(words.value(first)) if words.classes[first] == TokenClass.RELATIVE else None


def _month(words: Words, first: int, last: int) -> Expression:
    month = int(words.value(words.places(first, last, *MONTHS)[0]))
    return Expression(first, last, "date", written(_year(words, first, last), month), shift=_shift(words, first))


def _quarter(words: Words, first: int, last: int) -> Expression:
    year = _year(words, first, last)
    rank = int(words.value(words.places(first, last, TokenClass.QUARTER_NUMBER, TokenClass.ORDINAL_WORD)[0]))
    fiscal = TokenClass.FISCAL in words.classes[first:last]
    if year is None:
        return Expression(first, last, "words")
    return Expression(first, last, "date", f"{year}~" if fiscal else f"{year}-{32 + rank}")


def _fiscal(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "date", f"{_year(words, first, last)}~")


def _season(words: Words, first: int, last: int) -> Expression:
    year, code = _year(words, first, last), words.value(words.places(first, last, *SEASONS)[0])
    shift = _shift(words, first)
    if year is not None and words.classes[last - 2 : last - 1] == TokenClass.DASH:
        return _over_new_year(words, first, last, year, code)
    if year is None:
        return Expression(first, last, "season" if shift is not None else "words", code, shift=shift)
    return Expression(first, last, "date", seasonal(year, code))


def _over_new_year(words: Words, first: int, last: int, year: int, code: str) -> Expression:
    """'the winter of 2012-13'; for another season, or years that do not follow, the two years alone."""
    if words.number(last - 1) != (year + 1) % 100:
        return Expression(first, last - 2, "date", seasonal(year, code))
    return Expression(first, last, "date", f"{year}-12/{year + 1}-02" if code == "24" else f"{year}/{year + 1}")


def _decade(words: Words, first: int, last: int) -> Expression | None:
    if words.classes[last - 1] == TokenClass.POSSESSIVE:
        year = words.texts[last - 2]
        return Expression(first, last, "date", year[:3] + "X") if year[3] == "0" else Expression(last - 2, last - 1, "date", year)
    match = time_pattern("decade").match(words.texts[last - 1])
    digits = match.group(1) if match else ""
    if words.classes[first] != TokenClass.THE and len(digits) < 4:
        return None
    return Expression(first, last, "date", decade(digits))


def _century(words: Words, first: int, last: int) -> Expression | None:
    rank = words.places(first, last, TokenClass.ORDINAL_DAY, TokenClass.ORDINAL_WORD)[0]
    number = words.number(rank) if words.classes[rank] == TokenClass.ORDINAL_DAY else int(words.value(rank))
    era = words.places(first, last, TokenClass.ERA)
    tens = words.number(rank - 2) if rank - first >= 2 and words.classes[rank - 1] == TokenClass.DASH else 0
    if era and (words.value(era[0]) != OUR_ERA or number + tens == 1):
        return Expression(first, last, "words")
    return Expression(first, last, "date", f"{number + tens - 1:02d}XX") if number + tens > 1 else None


def _whole_year(words: Words, first: int, last: int) -> Expression | None:
    if last - first > 1 and words.value(last - 2) != "year":
        return Expression(last - 1, last, "date", words.texts[last - 1])
    return Expression(first, last, "date", words.texts[last - 1])


def _deictic(words: Words, first: int, last: int) -> Expression | None:
    if _shift(words, first) == 1:
        return None
    if last - first == 4:
        near = int(words.value(last - 1))
        side = -1 if words.classes[last - 2] == TokenClass.BEFORE else 1
        return Expression(first, last, "move", unit="day", shift=near + side) if words.value(first + 1) == "day" and near == side else None
    return Expression(first, last, "move", unit="day", shift=int(words.value(first)))


def _amount(words: Words, first: int, last: int) -> int | None:
    """The number of units said between `first` and `last`: 'a' and 'the' are one, 'a few' and nothing at all None."""
    numbers = [words.number(at) for at in words.places(first, last, *FIGURES)]
    if numbers:
        return numbers[0] + (numbers[1] if len(numbers) > 1 and numbers[0] >= 20 and numbers[1] < 10 else 0) if numbers[0] >= 0 else None
    single = words.places(first, last, TokenClass.ARTICLE_A, TokenClass.THE) and not words.places(first, last, TokenClass.SEVERAL)
    return 1 if single else None


def _moved(words: Words, first: int, last: int, *, kind: Kind, back: TokenClass) -> Expression:
    """'three days later': `kind` says from what, `back` is the last word where it is told backwards."""
    amount, unit = _amount(words, first, last - 2), _unit(words, last - 2)
    sign = -1 if words.classes[last - 1] == back else 1
    if unit in HOURLY:
        return Expression(first, last, "words")
    return Expression(first, last, kind, unit=unit, shift=None if amount is None else sign * amount)


def _unit(words: Words, at: int) -> str:
    """The unit named at `at`; a part of a day counts in days ('the evening before')."""
    return "day" if words.classes[at] == TokenClass.DAY_PART else words.value(at)


def _onset(words: Words, first: int, last: int) -> Expression | None:
    """'the day of the vote': no time after it."""
    unit = _unit(words, first + 1)
    return Expression(first, last, "after", unit=unit, shift=0) if unit in ("day", "week", "month", "year", "weekend") else None


def _narrated(words: Words, first: int, last: int) -> Expression | None:
    unit = _unit(words, last - 1)
    if unit in HOURLY:
        return Expression(first, last, "words")
    shift = _shift(words, last - 2)
    if shift is not None and not (shift == 1 and unit == "day"):
        return _move(words, first, last) if words.classes[last - 1] != TokenClass.DAY_PART else None
    return Expression(first, last, "narrated", unit=unit, shift=int(words.value(last - 2)))


def _move(words: Words, first: int, last: int) -> Expression | None:
    at = words.places(first, last, *UNITS)[-1]
    unit, relative = words.value(at), words.places(first, last, TokenClass.RELATIVE)
    if unit in HOURLY or words.texts[at].endswith("s"):
        return Expression(first, last, "words")
    return Expression(first, last, "move", unit=unit, shift=int(words.value(relative[0])) if relative else 0)


def _weekday(words: Words, first: int, last: int) -> Expression:
    day = words.places(first, last, TokenClass.WEEKDAY)[0]
    pointing = words.places(first, last, TokenClass.RELATIVE, TokenClass.NARRATED)
    shift = int(words.value(pointing[0])) if pointing and words.value(pointing[0]) else None
    kind: Kind = "narrated" if words.classes[first] == TokenClass.NARRATED else "weekday"
    return Expression(first, last, kind, words.value(day), "weekday", shift)


def _clock(words: Words, first: int, last: int) -> Expression | None:
    classes = words.classes[first:last]
    if classes[0] == TokenClass.HOUR_NAME:
        return Expression(first, last, "clock", clock=words.value(first))
    text, bare = words.texts[first], classes[1:] in (TokenClass.ZONE, TokenClass.UNIT)
    match = time_pattern("glued_hour").match(text) or time_pattern("clock").match(text) or (FOUR_DIGITS.match(text) if bare else None)
    if classes[-1] == TokenClass.UNIT and (match is None or words.value(last - 1) != "hour"):
        return _words(words, first, last)
    hour = int(match.group(1)) if match else words.number(first)
    minute = int(match.group(2)) if match and match.lastindex and match.group(2).isdigit() else 0
    minute = words.number(first + 2) if classes[1:2] in (TokenClass.COLON, TokenClass.POINT) else minute
    half = _half_of_day(words, first, last) or (match.group(match.lastindex or 0)[:1].lower() if match else "")
    score = classes[1:2] == TokenClass.COLON and not text.startswith("0") and len(words.texts[first + 2]) != 2
    if score and not half and TokenClass.ZONE not in classes:
        return None
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return None
    said = f"{hour:02d}:{minute:02d}" if classes != TokenClass.DAY_NUMBER + TokenClass.O_CLOCK else None
    return Expression(first, last, "clock", clock=said)


def _half_of_day(words: Words, first: int, last: int) -> str:
    """'a' or 'p' as a token of its own says it, '' where none does."""
    classes = words.classes[first:last]
    if TokenClass.LETTER_P in classes:
        return "p"
    if TokenClass.LETTER_M in classes:
        return "a"
    said = words.places(first, last, TokenClass.MERIDIEM)
    return ("p" if words.value(said[0]) == "12" else "a") if said else ""


def _words(words: Words, first: int, last: int) -> Expression | None:
    if not listed("time_lists", "of_age").isdisjoint(words.texts[last : last + 2]):
        return None
    return Expression(first, last, "words")


def _part(words: Words, first: int, last: int) -> Expression:
    return Expression(first, last, "part")


BUILDERS: dict[str, Builder] = {
    "iso": _iso, "slashed": _slashed, "dotted_day": _dotted_day, "era": _era,
    "season_years": _season_years, "day": _day, "days": _days, "month": _month, "half": _half,
    "quarter": _quarter, "fiscal": _fiscal, "season": _season, "decade": _decade, "century": _century, "year": _whole_year,
    "deictic": _deictic, "narrated": _narrated, "move": _move, "onset": _onset, "weekday": _weekday, "clock": _clock,
    "ago": partial(_moved, kind="move", back=TokenClass.AGO),
    "later": partial(_moved, kind="narrated", back=TokenClass.EARLIER),
    "after": partial(_moved, kind="after", back=TokenClass.BEFORE),
    "words": _words, "part": _part,
}  # fmt: skip
"""Builder by the name that rules use."""
