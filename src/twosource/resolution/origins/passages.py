"""The passages that two texts have in common: runs of words that stand in both, chained over small changes.

Where sentences were cut, moved, reworded here and there or set among others, several chains come out, each with its place in both texts.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.language import lexicon, per_language_up_to
from twosource.language.rarity import WORD
from twosource.model import STORY, Report, Span

RUN = 4
"""Words of a run by which a passage is found: with one word in eight changed six of ten runs of four stay whole, half of those of five."""
GAP = 8
"""Words in either text that a passage may run over: a clause put in or left out, no sentence."""
MIN_PASSAGE_WORDS = 8
"""Shared words of a passage: below lie names with their titles, and set phrases."""
DENSE = 0.5
"""Least share of a passage's words, in both texts, that the two have in common."""
REPEATED = 3
"""Places of one run in a text that are looked at; a run that comes more often is a set phrase."""
QUOTED = re.compile(r"(?:(?<=[\s(\[—–-])|^)(?:[“„«]|\"|'')(?=\S)(?:[^\"“”„«»]{2,1500}?)(?<=\S)(?:[”“»]|\"|'')(?!\w)", re.MULTILINE)
"""Quotation marks and what stands between: past 1,500 characters a mark is taken to have lost its other half."""
Run = int
"""A run of words, hashed: equal runs are equal within a process, and nothing else is asked of them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report's story, brought to one form, with where they begin and end and whether they stand in a quotation.

    `runs` are the places of each run of RUN words.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]
    runs: Mapping[Run, tuple[int, ...]]

    @property
    def own(self) -> int:
        """Words outside quotations."""
        return len(self.words) - sum(self.quoted)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Word numbers `[start, end)` in both texts, how many of the words are shared, and how many of those are the reporter's own."""

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int
    own: int

    @property
    def swapped(self) -> "Stretch":
        """Seen from the other text."""
        return Stretch(self.other_start, self.other_end, self.start, self.end, self.shared, self.own)


def wording_of(report: Report) -> Wording:
    """The wording of what tells the story: captions, bylines and boilerplate are left out."""
    told = [block.span for block in report.blocks if block.kind in STORY and block.kind != "heading"]
    found = [match for block in told for match in WORD.finditer(report.text, block.start, block.end)]
    words = tuple(_form(match.group().lower()) for match in found)
    voiced = [block.span for block in report.blocks if block.kind in ("embed", "quote")]
    quotes = _merged([*quotations(report.text), *voiced])
    starts = [quote.start for quote in quotes]
    quoted = tuple((at := bisect_right(starts, match.start())) > 0 and match.start() < quotes[at - 1].end for match in found)
    return Wording(words, tuple(match.span() for match in found), quoted, _runs(words))


def quotations(text: str) -> list[Span]:
    """What stands between double quotation marks, paragraph by paragraph."""
    return [Span(*found.span()) for found in QUOTED.finditer(text) if "\n\n" not in found[0]]


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].joined(span)
        else:
            merged.append(span)
    return merged


@per_language_up_to(50_000)
def _form(word: str) -> str:
    """A word without a plural or third person's s; a number in figures."""
    if (value := lexicon("number_words", "value").get(word)) and lexicon("number_words", "kind")[word] in ("unit", "tens"):
        return value
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _runs(words: Sequence[str]) -> dict[Run, tuple[int, ...]]:
    places: dict[Run, list[int]] = {}
    for at, run in enumerate(map(hash, zip(*(words[shift:] for shift in range(RUN)), strict=False))):
        places.setdefault(run, []).append(at)
    return {run: tuple(at) for run, at in places.items() if len(at) <= REPEATED}


def passages(a: Wording, b: Wording) -> tuple[Stretch, ...]:
    """The passages that both have, in the order of the first; none overlaps another in either text."""
    chains = sorted(_chains(_blocks(a, b)), key=lambda chain: (-sum(length for *_, length in chain), chain[0]))
    taken: list[Stretch] = []
    for chain in chains:
        found = _passage(chain, a, b)
        if found is not None and not any(_crossing(found, other) for other in taken):
            taken.append(found)
    return tuple(sorted(taken, key=lambda passage: passage.start))


Block = tuple[int, int, int]
"""Where equal words begin in both texts, and how many they are."""


def _blocks(a: Wording, b: Wording) -> list[Block]:
    """Stretches of equal words, longest first possible, in the order of the first text."""
    shared = a.runs.keys() & b.runs.keys()
    hits = sorted((j - i, i) for run in shared for i in a.runs[run] for j in b.runs[run])
    blocks: list[Block] = []
    for shift, at in hits:
        if blocks and blocks[-1][1] - blocks[-1][0] == shift and at <= blocks[-1][0] + blocks[-1][2]:
            first, other, _ = blocks[-1]
            blocks[-1] = (first, other, at + RUN - first)
        else:
            blocks.append((at, at + shift, RUN))
    return sorted(blocks)


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that follow each other in both texts with a gap of at most GAP words; a block goes to the chain it is nearest to."""
    chains: list[list[Block]] = []
    open_: list[list[Block]] = []
    for block in blocks:
        open_ = [chain for chain in open_ if block[0] - _end(chain[-1])[0] <= GAP]
        near = [(apart, at) for at, chain in enumerate(open_) if (apart := _apart(chain[-1], block)) is not None]
        if near:
            open_[min(near)[1]].append(block)
        else:
            chains.append([block])
            open_.append(chains[-1])
    return chains


def _end(block: Block) -> tuple[int, int]:
    return block[0] + block[2], block[1] + block[2]


def _apart(before: Block, after: Block) -> int | None:
    """The larger gap between two blocks, None where they do not follow each other closely in both texts."""
    gaps = [start - end for start, end in zip(after[:2], _end(before), strict=True)]
    return max(gaps) if all(-RUN < gap <= GAP for gap in gaps) and after[0] > before[0] and after[1] > before[1] else None


def _passage(chain: Sequence[Block], a: Wording, b: Wording) -> Stretch | None:
    """The chain as a passage, with equal words in its gaps counted; None if too little of it is shared."""
    (start, other_start, _), (end, other_end) = chain[0], _end(chain[-1])
    common = _common(chain, a, b)
    shared = len(common)
    if shared < MIN_PASSAGE_WORDS or shared < DENSE * max(end - start, other_end - other_start):
        return None
    own = sum(not a.quoted[i] and not b.quoted[j] for i, j in common)
    return Stretch(start, end, other_start, other_end, shared, own)


def _common(chain: Sequence[Block], a: Wording, b: Wording) -> list[tuple[int, int]]:
    """The pairs of equal words of a chain."""
    pairs: dict[int, int] = {}
    i, j = chain[0][:2]
    for first, other, length in chain:
        gap = {b.words[at]: at for at in range(j, other)}
        pairs |= {at: gap[a.words[at]] for at in range(i, first) if a.words[at] in gap}
        pairs |= {first + step: other + step for step in range(length)}
        i, j = first + length, other + length
    return list(pairs.items())


def _crossing(a: Stretch, b: Stretch) -> bool:
    return (a.start < b.end and b.start < a.end) or (a.other_start < b.other_end and b.other_start < a.other_end)


def quoted_part(wording: Wording, start: int, end: int) -> tuple[int, int]:
    """From the first to the last quoted word of the words `[start, end)`, all of them if none is."""
    said = [at for at in range(start, end) if wording.quoted[at]]
    return (said[0], said[-1] + 1) if said else (start, end)


def characters(wording: Wording, start: int, end: int) -> Span:
    """The characters of the words `[start, end)`."""
    return Span(wording.places[start][0], wording.places[end - 1][1])
