"""Names brought to a form in which the same name looks the same: folded letters, no titles, no legal forms, a key for transliterations."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.language import lexicon, pattern, per_language, per_language_up_to, rows, words

PART = re.compile(r"[^\W_]+")
VOWELS = frozenset("aeiouy")
SKELETON = 3
"""Consonants a key must hold to stand for a name; shorter ones mix up too many."""
MAX_OFFICE_WORDS = 3
MIN_SPELLING_LETTERS = 4
"""Letters from which two names may differ in one vowel, or in one letter that is doubled or mute, and be spellings of each other."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name's telling words in order; `suffix` tells a father from a son and counts for nothing in equality."""

    words: tuple[str, ...]
    suffix: str = field(default="", compare=False)

    @property
    def folded(self) -> str:
        """The words with blanks between."""
        return " ".join(self.words)

    @property
    def last(self) -> str:
        """The last word: the family name in most of the world's news."""
        return self.words[-1] if self.words else ""

    @property
    def codes(self) -> frozenset[str]:
        """The words with a figure in them: a product's version, a unit's number."""
        return frozenset(word for word in self.words if any(letter.isdigit() for letter in word))


@per_language_up_to(20_000)
def name_of(text: str) -> Name:
    """The name without accents, titles before it, legal forms after it, an article or a possessive ending."""
    plain = text
    for name in ("plural_of_version", "hyphened_article", "article_between"):
        plain = pattern("resolution_patterns", name).sub("", plain)
    parts = PART.findall(fold(plain))
    parts = _one_way(parts)
    while len(parts) > 1 and parts[0] in words("name_titles") and not pattern("resolution_patterns", "initial_like_article").match(text):
        parts = parts[1:]
    suffix = next((part for part in parts[-1:] if part in words("generation_suffixes") and len(parts) > 1), "")
    while len(parts) > 1 and (parts[-1] in words("legal_forms") or (parts[-1] == suffix and len(parts) > 2)):
        parts = parts[:-1]
    return Name(tuple(parts), suffix)


def _one_way(parts: Sequence[str]) -> list[str]:
    """The words with those that are written in several ways brought to one."""
    table, longest = _variants()
    found: list[str] = []
    at = 0
    while at < len(parts):
        size = next((n for n in range(min(longest, len(parts) - at), 0, -1) if tuple(parts[at : at + n]) in table), 0)
        found.append(table[tuple(parts[at : at + size])] if size else parts[at])
        at += size or 1
    return found


@per_language
def _variants() -> tuple[dict[tuple[str, ...], str], int]:
    table = {tuple(row["words"].split()): row["stands"] for row in rows("name_variants")}
    return table, max(map(len, table))


@per_language_up_to(20_000)
def person_of(text: str) -> Name:
    """The name without the words up to an office, and letters of one, before a given and a family name: "Fire Chief", "GM"."""
    name = name_of(text)
    parts = [part for part in PART.findall(text) if fold(part) in name.words]
    nouns = lexicon("head_nouns", "type")
    office = (at for at, word in enumerate(name.words[:-2]) if word in words("name_titles") or nouns.get(word) == "person")
    kept = name.words[max((at + 1 for at in office if name.words[at] not in given_names()), default=0) :]
    while len(kept) > 2 and len(kept[0]) > 1 and _letters(kept[0], parts) and kept[0] not in given_names():
        kept = kept[1:]
    return Name(kept, name.suffix)


def _letters(word: str, parts: Sequence[str]) -> bool:
    """Whether a word is written in two or three capitals in a text that is not."""
    return len(word) <= MAX_OFFICE_WORDS and word.upper() in parts and not all(part.isupper() for part in parts)


@per_language
def given_names() -> frozenset[str]:
    """Given names that are hardly anything else, folded."""
    return frozenset(row["word"] for row in rows("genders") if row["kind"] == "name")


