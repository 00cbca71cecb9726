"""What people type into a search box as a query that cannot fail, and what matched in a text."""

import re
from dataclasses import dataclass

TERMS = 12
"""Words and phrases of a query that count."""
LONGEST = 400
"""Characters of a query that count."""
BEFORE, AFTER = 90, 170
"""Characters shown before and after the first match."""
TYPED = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some text with what matched in it: pairs of text and whether it matched.

    `start`, `end` are the code points of the first match in the whole text, None where nothing matched.
    """

    parts: tuple[tuple[str, bool], ...] = ()
    start: int | None = None
    end: int | None = None


def excludes(words: str) -> bool:
    """Whether words that must not stand in the text are among them."""
    return any(minus for minus, _, _ in TYPED.findall(words))


def expression(words: str) -> str:
    """The words as SQLite's full-text search takes them, each quoted: all must stand in the text, those behind a minus must not.

    '' where nothing is left that can be looked for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in TYPED.findall(words[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()):
        term = phrase or word
        if any(letter.isalnum() for letter in term):
            (unwanted if minus else wanted).append('"' + term.replace('"', " ") + '"')
    if not wanted:
        return ""
    without = f" NOT ({' OR '.join(unwanted[:TERMS])})" if unwanted else ""
    return f"({' AND '.join(wanted[:TERMS])}){without}"


def snippet(text: str, opened: str, closed: str) -> Snippet:
    """What stands around the first match in a text in which every match stands between two marks; the beginning where nothing matched."""
    first, *rest = text.split(opened)
    parts = [(first, False)]
    for each in rest:
        matched, _, after = each.partition(closed)
        parts += [(matched, True), (after, False)]
    if len(parts) == 1:
        return Snippet(((_cut_after(first, BEFORE + AFTER), False),) if first else ())
    start, end = len(parts[0][0]), len(parts[0][0]) + len(parts[1][0])
    return Snippet(tuple(_around(parts)), start, end)


def _around(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The parts cut to what is shown."""
    kept = [(_cut_before(parts[0][0], BEFORE), False), parts[1]]
    room = AFTER
    for text, matched in parts[2:]:
        if len(text) > room:
            return [*kept, (_cut_after(text, room), False)]
        kept.append((text, matched))
        room -= len(text)
    return kept


def _cut_before(text: str, room: int) -> str:
    return text if len(text) <= room else "…" + text[-room:].partition(" ")[2]


def _cut_after(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + "…"
