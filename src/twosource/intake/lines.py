"""Plain text -> lines. Lines that an old wire or a mail program broke at a fixed width become one again; no character changes."""

import re
from collections.abc import Iterator, Sequence

from twosource.intake.parcel import Line
from twosource.model import Span

_BREAK = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_LINE_ENDS = (".", "!", "?", ":", ".”", '."', "!”", "?”", ".’", ".'", ".)", "…")

WRAPPED_WIDTHS = range(45, 101)
"""Characters a hard-wrapped line holds: typewriter, teleprinter and mail programs break at 60 to 80, rarely at 100."""

SPREAD = 25
"""Hard-wrapped lines of one paragraph differ by about one long word; paragraphs on one line differ far more."""

OPEN_ENDS = 0.5
"""Share of wrapped lines that end in the middle of a sentence; of lines that are paragraphs hardly any do."""


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold more than blanks, wrapped paragraphs joined; spans leave out the blanks around them."""
    found: list[Line] = []
    for group in _groups(text):
        if _wrapped(group, text):
            found.append(Line(Span(group[0].start, group[-1].end)))
        else:
            found.extend(Line(span) for span in group)
    return tuple(found)


def trimmed(span: Span, text: str) -> Span | None:
    """`span` without the blanks at its ends, None if nothing is left."""
    words = span.of(text)
    if not words.strip():
        return None
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for found in _BREAK.finditer(text):
        yield Span(at, found.start())
        at = found.end()
    yield Span(at, len(text))


def _groups(text: str) -> Iterator[list[Span]]:
    """Runs of lines without a blank one between them."""
    group: list[Span] = []
    for span in _spans(text):
        kept = trimmed(span, text)
        if kept:
            group.append(kept)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrapped(group: Sequence[Span], text: str) -> bool:
    *full, last = group
    if not full or any(len(span) not in WRAPPED_WIDTHS for span in full) or len(last) > max(map(len, full)) + 5:
        return False
    sizes = [len(span) for span in full]
    open_ends = sum(not span.of(text).endswith(_LINE_ENDS) for span in full)
    follows = sum(text[span.start].islower() for span in group[1:])
    capital = not any(letter.islower() for letter in text[group[0].start : last.end])
    return (
        max(sizes) - min(sizes) <= SPREAD and open_ends > OPEN_ENDS * len(full) and (capital or follows >= len(full) * 0.5 or len(full) > 3)
    )