def fold(text: str) -> str:
    """Lower case, accents off, possessive ending off."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).casefold()
    return pattern("resolution_patterns", "possessive").sub("", plain)


@per_language_up_to(50_000)
def skeleton(word: str) -> str:
    """The consonants of a word as any transliteration gives them: "msl" for Mashal, Meshaal, Mashaal."""
    for spelling, sound in _sounds():
        word = spelling.sub(sound, word)
    kept = [letter for i, letter in enumerate(word) if letter not in VOWELS or i == 0]
    once = [letter for i, letter in enumerate(kept) if i == 0 or letter != kept[i - 1]]
    return "".join(once)


@per_language
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["letters"]), row["sound"]) for row in rows("transliterations"))


def sounds_like(a: str, b: str) -> bool:
    """Whether two words may be one name in two transliterations."""
    if a == b:
        return True
    key = skeleton(a)
    return len(key) >= SKELETON and key == skeleton(b) and abs(len(a) - len(b)) <= 2


def spelt_like(a: str, b: str) -> bool:
    """Whether two words are one name but for a vowel, or for one letter more that is doubled or mute: Qaeda and Qaida, Rait and Raite."""
    if sounds_like(a, b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < MIN_SPELLING_LETTERS or short[0] != long[0]:
        return False
    if len(short) == len(long):
        differing = [(x, y) for x, y in zip(short, long, strict=True) if x != y]
        return len(long) > MIN_SPELLING_LETTERS and len(differing) == 1 and set(differing[0]) <= VOWELS
    more = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[more:] == long[more + 1 :] and (long[more] == long[more - 1] or (more == len(short) and long[more] in "eh"))


@per_language_up_to(50_000)
def _names_of(word: str) -> frozenset[str]:
    return frozenset(row["name"] for row in rows("nicknames") if row["nick"] == word) | {word}


def given_alike(a: str, b: str) -> bool:
    """Whether two given names can be one person's: alike in sound, one the other's initial or short form ("Mo" for Maurice)."""
    if sounds_like(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return any(sounds_like(one, other) for one in _names_of(a) for other in _names_of(b))


def one_person(a: Name, b: Name) -> bool:
    """Whether two full names can be one person's: family names alike, given names that meet, no middle name or suffix against it."""
    if "".join(a.words) == "".join(b.words):
        return True
    if not sounds_like(a.last, b.last) or (a.suffix and b.suffix and a.suffix != b.suffix):
        return False
    ours, theirs = a.words[:-1], b.words[:-1]
    if not given_alike(ours[0], theirs[0]):
        return _second_used(ours, theirs) or _second_used(theirs, ours) or ends_with(a, b) or ends_with(b, a)
    return all(x[0] == y[0] for x, y in zip(ours[1:], theirs[1:], strict=False))


def _second_used(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether a person goes by the second given name: "J. Anton Velkov" and "Anton Velkov"."""
    return len(longer) > 1 and len(longer[0]) == 1 and sounds_like(longer[1], shorter[0])


def ends_with(longer: Name, shorter: Name) -> bool:
    """Whether a full name stands whole at the end of a longer one, behind an office or a word of the headline."""
    return 1 < len(shorter.words) < len(longer.words) and longer.words[-len(shorter.words) :] == shorter.words


def acronym(text: str) -> str:
    """The capitals of a name's words, lower case: "pmml" for Pakistan Markazi Muslim League; '' for a name of one word."""
    initials = [part[0] for part in PART.findall(text) if part[0].isupper()]
    return "".join(initials).lower() if len(initials) > 1 else ""


def acronyms(text: str) -> frozenset[str]:
    """The acronyms a body's name may have: of its capitals, of its small words too, without its legal form, with the article before it."""
    parts = PART.findall(text)
    short = parts[:-1] if len(parts) > 2 and parts[-1].casefold() in words("legal_forms") else parts
    found = {acronym(text), acronym(" ".join(short))}
    if len(parts) > 2 and any(part[0].islower() for part in parts):
        found |= {"".join(part[0] for part in each).lower() for each in (parts, short)}
    return frozenset(found | {"t" + each for each in found if len(each) > 1}) - {""}
