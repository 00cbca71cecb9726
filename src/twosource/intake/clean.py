"""Raw characters -> clean text, with the way back kept for every character."""

import re
from array import array
from collections.abc import Sequence

REPLACED = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")
_RETURN = re.compile("\r\n?")


def without_surrogates(text: str) -> str:
    """`text` with every lone surrogate replaced by U+FFFD: such a text has no UTF-8 form and could be neither hashed nor stored."""
    return _SURROGATE.sub(REPLACED, text) if _SURROGATE.search(text) else text


def plain(raw: str, offset: int = 0) -> tuple[str, Sequence[int]]:
    """`raw` with line ends as a single line feed, no byte order mark in front and no lone surrogates; nothing else is touched.

    `offset` is where `raw` begins among all raw characters. The offsets are a range when nothing was dropped in the middle.
    """
    first = 1 if raw.startswith("\ufeff") else 0
    text = without_surrogates(raw[first:])
    start = offset + first
    if "\r" not in text:
        return text, range(start, start + len(text))
    kept = Weaver(text)
    at = 0
    for found in _RETURN.finditer(text):
        kept.keep(at, found.start())
        kept.turn("\n", found.start())
        at = found.end()
    kept.keep(at, len(text))
    return kept.text, array("l", (start + where for where in kept.offsets))


class Weaver:
    """Builds a clean text from stretches of a raw one; `offsets` grows with `text`."""

    def __init__(self, raw: str) -> None:
        """Begins with nothing of `raw` woven."""
        self.raw = raw
        self.offsets = array("l")
        self._parts: list[str] = []

    @property
    def blank_end(self) -> bool:
        """Whether the last character is a blank."""
        return bool(self._parts) and self._parts[-1][-1:].isspace()

    def __len__(self) -> int:
        return len(self.offsets)

    @property
    def text(self) -> str:
        """What has been woven so far."""
        return "".join(self._parts)

    def keep(self, start: int, end: int) -> None:
        """Adds raw characters `[start, end)` as they are."""
        if start < end:
            self._parts.append(self.raw[start:end])
            self.offsets.extend(range(start, end))

    def turn(self, text: str, at: int) -> None:
        """Adds `text`, which the raw character `at` was turned into (a line end, an entity)."""
        self._parts.append(text)
        self.offsets.extend([at] * len(text))

    def put(self, text: str) -> None:
        """Adds `text` that no raw character stands for."""
        self._parts.append(text)
        self.offsets.extend([-1] * len(text))

    def copy(self, other: "Weaver", text: str, start: int, end: int) -> None:
        """Adds characters `[start, end)` of `text`, which `other` has woven from the same raw characters."""
        self._parts.append(text[start:end])
        self.offsets.extend(other.offsets[start:end])
