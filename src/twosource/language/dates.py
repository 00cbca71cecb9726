"""Months, weekdays and dates as the language at hand writes them, once for every room: names, short forms, patterns made of them.

The words are those of `time_words.tsv`, whose order is that of the calendar: a month's or a day's full name stands first.
"""

import re
from collections.abc import Iterator

from twosource.language.pack import per_language
from twosource.language.tables import listed, rows


@per_language
def months() -> dict[str, int]:
    """Every name and short form of a month, in small letters and without a point, to its number from 1."""
    return {row["word"].rstrip("."): int(row["value"]) for row in rows("time_words") if row["class"].startswith("MONTH")}


@per_language
def months_in_full() -> dict[str, bool]:
    """The full names of the months in small letters, and whether each is another word too ('may', 'march')."""
    either = {row["word"] for row in rows("time_words") if row["class"] == "MONTH_OR_WORD"}
    return {name.lower(): name.lower() in either for name in month_names()}


@per_language
def weekdays() -> dict[str, int]:
    """Every name and short form of a weekday, in small letters and without a point, to its number: Monday is 0."""
    return {row["word"].rstrip("."): int(row["value"]) for row in rows("time_words") if row["class"].startswith("WEEKDAY")}


@per_language
def month_names() -> tuple[str, ...]:
    """The full names of the twelve months as they are written, January first."""
    return _full_names(months())


@per_language
def weekday_names() -> tuple[str, ...]:
    """The full names of the seven days as they are written, Monday first."""
    return _full_names(weekdays())


def _full_names(numbers: dict[str, int]) -> tuple[str, ...]:
    first: dict[int, str] = {}
    for word, number in numbers.items():
        first.setdefault(number, word)
    capital = {row["word"] for row in rows("time_words") if row["capital"]}
    return tuple(word.capitalize() if word in capital else word for _, word in sorted(first.items()))


@per_language
def month_pattern() -> str:
    """Alternatives of a regular expression for a month's name or short form, the longer first; a point behind it is not in it."""
    return _alternatives(months())


@per_language
def weekday_pattern() -> str:
    """The same for weekdays."""
    return _alternatives(weekdays())


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def after_points_of_dates(text: str) -> Iterator[int]:
    """Where the words behind the point of '14. April 2024' or '04.05.' begin: the point ends no sentence."""
    return (found.end() for found in _point_of_date().finditer(text))


@per_language
def _point_of_date() -> re.Pattern[str]:
    """A day with its point: '14.' behind a word that says that a day comes, or at the start of a line, with the year behind it; '04.05.'
    where the sentence goes on in small letters."""
    before = "|".join(sorted(listed("time_lists", "before_a_day")))
    month = rf"(?i:{month_pattern()})\b"
    day = r"(?:0?[1-9]|[12]\d|3[01])\.[ \u00a0]"
    numbers = r"\b(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.[ \u00a0](?=[a-z])"
    said = rf"\b(?i:{before}|(?:{weekday_pattern()})\.?,?)[ \u00a0]{day}(?={month}(?!\.? \d{{1,2}}\b))"
    return re.compile(rf"{said}|^{day}(?={month}\.?,? \d{{4}}\b)|{numbers}", re.MULTILINE)
