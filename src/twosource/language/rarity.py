"""Words of a text and how much each tells: rare words weigh more, by a fixed table of news texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import fsum, log, sqrt

from twosource.language import rows

WORD = re.compile(r"[^\W_]+")
RAREST = 4.0
"""Texts per thousand that a word outside the table counts as standing in: half the table's least."""

UNIT = 10_000
Vector = Mapping[str, int]
"""Word to weight, of length UNIT: whole numbers, so that no sum depends on its order."""


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
    return [word.lower() for word in WORD.findall(text)]


def vector(words: Iterable[str]) -> dict[str, int]:
    """The words weighed by rarity and, less than in proportion, by how often they come."""
    known = rarities()
    weights = {word: (1 + log(count)) * known.get(word, UNKNOWN) for word, count in Counter(words).items()}
    return unit(weights)


def unit(weights: Mapping[str, float]) -> dict[str, int]:
    """The same direction with length UNIT."""
    length = sqrt(fsum([value * value for value in weights.values()]))
    return {word: round(UNIT * value / length) for word, value in weights.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Likeness 0 to 1 of two vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum([value * b[word] for word, value in a.items() if word in b]) / (UNIT * UNIT)
