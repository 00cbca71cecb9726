"""How like two stretches of text are: the share of their telling words that they have in common, rare words weighing more."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import TypeVar

from twosource.language import per_language, per_language_up_to, rows

UNIT = 1000
"""What likeness and lengths are counted in: whole thousandths, so that no sum depends on its order."""
RAREST = 4.0
"""Texts per thousand that a word outside the table counts as standing in: half the table's least."""
WORD = re.compile(r"[^\W_]+")
STEM = 4
"""Letters that a word has at least when its ending is taken off, so that "seized" and "seizing" count as one word."""
TRIGGER_WEIGHT = 4.0
"""What an event's verb weighs beside the words: as much as a rather rare one."""
VERB = "to "
"""What marks an event's verb among words."""
Vector = Mapping[str, int]
Place = TypeVar("Place")


def vector(weights: Mapping[str, float]) -> dict[str, int]:
    """The same direction with length UNIT."""
    length = sqrt(sum(value * value for value in sorted(weights.values())))
    return {key: round(UNIT * value / length) for key, value in weights.items()} if length else {}


def likeness(a: Vector, b: Vector) -> int:
    """Thousandths: 0 for nothing in common, about 1,000 for the same words."""
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[key] for key, value in a.items() if key in b) // UNIT


def told(text: str) -> dict[str, int]:
    """The words of a text, weighed by rarity and, less than in proportion, by how often they come."""
    return vector(_words(text))


def _words(text: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word, count in Counter(found.group().lower() for found in WORD.finditer(text)).items():
        weights[stem(word)] = weights.get(stem(word), 0.0) + (1 + log(count)) * rarity(word)
    return weights


def within(sentences: Mapping[Place, tuple[str, Iterable[str]]]) -> dict[Place, dict[str, int]]:
    """The sentences of one affair by their words and verbs: what many of them tell ("pirates") says little of which are alike."""
    weights = {place: _weights(text, verbs) for place, (text, verbs) in sentences.items()}
    spread = Counter(word for each in weights.values() for word in each)
    most = log(1 + len(weights))
    return {
        place: vector({word: value * log(1 + len(weights) / spread[word]) / most for word, value in each.items()})
        for place, each in weights.items()
    }


def _weights(text: str, verbs: Iterable[str]) -> dict[str, float]:
    weights = _words(text)
    for verb in verbs:
        weights[VERB + verb] = TRIGGER_WEIGHT
    return weights


def shared(a: Vector, b: Vector, most: int = 3) -> list[str]:
    """The words that make two vectors like, the strongest first."""
    return sorted(a.keys() & b.keys(), key=lambda word: (-a[word] * b[word], word))[:most]


def rarity(word: str) -> float:
    """How much a lower-case word tells: 0 for one in every text, about 5.5 for a name; figures tell nothing of what they count."""
    return 0.0 if word.isdigit() else _rarities().get(word, log(1000 / RAREST))


@per_language_up_to(50_000)
def stem(word: str) -> str:
    """The word without its ending."""
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word


@per_language
def _endings() -> tuple[str, ...]:
    """In the order in which they are tried."""
    return tuple(row["word"] for row in rows("comparison_lists") if row["list"] == "ending")


def weigh(names: Mapping[str, int], spread: Mapping[str, int], of: int) -> dict[str, int]:
    """Names by how often they come, those that few of the `of` reports tell weighing more."""
    return vector({name: log(1 + of / spread[name]) * (1 + log(count)) for name, count in names.items()})


@per_language
def _rarities() -> dict[str, float]:
    return {row["word"]: log(1000 / float(row["per_thousand"])) for row in rows("word_frequencies")}
