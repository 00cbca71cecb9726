"""Names of things that differ by a figure: "Norvia X9" beside "Norvia"."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from twosource.language import lexicon, listed

SEVERAL = re.compile(r"(?<=\d\d)s\b")
"""The plural of a version, "X90s"; "4S" is another version."""
THING = re.compile(r"\d|\bi[A-Z]")
NUMBER = re.compile(r"\d{1,3}(\.\d{1,2})?")
OTHERS = frozenset({"PERSON", "GPE", "LOC", "NORP", "DATE", "FAC"})
"""What the parser calls names that are followed by scores, ages and dates."""


def is_version(doc: Doc, at: int) -> bool:
    """Whether the number at `at` tells a product from the others of its name, as the grammar hangs it on the word before: "Kelva 4"."""
    token, before = doc[at], doc[at - 1]
    if not NUMBER.fullmatch(token.text) or token.head.i != before.i or before.pos_ != "PROPN" or before.ent_type_ in OTHERS:
        return False
    if lexicon("name_heads", "type").get(before.lower_) == "organization":
        return False
    after = doc[at + 1] if at + 1 < len(doc) else None
    return after is None or not (
        after.tag_ == "NNS"
        or after.text in ("%", "-", "–", ":", "/")
        or after.like_num
        or after.lower_ in listed("reading_lists", "unit_words")
    )


def is_product_like(text: str) -> bool:
    """Whether a name has what those of products have and few others: a figure, or a small i before a capital."""
    return THING.search(text) is not None


def has_digit(word: str) -> bool:
    """Whether a word holds a figure."""
    return any(letter.isdigit() for letter in word)


def versions(keys: Iterable[str]) -> Iterator[str]:
    """Keys that are another key with a word behind it that holds a figure: a maker's product, or a product's version."""
    known = set(keys)
    for key in sorted(known):
        parts = key.split()
        if any(has_digit(part) and " ".join(parts[:at]) in known for at, part in enumerate(parts) if at):
            yield key
