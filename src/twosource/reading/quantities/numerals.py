"""Number words and digits as values."""

import re
from collections.abc import Sequence

from twosource.language import per_language, per_language_up_to, rows

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?")
GLUED = {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12}
"""Letters that stand for a scale right after digits ('$20m')."""


@per_language
def number_words() -> dict[str, tuple[str, float]]:
    """Word to its kind and value (see `number_words.tsv`)."""
    return {row["word"]: (row["kind"], float(row["value"])) for row in rows("number_words")}


@per_language_up_to(65536)
def numeral(text: str) -> float | None:
    """The value of one token written in digits ('1,200', '1.5', '20m') or as a word ('twelve'); None for anything else."""
    first = text[:1]
    if first in "$€£" and text[1:2].isdigit():
        return numeral(text[1:])
    if first.isdigit():
        found = DIGITS.match(text)
        if found is None or not found.group().isascii():
            return None
        rest = text[found.end() :].lower()
        if rest and rest not in GLUED:
            return None
        return float(found.group().replace(",", "")) * GLUED.get(rest, 1.0)
    kind, value = number_words().get(text.lower(), ("", 0.0))
    return value if kind in ("unit", "tens") else None


def composed(parts: Sequence[str]) -> float | None:
    """The value of several tokens as one number ('twenty', '-', 'three'; '1.5', 'million'; 'a', 'hundred', 'and', 'five')."""
    total, current, seen = 0.0, 0.0, False
    for part in parts:
        word = part.lower()
        kind, value = number_words().get(word, ("", 0.0))
        if kind == "scale":
            current = (current if seen else 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
            seen = True
        elif (plain := numeral(part)) is not None:
            current, seen = current + plain, True
        elif word not in ("-", "and", "a", "an"):
            return None
    return total + current if seen else None
