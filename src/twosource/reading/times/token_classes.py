"""The classes a token can have for the time grammar, each under the name that `time_words.tsv` and `time_rules.tsv` use."""

from enum import StrEnum, auto

FIRST_PRIVATE_CHARACTER = 0xE000
"""From here on Unicode leaves characters to private use."""


class TokenClass(StrEnum):
    """What a token is to the grammar.

    The value of a class is one private character, never written anywhere: joined, the classes of a sentence are a string that a regular
    expression scans. Rules and code use the names.
    """

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return chr(FIRST_PRIVATE_CHARACTER + count)

    # digits, told by their form
    YEAR = auto()
    """Four digits that name a year."""
    DAY_NUMBER = auto()
    """1 to 31."""
    ORDINAL_DAY = auto()
    """'1st' to '31st'."""
    NUMBER = auto()
    """Any other number, in digits or as a word."""
    DECADE = auto()
    """'1990s', "'90s"."""
    CLOCK = auto()
    """'9:56', '6pm'."""
    WRITTEN_DATE = auto()
    """A date in one token: '25/12/2019', 'mid-1980s'."""
    SHORT_DATE = auto()
    """'4.5.24', which may be a version as well as a day."""
    DOTTED_DAY = auto()
    """'04.05', which is a number unless something says that it is a day."""

    # signs
    COMMA = auto()
    DASH = auto()
    COLON = auto()
    POINT = auto()
    POSSESSIVE = auto()
    """The ending 's."""

    # words of the calendar
    MONTH_NAME = auto()
    MONTH_OR_WORD = auto()
    """A month's name that is another word too, or an abbreviation ('May', 'Mar.'): a month only beside a number, a year, a preposition."""
    WEEKDAY = auto()
    WEEKDAY_OR_WORD = auto()
    """'Sun', 'Sat'."""
    SEASON = auto()
    SEASON_OR_WORD = auto()
    """'fall'."""
    UNIT = auto()
    UNIT_QUARTER = auto()
    UNIT_CENTURY = auto()
    QUARTER_NUMBER = auto()
    """'Q2'."""
    HALF = auto()
    ERA = auto()
    """'AD', 'BC'."""
    FISCAL = auto()

    # words of the day and the clock
    DAY_PART = auto()
    HOUR_NAME = auto()
    """'noon'."""
    MERIDIEM = auto()
    """'a.m.'."""
    LETTER_M = auto()
    LETTER_P = auto()
    O_CLOCK = auto()
    ZONE = auto()

    # words that point
    DEICTIC = auto()
    """'today'."""
    RELATIVE = auto()
    """'last', 'this', 'next': from the day of the report."""
    NARRATED = auto()
    """'same', 'following': from the day told last."""
    AGO = auto()
    LATER = auto()
    EARLIER = auto()
    AFTER = auto()
    BEFORE = auto()
    EDGE = auto()
    """'early', 'end'."""
    PAST = auto()
    RECENT = auto()
    EVERY = auto()
    RECURRENT = auto()
    """'weekly'."""
    VAGUE = auto()
    """'recently'."""

    # small words
    PREPOSITION_IN = auto()
    PREPOSITION_ON = auto()
    PREPOSITION_AT = auto()
    """'at', 'by', 'for': before a clock or a day."""
    PREPOSITION_OF = auto()
    SINCE = auto()
    UNTIL = auto()
    BETWEEN = auto()
    FROM = auto()
    THAN = auto()
    AND = auto()
    THE = auto()
    ARTICLE_A = auto()
    ABOUT = auto()
    SEVERAL = auto()
    ORDINAL_WORD = auto()
    """'first'."""

    OTHER = auto()
    """Whatever is none of these."""


MONTHS = frozenset({TokenClass.MONTH_NAME, TokenClass.MONTH_OR_WORD})
DAYS = frozenset({TokenClass.DAY_NUMBER, TokenClass.ORDINAL_DAY})
FIGURES = frozenset({TokenClass.DAY_NUMBER, TokenClass.NUMBER, TokenClass.DOTTED_DAY})
SEASONS = frozenset({TokenClass.SEASON, TokenClass.SEASON_OR_WORD})
UNITS = frozenset({TokenClass.UNIT, TokenClass.UNIT_QUARTER, TokenClass.UNIT_CENTURY})
