"""What people type into a search box, as a query that cannot fail and as a pattern that finds the same words in a text again."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from unicodedata import normalize

MAX_TERMS = 12
"""Words and phrases of a query that count."""
MAX_QUERY = 400
"""Characters of a query that count."""
SHOWN_BEFORE, SHOWN_AFTER = 90, 170
"""Characters shown before and after the first match."""
MAX_SEARCHED_TEXT = 200_000
"""Characters of a text in which a match is looked for to be shown."""
TYPED = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Query:
    """Words and phrases that must all stand in a text, and those of which none may; each is a run of words without case or diacritics."""

    wanted: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def typed(cls, words: str) -> Self:
        """`words` as typed: phrases in quotation marks, a minus before what must not stand there.

        Whatever is no letter or digit only separates words.
        """
        found: dict[bool, list[tuple[str, ...]]] = {False: [], True: []}
        for minus, phrase, word in TYPED.findall(words[:MAX_QUERY]):
            term = tuple(WORD.findall(folded(phrase or word)))
            if term:
                found[bool(minus)].append(term)
        return cls(tuple(found[False][:MAX_TERMS]), tuple(found[True][:MAX_TERMS]))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """A pattern for each wanted run, for texts that are folded."""
        return tuple(re.compile(_pattern(term)) for term in self.wanted)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for any wanted run, the longer ones first."""
        return re.compile("|".join(_pattern(term) for term in sorted(self.wanted, key=len, reverse=True)))

    def fits(self, text: str) -> bool:
        """Whether all wanted runs stand in the text."""
        plain = folded(text)
        for pattern in self.patterns:  # noqa: SIM110 - looked at for thousands of claims, and a generator costs as much as the search
            if not pattern.search(plain):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some text with what matched in it: pairs of text and whether it matched.

    `start`, `end` are the code points of the first match in the whole text, None where nothing matched.
    """

    parts: tuple[tuple[str, bool], ...] = ()
    start: int | None = None
    end: int | None = None


def folded(text: str) -> str:
    """`text` without case and diacritics, character by character, so that every place stays where it is."""
    return text.lower() if text.isascii() else text.translate(FOLDS)


class _Folds(dict[int, str]):
    """What each character folds to, looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = (normalize("NFD", chr(code))[:1].lower() or chr(code))[:1]
        return self[code]


FOLDS = _Folds()


def _pattern(term: tuple[str, ...]) -> str:
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, term)) + r"(?![^\W_])"


def snippet(text: str, query: Query) -> Snippet:
    """What stands around the first match in `text`, with every match in it; the beginning where nothing matches."""
    plain = folded(text[:MAX_SEARCHED_TEXT])
    first = query.pattern.search(plain) if query.wanted else None
    if first is None:
        return Snippet(((_cut_after(text, SHOWN_BEFORE + SHOWN_AFTER), False),) if text else ())
    start = first.start()
    head = text[:start] if start <= SHOWN_BEFORE else "…" + text[start - SHOWN_BEFORE : start].partition(" ")[2]
    window = _cut_after(text[start:], len(first[0]) + SHOWN_AFTER)
    parts, at = [(head, False)], 0
    for match in query.pattern.finditer(folded(window)):
        parts += [(window[at : match.start()], False), (window[match.start() : match.end()], True)]
        at = match.end()
    return Snippet(tuple((part, matched) for part, matched in [*parts, (window[at:], False)] if part), start, first.end())


def _cut_after(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + "…"
