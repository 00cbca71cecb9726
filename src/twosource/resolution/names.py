"""Names brought to a form in which the same name looks the same: folded letters, no titles, no legal forms, a key for transliterations."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from twosource.language import words

PART = re.compile(r"[^\W_]+")
SOUNDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "c"),
    ("q", "k"),
    ("ck", "k"),
    ("w", "v"),
    ("z", "s"),
)
"""Letters that transliterations take for each other, the longer ones first."""
VOWELS = frozenset("aeiouy")
SKELETON = 3
"""Consonants a key must hold to stand for a name; shorter ones mix up too many."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name's telling words in order, and its key."""

    words: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The words with blanks between."""
        return " ".join(self.words)

    @property
    def last(self) -> str:
        """The last word: the family name in most of the world's news."""
        return self.words[-1] if self.words else ""


@cache
def name_of(text: str) -> Name:
    """The name without accents, titles before it, legal forms after it, an article or a possessive ending."""
    parts = PART.findall(fold(text))
    while len(parts) > 1 and parts[0] in words("name_titles"):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words("legal_forms"):
        parts = parts[:-1]
    return Name(tuple(parts))


def fold(text: str) -> str:
    """Lower case, accents off, possessive ending off."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).casefold()
    return re.sub(r"['’ʿʾ`](s\b)?", "", plain)


@cache
def skeleton(word: str) -> str:
    """The consonants of a word as any transliteration gives them: "msl" for Mashal, Meshaal, Mashaal."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    kept = [letter for i, letter in enumerate(word) if letter not in VOWELS or i == 0]
    once = [letter for i, letter in enumerate(kept) if i == 0 or letter != kept[i - 1]]
    return "".join(once)


def sounds_like(a: str, b: str) -> bool:
    """Whether two words may be one name in two transliterations."""
    if a == b:
        return True
    key = skeleton(a)
    return len(key) >= SKELETON and key == skeleton(b) and abs(len(a) - len(b)) <= 2


def acronym(text: str) -> str:
    """The capitals of a name's words, lower case: "pmml" for Pakistan Markazi Muslim League; '' for a name of one word."""
    initials = [part[0] for part in PART.findall(text) if part[0].isupper()]
    return "".join(initials).lower() if len(initials) > 1 else ""
