"""How much of a report is read: what lies beyond is kept in the text, marked as unread, and never read for claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from twosource.model import Block, Span

WORD = re.compile(r"\w{1,20}|[^\w\s]|\s{20}")
"""A word or a sign; of a very long one, and of a run of blanks, each twentieth character counts as one."""
END = re.compile(r"[.!?][\"'”’)\]]*\s+|\s*\n\s*")
"""The end of a sentence or line."""
LOOK_BACK = 2_000
"""Characters before the border in which the end of a sentence is looked for."""


def within(blocks: Sequence[Block], text: str, most: int) -> tuple[Block, ...]:
    """The blocks, those behind the first `most` words and signs of the text as unread; a block over the border is parted."""
    if len(text) <= most or (border := _border(text, most)) is None:
        return tuple(blocks)
    return tuple(part for block in blocks for part in _parted(block, text, border))


def _border(text: str, most: int) -> int | None:
    """Where the words that are read end, at the end of a sentence if there is one near; None if all are read."""
    last = next(islice(WORD.finditer(text), most, None), None)
    if last is None:
        return None
    back = max(0, last.start() - LOOK_BACK)
    ends = [found.end() for found in END.finditer(text, back, last.start())]
    return ends[-1] if ends else last.start()


def _parted(block: Block, text: str, border: int) -> Iterator[Block]:
    if block.span.end <= border:
        yield block
    elif block.span.start >= border:
        yield replace(block, kind="unread")
    else:
        head, rest = text[block.span.start : border], text[border : block.span.end]
        if head.strip():
            yield replace(block, span=Span(block.span.start, block.span.start + len(head.rstrip())))
        yield replace(block, kind="unread", span=Span(border + len(rest) - len(rest.lstrip()), block.span.end))
