"""Text set all in capitals in the letters it would have in running English, character for character, so that offsets stay.

A model says of each word in which letters it would stand (`case_model`); acronyms that a bracket explains, names of common words and
what stands in mixed letters elsewhere in the report go before it. Text in mixed letters is left as it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from twosource.language import words
from twosource.model import STORY, Report, Span
from twosource.reading.case_model import LOWER, TITLE, UPPER, Case, Word, decide

SEEN = "seen"
"""The case of a word whose letters are known from elsewhere in the report."""

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|['’](?:s|t|re|ve|ll|d|m)\b|[^\W_]+|\S", re.IGNORECASE)
LEAST = 3
"""Longer words a stretch must have for its capitals to say nothing."""
LONG = 4
SHARE = 0.9
"""Of the letters in words of `LONG` letters and more that are capital, from which a stretch is set all in capitals."""
ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "brig",
        "adm",
        "st",
        "no",
        "sen",
        "rep",
        "gov",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "dept",
        "vs",
        "ave",
    ]
)
"""A point after one of these ends no sentence."""
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
BREAK = "\n\n"
"""Parts two blocks; a sentence opens behind it."""
ROUND = str.maketrans("[]", "()")
DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,60}?,? \d{1,2} [A-Z]{3,9}\.? (?:\d\d){1,2}\s*(?:\([^()]{1,80}\)\s*)?(?:--|—|–)\s*(?:\[[^\[\]]{1,120}\]\s*)*"
)
MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
VOWEL = re.compile("[aeiou]")
MARKS = frozenset(".!?")
QUIET = frozenset("\"'“”‘’([")
"""Signs between the end of a sentence and the first word of the next."""


@lru_cache(maxsize=256)
def reading_copy(report: Report, common: Callable[[], frozenset[str]]) -> str:
    """The report's text as the parser is to see it, as long as the text itself.

    Blocks all in capitals are recased (together, so that a name is told once) and their square brackets made round; line ends inside
    a block become blanks.
    """
    text = report.text
    blocks = [block for block in report.blocks if block.kind in STORY]
    shouted = {block.span for block in blocks if capital(block.span.of(text))}
    if not shouted and not any("\n" in block.span.of(text) for block in blocks):
        return text
    out = list(text)
    if shouted:
        seen = _seen(text, [block.span for block in blocks if block.span not in shouted])
        cuts = after_datelines(report)
        pieces = [piece for span in sorted(shouted) for piece in _cut(span, cuts)]
        small = recased(BREAK.join(piece.of(text) for piece in pieces), common(), seen).translate(ROUND)
        at = 0
        for piece in pieces:
            out[piece.start : piece.end] = small[at : at + len(piece)]
            at += len(piece) + len(BREAK)
    for block in blocks:
        out[block.span.start : block.span.end] = "".join(out[block.span.start : block.span.end]).replace("\n", " ")
    return "".join(out)


def after_datelines(report: Report) -> list[int]:
    """Where the story begins behind a dateline in capitals and the bracketed labels after it ("LIMA, 3 JAN 90 -- [TEXT] ...")."""
    found = (DATELINE.match(report.text, block.span.start, block.span.end) for block in report.blocks if block.kind in STORY)
    return [match.end() for match in found if match is not None]


def _cut(span: Span, cuts: Sequence[int]) -> list[Span]:
    at = next((cut for cut in cuts if span.start < cut < span.end), None)
    return [span] if at is None else [Span(span.start, at), Span(at, span.end)]


def _seen(text: str, spans: Sequence[Span]) -> dict[str, str]:
    """The words of blocks in mixed letters that stand there in one form only, first words of sentences aside, by their small letters."""
    forms: dict[str, set[str]] = {}
    for span in spans:
        piece = span.of(text)
        for word in words_of(piece):
            if not word.opens and word.text[0].isalpha():
                forms.setdefault(word.text, set()).add(piece[word.start : word.end])
    return {word: next(iter(found)) for word, found in forms.items() if len(found) == 1}


def capital(text: str) -> bool:
    """Whether a stretch is set all in capitals, so that capitals say nothing."""
    if text.upper() != text:
        small = sum(char.islower() for char in text)
        if small > (1 - SHARE) * len(text):
            return False
    longer = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= LONG]
    letters = sum(map(len, longer))
    return len(longer) >= LEAST and sum(char.isupper() for word in longer for char in word) >= SHARE * letters


def recased(text: str, common: frozenset[str], seen: Mapping[str, str] | None = None) -> str:
    """`text` as running English would set it, as long as `text`.

    `common` holds words that a dictionary knows, `seen` words as they stand in mixed letters elsewhere, by their small letters.
    """
    found = words_of(text)
    cases = in_phrases(found, decide(found, common))
    out = list(text)
    for word, case in zip(found, cases, strict=True):
        known = (seen or {}).get(word.text)
        new = spelled(known or text[word.start : word.end], case if known is None else SEEN, opens=word.opens)
        if len(new) == word.end - word.start:
            out[word.start : word.end] = new
    return "".join(out)


def spelled(word: str, case: Case, *, opens: bool = False) -> str:
    """A word in the letters of its case; where a sentence `opens` with it, with a capital."""
    if case == SEEN:
        return word[:1].upper() + word[1:] if opens else word
    if word[0].isdigit():
        return word.lower() if re.fullmatch(r"\d+(?:st|nd|rd|th|s)", word.lower()) else word
    if case == UPPER or any(char.isdigit() for char in word) or "." in word[:-1]:
        return word
    return word[:1].upper() + word[1:].lower() if case == TITLE or opens else word.lower()


def words_of(text: str) -> list[Word]:
    """The words and signs of a text, with the starts of its sentences."""
    found: list[Word] = []
    opens, before, end = True, "", 0
    for match in WORD.finditer(text):
        token = match[0].lower()
        opens = opens or BREAK in text[end : match.start()]
        end = match.end()
        if token in MARKS:
            opens = not (token == "." and (before in ABBREVIATED or (len(before) == 1 and before.isalpha())))
        elif token[0].isalnum():
            found.append(Word(match.start(), match.end(), token, opens))
            opens, before = False, token
            continue
        elif token not in QUIET:
            opens = opens and token in "-–—]):"
        found.append(Word(match.start(), match.end(), token, opens=False))
        before = token
    return found


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
    if word in MONTHS and (word not in ("may", "march") or any(each[:1].isdigit() for each in beside)):
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


@cache
def _known_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names made of common words, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in words("common_word_names"):
        parts = tuple(word.text for word in words_of(name))
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found
