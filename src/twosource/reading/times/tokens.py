"""Tokens as one-letter symbols of time, so that a short regular expression over a sentence finds its time expressions."""

import re
from dataclasses import dataclass

from twosource.language import per_language, per_language_up_to, rows
from twosource.reading.quantities.numerals import numeral

LETTERS = {
    "Month": "M", "Month?": "m", "Weekday": "W", "Weekday?": "w", "unit": "U", "part": "P", "hour": "H", "season": "S", "deictic": "T",
    "relative": "L", "span": "s", "narrated": "F", "ago": "A", "later": "B", "earlier": "C", "after": "f", "before": "g", "edge": "E",
    "meridiem": "p", "zone": "z", "oclock": "k", "quarter": "Q", "rank": "h", "fiscal": "y", "in": "i", "on": "n", "of": "o", "the": "t",
    "a": "a", "and": "&", "since": "c", "until": "u", "between": "b", "from": "r", "about": "~", "several": "q", "every": "e",
    "recurrent": "v", "vague": "v", "than": "%", "recent": "R",
    "half": "d", "fall": "l", "m": "j", "p": "Z", "colon": ":",
}  # fmt: skip
"""Class of `time_words.tsv` to its symbol. Beside these: Y year, D 1 to 31, O ordinal in digits, N other number, G decade, K clock,
# date with slashes or a glued word, V the unit quarter, X the unit century, x the ending 's, comma, dash, and `.` for any other token."""

CORE = frozenset("RMmWwUVXPHSTLAKpQYGOv#eBCz:")
"""A sentence without one of these holds no time expression."""

DASHES = frozenset("-–—−/")
CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?$", re.I)
FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
GLUED_HOUR = re.compile(r"(\d{1,2})\s*([ap])\.?m\.?$", re.I)
DECADE = re.compile(r"['’]?(\d{2}|\d{3}0|\d0)['’]?s$")
SLASHED = re.compile(
    r"(?:mid|early|late)[-–](?:1[5-9]|20)\d\ds?$|\d{1,4}([/.–-])\d{1,2}(?:\1\d{2,4})?$|(?:1[5-9]|20)\d\d[/–-](?:\d\d|\d{4})$", re.I
)
YEAR = re.compile(r"(?:1[5-9]\d\d|20\d\d)$")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a sentence with their symbols, one letter each."""

    texts: tuple[str, ...]
    symbols: str

    def value(self, at: int) -> str:
        """The table's value of the token at `at`, '' for none."""
        return _table().get(self.texts[at].lower(), ("", ""))[1]

    def number(self, at: int) -> int:
        """The whole number the token at `at` stands for; -1 for none."""
        ordinal = ORDINAL.match(self.texts[at])
        value = float(ordinal.group(1)) if ordinal else numeral(self.texts[at])
        return -1 if value is None else int(value)


@per_language
def _table() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["class"], row["value"]) for row in rows("time_words")}


@per_language_up_to(65536)
def symbol(text: str) -> str:
    """The symbol of one token."""
    if text in DASHES:
        return "-"
    if text in ("'s", "’s"):
        return "x"
    if text[:1].isdigit() or text[:1] in "'’":
        return _number_symbol(text)
    kind, value = _table().get(text.lower(), ("", ""))
    if kind == "unit" and value in ("quarter", "century"):
        return "V" if value == "quarter" else "X"
    if kind and not (kind[0].isupper() and not text[0].isupper()):
        return LETTERS[kind]
    if text == ",":
        return ","
    if numeral(text) is not None:
        return "N"
    return "#" if SLASHED.match(text) else "."


def _number_symbol(text: str) -> str:
    if not text.isascii() and not SLASHED.match(text):
        return "G" if DECADE.match(text) else "."
    if text.isdigit():
        if YEAR.match(text):
            return "Y"
        return "D" if len(text) <= 2 and 1 <= int(text) <= 31 else "N"
    if ORDINAL.match(text):
        return "O" if 1 <= int(text[:-2]) <= 31 else "."
    if GLUED_HOUR.match(text) or ((":" in text or text[-1] in "mM.") and CLOCK.match(text)):
        return "K"
    if DECADE.match(text):
        return "G"
    if SLASHED.match(text) and (text.count("/") + text.count(".") >= 2 or len(text) >= 7):
        return "#"
    return "N" if numeral(text) is not None else "."
