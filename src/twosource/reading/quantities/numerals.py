"""Number words and digits as values, in every way of grouping that says by itself what it groups."""

import re
from collections.abc import Sequence

from twosource.language import listed, per_language, per_language_up_to, rows

CURRENCY_SIGNS = "$€£"

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?", re.ASCII)
"""'1,200', '1,20,000', '1.5': commas part the thousands (or lakhs), a point the decimals."""

BY_APOSTROPHE = re.compile(r"[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d{1,2})?", re.ASCII)
BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d{1,2})", re.ASCII)
"""'1.200.000', '1.234,56': more than one point, or a comma behind it, can only part thousands."""

ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}", re.ASCII)
"""Four groups with points, as a machine's address has them; as a number they would be thousands of millions, which end in noughts."""

BY_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""'1.200': thousands or decimals, as what is counted says."""

BY_COMMA = re.compile(r"\d{1,3},\d{1,2}", re.ASCII)
"""'1,5': decimals, or two numbers in a row, as what is measured says."""

GROUP = re.compile(r"\d{3}(?:,\d{1,2})?", re.ASCII)
FIRST_GROUP = re.compile(r"[1-9]\d{0,2}", re.ASCII)
"""The first and each further group of a number whose thousands blanks part: '12 000', '1 234,56'."""


@per_language
def number_words() -> dict[str, tuple[str, float]]:
    """Word to its kind and value (see `number_words.tsv`)."""
    return {row["word"]: (row["kind"], float(row["value"])) for row in rows("number_words")}


@per_language
def _glued_scales() -> dict[str, float]:
    """Letters that stand for a scale right after digits ('$20m'), and the scale."""
    return {row["word"]: float(row["value"]) for row in rows("glued_scales")}


@per_language_up_to(65536)
def numeral(text: str) -> float | None:
    """The value of one token written in digits ('1,200', '1.5', '1’500', '20m') or as a word ('twelve'); None for anything else."""
    first = text[:1]
    if first in CURRENCY_SIGNS and text[1:2].isdigit():
        return numeral(text[1:])
    if first.isdigit():
        grouped = _grouped(text)
        return grouped if grouped is not None else _plain(text)
    kind, value = number_words().get(text.lower(), ("", 0.0))
    return value if kind in ("unit", "tens") else None


def _plain(text: str) -> float | None:
    found = DIGITS.match(text)
    if found is None or not found.group().isascii():
        return None
    rest = text[found.end() :].lower()
    glued = _glued_scales()
    if rest and rest not in glued:
        return None
    return float(found.group().replace(",", "")) * glued.get(rest, 1.0)


def _grouped(text: str) -> float | None:
    """'1’500', '1.200.000', '1.234,56'."""
    address = ADDRESS.fullmatch(text) is not None and not text.endswith(".000")
    if BY_APOSTROPHE.fullmatch(text):
        return float(re.sub("['’]", "", text).replace(",", "."))
    if BY_POINTS.fullmatch(text) and not address:
        return float(text.replace(".", "").replace(",", "."))
    return None


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
        elif word not in listed("quantity_lists", "within_number"):
            return None
    return total + current if seen else None
