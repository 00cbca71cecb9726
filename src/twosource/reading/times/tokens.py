"""Tokens as classes of the time grammar, told by the word (`time_words.tsv`) or by the form of what is written in digits."""

import re
from dataclasses import dataclass

from twosource.language import lexicon, per_language, per_language_up_to, rows
from twosource.reading.quantities.numerals import numeral
from twosource.reading.times.token_classes import TokenClass

DASHES = frozenset("-–—−/")
POSSESSIVES = ("'s", "’s")
SIGNS = {",": TokenClass.COMMA, ".": TokenClass.POINT}
FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
SLASHED = re.compile(r"\d{1,4}([/.–-])\d{1,2}(?:\1\d{2,4})?$|(?:1[5-9]|20)\d\d[/–-](?:\d\d|\d{4})$")
DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{4}|\d\d)$|\d{4}\.\d{1,2}\.\d{1,2}$")
PADDED_DATE = re.compile(r"\d\d\.\d\d\.\d\d$")
DOTTED_DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])$")
YEAR_IN_DIGITS = re.compile(r"(?:1[5-9]\d\d|20\d\d)$")
YEAR_DIGITS = 4


@per_language
def time_pattern(name: str) -> re.Pattern[str]:
    """The pattern called `name` in `time_patterns`. Raises KeyError for an unknown name."""
    return re.compile(lexicon("time_patterns", "pattern")[name])


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a sentence with their classes, one private character each (see `TokenClass`)."""

    texts: tuple[str, ...]
    classes: str

    def places(self, first: int, last: int, *wanted: TokenClass) -> list[int]:
        """Which tokens of `[first, last)` are of a wanted class."""
        return [at for at in range(first, last) if self.classes[at] in wanted]

    def value(self, at: int) -> str:
        """The table's value of the token at `at`, '' for none."""
        known = _table().get(self.texts[at].lower())
        return known.value if known is not None else ""

    def number(self, at: int) -> int:
        """The whole number the token at `at` stands for; -1 for none."""
        ordinal = time_pattern("ordinal").match(self.texts[at])
        value = float(ordinal.group(1)) if ordinal else numeral(self.texts[at])
        return -1 if value is None else int(value)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A row of `time_words`: the class of a word, what it stands for, and in which capitals it counts."""

    kind: TokenClass
    value: str
    capital: str

    def fits(self, text: str) -> bool:
        """Whether `text` is written in the capitals the word asks for."""
        return not self.capital or (text.isupper() if self.capital == "all" else text[0].isupper())


@per_language
def _table() -> dict[str, TimeWord]:
    return {row["word"]: TimeWord(TokenClass[row["class"]], row["value"], row["capital"]) for row in rows("time_words")}


@per_language_up_to(65536)
def token_class(text: str) -> TokenClass:
    """The class of one token."""
    if text in DASHES:
        return TokenClass.DASH
    if text in POSSESSIVES:
        return TokenClass.POSSESSIVE
    if text[:1].isdigit() or text[:1] in "'’":
        return _class_of_digits(text)
    word = _table().get(text.lower())
    if word is not None and word.fits(text):
        return word.kind
    if text in SIGNS:
        return SIGNS[text]
    if numeral(text) is not None:
        return TokenClass.NUMBER
    return TokenClass.WRITTEN_DATE if SLASHED.match(text) or time_pattern("edge_and_year").match(text) else TokenClass.OTHER


def _class_of_digits(text: str) -> TokenClass:
    if not text.isascii() and not SLASHED.match(text):
        return TokenClass.DECADE if time_pattern("decade").match(text) else TokenClass.OTHER
    if text.isdigit():
        if YEAR_IN_DIGITS.match(text):
            return TokenClass.YEAR
        return TokenClass.DAY_NUMBER if len(text) <= 2 and 1 <= int(text) <= 31 else TokenClass.NUMBER
    if time_pattern("ordinal").match(text):
        return TokenClass.ORDINAL_DAY if 1 <= int(text[:-2]) <= 31 else TokenClass.OTHER
    if time_pattern("glued_hour").match(text) or ((":" in text or text[-1] in "mM.") and time_pattern("clock").match(text)):
        return TokenClass.CLOCK
    if time_pattern("decade").match(text):
        return TokenClass.DECADE
    if "." in text:
        return _class_of_dotted(text)
    if SLASHED.match(text) and (text.count("/") >= 2 or len(text) >= 7):
        return TokenClass.WRITTEN_DATE
    return TokenClass.NUMBER if numeral(text) is not None else TokenClass.OTHER


def _class_of_dotted(text: str) -> TokenClass:
    """'04.05.2024' and '04.05.24' are days; '4.5.24' may be a version, '04.05' a number."""
    if DOTTED_DAY.match(text):
        return TokenClass.DOTTED_DAY
    if (found := DOTTED_DATE.match(text)) is not None:
        plain = found.group(1) is None or len(found.group(1)) == YEAR_DIGITS or PADDED_DATE.match(text)
        return TokenClass.WRITTEN_DATE if plain else TokenClass.SHORT_DATE
    return TokenClass.NUMBER if numeral(text) is not None else TokenClass.OTHER
