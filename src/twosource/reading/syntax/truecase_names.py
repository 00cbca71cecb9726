"""Names in text all in capitals that no single word gives away: acronyms and what they stand for, bodies, names of common words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from twosource.language import lexicon, listed, per_language, words
from twosource.language.dates import months_in_full
from twosource.reading.syntax.truecase_model import LOWER, TITLE, UPPER, Case, Word, kinds

OPENING, CLOSING = frozenset("[("), frozenset("])")
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "in",
        "on",
        "to",
        "by",
        "de",
        "del",
        "la",
        "las",
        "el",
        "los",
        "y",
        "e",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "der",
        "van",
        "von",
        "al",
    ]
)
"""Words that stay small inside a name and give no letter to its acronym."""
VOWEL = re.compile("[aeiou]")
PART = re.compile(r"[^\W_]+|['’]s\b|\S")


def in_phrases(found: Sequence[Word], cases: Sequence[Case]) -> list[Case]:
    """The cases with acronyms that a bracket explains in capitals throughout, and names of common words with capitals throughout."""
    out = [_plain(found, at, case) for at, case in enumerate(cases)]
    phrases = dict(_known_names())
    short: set[str] = set()
    for at, word in enumerate(found):
        if word.text in OPENING and (named := _explained(found, at)) is not None:
            acronym, first, last = named
            short.add(found[acronym].text)
            if last > first:
                name = tuple(each.text for each in found[first:last])
                phrases[name[0]] = (*phrases.get(name[0], ()), name)
    for first, last in _bodies(found):
        out[first:last] = [
            LOWER if each.text in SMALL else max(case, TITLE) for each, case in zip(found[first:last], out[first:last], strict=True)
        ]
    for at, word in enumerate(found):
        if word.text in short:
            out[at] = UPPER
        for name in phrases.get(word.text, ()):
            if tuple(each.text for each in found[at : at + len(name)]) == name:
                for inside in range(at, at + len(name)):
                    out[inside] = LOWER if found[inside].text in SMALL and inside > at else max(out[inside], TITLE)
    return out


def _plain(found: Sequence[Word], at: int, case: Case) -> Case:
    """The case of single letters and months, which need no model."""
    word = found[at].text
    beside = (found[at - 1].text if at else "", found[at + 1].text if at + 1 < len(found) else "")
    if len(word) == 1 and word.isalpha():
        return LOWER if word == "a" and beside[1] not in (".", "-") else UPPER
    known = months_in_full()
    if word in known and (not known[word] or any(each[:1].isdigit() for each in beside)):
        return TITLE
    return case


def _explained(found: Sequence[Word], bracket: int) -> tuple[int, int, int] | None:
    """The acronym and the range of the name it is short for, one of them inside the bracket that opens at `bracket`, the other before it.

    The range is empty where the acronym stands alone. Letters count in any order, since acronyms keep the order of another language.
    """
    closing = next((at for at in range(bracket + 1, min(bracket + 16, len(found))) if found[at].text in CLOSING), None)
    if closing is None or not bracket:
        return None
    if closing == bracket + 2 and _may_be_short(found[bracket + 1].text):
        letters = found[bracket + 1].text
        spans = [(first, bracket) for first in range(bracket - 2, max(bracket - len(letters) - 6, -1), -1)]
        span = _spelled_out(found, letters, spans)
        return (bracket + 1, *span) if span else None if VOWEL.search(letters) else (bracket + 1, 0, 0)
    if _may_be_short(found[bracket - 1].text):
        span = _spelled_out(found, found[bracket - 1].text, [(bracket + 1, last) for last in range(closing, bracket + 2, -1)])
        return (bracket - 1, *span) if span else None
    return None


def _may_be_short(word: str) -> bool:
    return word.isalpha() and 2 <= len(word) <= 8


def _spelled_out(found: Sequence[Word], letters: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The range of whose words the letters are the initials; failing that, one of as many words that shares most of them."""
    close = None
    for first, last in spans:
        parts = [word.text for word in found[first:last] if word.text not in SMALL and word.text[0].isalnum()]
        initials = [part[0] for part in parts]
        if found[first].text in SMALL or any(word.text in ",;." for word in found[first:last]):
            continue
        if sorted(initials) == sorted(letters):
            return first, last
        shared = (Counter(initials) & Counter(letters)).total()
        if close is None and len(initials) == len(letters) > 2 and shared >= 2 > len(letters) - shared - 1:
            close = first, last
    return close


def _bodies(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Ranges of names like "the danube people's liberation front": from the article to the word for a body."""
    heads, makers = lexicon("name_heads", "type"), words("body_words")
    for last, word in enumerate(found):
        before = last - 1
        while before > 0 and found[before].text in listed("reading_lists", "possessive_endings"):
            before -= 1
        if heads.get(word.text) != "organization" or before < 0 or found[before].text not in makers:
            continue
        first = before
        while first > 0 and _in_name(found[first - 1].text):
            first -= 1
        if first > 0 and found[first - 1].text == "the":
            yield first, last + 1


def _in_name(word: str) -> bool:
    return word in listed("reading_lists", "possessive_endings") or (
        word[0].isalpha() and word not in SMALL and kinds(word, frozenset()) != "function"
    )


@per_language
def _known_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names made of common words, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in words("common_word_names"):
        parts = tuple(PART.findall(name))
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found
