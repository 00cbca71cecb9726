"""Names of things that differ by a figure: "Norvia X9" beside "Norvia"."""

import re
from collections.abc import Iterable, Iterator

SEVERAL = re.compile(r"(?<=\d\d)s\b")
"""The plural of a version, "X90s"; "4S" is another version."""


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
