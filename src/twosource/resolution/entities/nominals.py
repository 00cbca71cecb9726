"""What a description says: its telling words, how many it speaks of, which version and whose nation."""

import re
from dataclasses import dataclass, replace

from twosource.language import lexicon, listed, pattern, per_language, per_language_up_to, words
from twosource.language.ages import AGE_LOOSELY_DESCRIBED
from twosource.language.rarity import words_of
from twosource.model import Chain

Key = tuple[str, ...]
SMALL = frozenset({"unit", "tens"})
THOUSANDS = re.compile(r"(?<=\d),\s?(?=\d{3}\b)")
PRODUCT_VERSION = re.compile(r"[a-z]+\d\w*|\d+[a-z]{1,2}\d\w*|\d{3}")
"""A product's version among a description's words: "a380", "787"; no ordinal, year or sum."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description: `key` are its words without determiners and counts; `count` is '' where no number is given."""

    text: str
    key: Key
    count: str = ""
    codes: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()

    @property
    def head(self) -> str:
        """The noun it ends in."""
        return self.key[-1]

    @property
    def kind(self) -> str:
        """What the noun goes for: nouns by which one thing is called in turn have one kind, a noun of no such row its own."""
        head = self.head.removesuffix("s") if self.plural and self.head not in kin() else self.head
        return kin().get(head, self.head)

    @property
    def plural(self) -> bool:
        """Whether it speaks of several, by the form of its noun."""
        return self.head in listed("resolution_lists", "plural") or (
            self.head.endswith("s") and not self.head.endswith(_singular_endings())
        )

    @property
    def vague(self) -> bool:
        """Whether it says nothing but "man", "people", "officials"."""
        return set(self.key) <= words("vague_nouns")


def phrase_of(chain: Chain) -> Phrase | None:
    """A chain's fullest description, None without one."""
    found = [phrase(mention.text) for mention in chain.mentions if mention.form == "description"]
    return max((each for each in found if each.key), key=lambda each: (len(each.key), each.key, each.text), default=None)


@per_language_up_to(20_000)
def phrase(text: str) -> Phrase:
    """A description taken apart; an age is no part of what it says, its bearing has that."""
    parts = words_of(THOUSANDS.sub("", AGE_LOOSELY_DESCRIBED.sub(" ", text)))
    at = next((i for i, word in enumerate(parts) if word not in _leading()), len(parts))
    count = _number(parts[at]) if at + 1 < len(parts) else ""
    key = tuple(word for word in parts[at + bool(count) :] if word not in words("determiners") and (len(word) > 1 or word.isdigit()))
    version = pattern("resolution_patterns", "plural_of_version")
    codes = frozenset(plain for word in key if PRODUCT_VERSION.fullmatch(plain := version.sub("", word)))
    nations = frozenset(country for word in key if (country := lexicon("demonyms", "country").get(word)))
    found = Phrase(text, key, count, codes, nations)
    return found if key and found.plural else replace(found, count="")


@per_language
def _singular_endings() -> tuple[str, ...]:
    return tuple(sorted(listed("resolution_lists", "singular_ending")))


@per_language
def kin() -> dict[str, str]:
    """Noun -> the row of nouns by which one thing is called in turn."""
    return lexicon("kindred_nouns", "kin")


@per_language
def _leading() -> frozenset[str]:
    """Words that may stand before a count."""
    numbers = lexicon("number_words", "kind")
    return frozenset(word for word in words("determiners") | words("approximators") if numbers.get(word) not in SMALL)


def _number(word: str) -> str:
    """A count as a number; '' for no count, and for one, which is said of what is one of several too."""
    small = lexicon("number_words", "kind").get(word) in SMALL
    value = word if word.isdigit() else lexicon("number_words", "value")[word] if small else ""
    return "" if value == "1" else value
