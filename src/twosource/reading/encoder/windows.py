"""Text as the encoder sees it: stretches of a block, cut into word pieces, each with the shape of its word and the dress of its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

VOCABULARY = "reader.tokenizer.json"
"""MiniLM's uncased word pieces (Apache-2.0)."""
MAX_PIECES = 192
"""Word pieces in a stretch, the two marks around it included. Most paragraphs of news have fewer than 120."""
SHAPES = ("none", "lower", "title", "title at start", "upper", "capital", "mixed", "digits", "digits and letters", "mark", "uncased")
DRESSES = ("running", "titled", "shouted", "lowered")
TITLED = 0.6
"""Share of capitalised words, of those of four letters and more, from which a line counts as set in title case (as in `naming`)."""
ENDS = frozenset('.!?:"“”‘([•–—')
"""What a capital after it says little."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text. `ids`, `shapes`: a number for each piece; `words`: start and end; `firsts`: each word's first piece."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    words: tuple[tuple[int, int], ...]
    firsts: NDArray[np.int64]


@cache
def tokenizer() -> Tokenizer:
    """The word pieces, loaded once."""
    made = Tokenizer.from_str(files("twosource.reading").joinpath("data", VOCABULARY).read_text(encoding="utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


def stretches(text: str, offset: int = 0) -> Iterator[Stretch]:
    """The stretches of a text that stands at `offset` in its report."""
    encoded = tokenizer().encode(text, add_special_tokens=False)
    yield from _cut(text, offset, encoded.ids, encoded.offsets, encoded.word_ids)


def _cut(text: str, offset: int, ids: list[int], spans: list[tuple[int, int]], of: list[int | None]) -> Iterator[Stretch]:
    firsts = [at for at in range(len(ids)) if at == 0 or of[at] != of[at - 1]]
    words = [(spans[at][0], spans[(firsts[n + 1] if n + 1 < len(firsts) else len(ids)) - 1][1]) for n, at in enumerate(firsts)]
    begin = 0
    while begin < len(firsts):
        end = _reach(text, words, firsts, len(ids), begin)
        first, last = firsts[begin], firsts[end] if end < len(firsts) else len(ids)
        yield _stretch(text, offset, ids[first:last], words[begin:end], [at - first for at in firsts[begin:end]])
        begin = end


def _reach(text: str, words: list[tuple[int, int]], firsts: list[int], pieces: int, begin: int) -> int:
    """The word before which a stretch that begins at `begin` ends: the end of the text, of a sentence, or where it is full."""
    room = firsts[begin] + MAX_PIECES - 2
    if pieces <= room:
        return len(firsts)
    end = begin + 1
    while end < len(firsts) and (firsts[end + 1] if end + 1 < len(firsts) else pieces) <= room:
        end += 1
    for at in range(end - 1, begin + (end - begin) // 2, -1):
        if text[words[at][0] : words[at][1]] in (".", "!", "?"):
            return at + 1
    return end


def _stretch(text: str, offset: int, ids: list[int], words: list[tuple[int, int]], firsts: list[int]) -> Stretch:
    pieces = np.zeros(min(len(ids), MAX_PIECES - 2) + 2, np.int64)
    pieces[0], pieces[1:-1], pieces[-1] = _marks()[0], ids[: MAX_PIECES - 2], _marks()[1]
    shapes = np.zeros(len(pieces), np.int64)
    strings = [text[start:end] for start, end in words]
    dress = DRESSES.index(_dress(strings)) * len(SHAPES)
    before = "."
    for n, (string, first) in enumerate(zip(strings, firsts, strict=True)):
        last = firsts[n + 1] if n + 1 < len(firsts) else len(ids)
        shapes[1 + first : 1 + last] = dress + shape(string, start=before in ENDS)
        before = string
    kept = [first + 1 for first in firsts if first < MAX_PIECES - 2]
    return Stretch(
        pieces, shapes, tuple((offset + start, offset + end) for start, end in words[: len(kept)]), np.asarray(kept, dtype=np.int64)
    )


@cache
def _marks() -> tuple[int, int]:
    return tokenizer().get_vocab()["[CLS]"], tokenizer().get_vocab()["[SEP]"]


@lru_cache(maxsize=65536)
def shape(word: str, *, start: bool) -> int:
    """The index of a word's shape in `SHAPES`."""
    return SHAPES.index(_shape(word, start=start))


def _shape(word: str, *, start: bool) -> str:
    if word.isdigit():
        return "digits"
    if not any(char.isalnum() for char in word):
        return "mark"
    if any(char.isdigit() for char in word):
        return "digits and letters"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "capital"
    if word[0].isupper() and word[1:].islower():
        return "title at start" if start else "title"
    return "mixed" if word.lower() != word else "uncased"


def _dress(words: list[str]) -> str:
    longer = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(longer) < 3:
        return "running"
    if all(word.isupper() for word in longer):
        return "shouted"
    if all(word.islower() for word in words if word.isalpha()):
        return "lowered"
    if sum(word[0].isupper() for word in longer) >= TITLED * len(longer):
        return "titled"
    return "running"
