"""Words of a text and how much each tells: rare words weigh more, by a fixed table of news texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log, sqrt

from twosource.language import rows

WORD = re.compile(r"[^\W_]+")
RAREST = 4.0
"""Texts per thousand that a word outside the table counts as standing in: half the table's least."""

Vector = Mapping[str, float]
"""Word to weight, of length one."""


@cache
def rarities() -> dict[str, float]:
    """Word to the logarithm of its inverse share of texts."""
    return {row["word"]: log(1000 / float(row["per_thousand"])) for row in rows("word_frequencies")}


UNKNOWN = log(1000 / RAREST)


def rarity(word: str) -> float:
    """How much a (lower-case) word tells: 0 for one in every text, about 5.5 for a name."""
    return rarities().get(word, UNKNOWN)


def words_of(text: str) -> list[str]:
    """The lower-case words of a text."""
    return [found.group().lower() for found in WORD.finditer(text)]


def vector(words: Iterable[str]) -> dict[str, float]:
    """The words weighed by rarity and, less than in proportion, by how often they come."""
    weights = {word: (1 + log(count)) * rarity(word) for word, count in Counter(words).items()}
    return unit(weights)


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The same direction with length one; rounded, so that the order of words never shows in the last digit."""
    length = sqrt(sum(value * value for value in sorted(weights.values())))
    return {word: round(value / length, 9) for word, value in weights.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Likeness 0 to 1 of two vectors of length one, to six digits."""
    if len(b) < len(a):
        a, b = b, a
    return round(sum(value * b[word] for word, value in sorted(a.items()) if word in b), 6)
