"""The note about its author that closes a report: no part of the story, but it names who wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.intake.parcel import Line
from twosource.language import per_language, words
from twosource.model import Span

_NAME = (
    r"(?P<name>(?:(?:Dr|Prof)\.?\s+)?[^\W\d_a-z][\w'’-]*\.?"
    r"(?:\s+(?:[^\W\d_a-z][\w'’-]*\.?|al|bin|bint|de|del|der|van|von|ul|el|da|la)){1,4})"
)
_HEADED = re.compile(r"About the (?:authors?|writers?|reporters?)\b", re.IGNORECASE)
_ROLE = re.compile(r"The (?:author|writer|reporter) (?:is|was|has|can|works|teaches|covers|writes|tweets)\b")
_CONTACT = re.compile(
    rf"{_NAME} (?:tweets|posts on|can be (?:reached|contacted|followed))\b|(?:You can )?[Ff]ollow (?:him|her|them|the author) (?:on|at|@)"
)
_COVERING = re.compile(rf"{_NAME} (?:covers|reports on|writes (?:on|about|for))\b")
_TAIL = re.compile(
    r"\b(?:(?:tweets|posts) (?:at|as|@)|can be (?:reached|contacted|followed)|[Ff]ollow (?:him|her|them)\b|years of experience"
    r"|(?:has|have|had) (?:written|reported|worked) (?:for|on|from|as|extensively|with)|covers|covering"
    r"|reports on|reporting on|writes (?:on|about|for)|speciali[sz]|focus(?:es|ed|ing)? on|focus is on|based in|alumn|holds an? "
    r"|(?:his|her|their) (?:work|writing|book|reporting)|(?<!\w)@\w+)"
)
_TOLD = re.compile(r"\b(?:said|says|told|added|according to)\b|[“\"]")
_SENTENCE_BORDER = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’)]))\s*(?=[^\W\d_a-z])")

STRONG = frozenset(
    {
        "journalist",
        "reporter",
        "correspondent",
        "editor",
        "columnist",
        "contributor",
        "stringer",
        "freelancer",
        "photojournalist",
        "staffer",
    }
)
"""Trades of which a place to work at is sign enough; of the others (a professor, a fellow) stories quote too many."""

REACH, LONGEST = 3, 2_500
"""Lines and characters from the end of a story in which a biography may begin."""


@dataclass(frozen=True, slots=True)
class Biography:
    """Where the note begins (it runs to the end of the story) and whom it names, None if it says only 'the author'."""

    start: int
    name: str | None


@per_language
def _trade() -> re.Pattern[str]:
    trades = "|".join(sorted(map(re.escape, words("author_trades")), key=len, reverse=True))
    return re.compile(
        rf"{_NAME},? (?:is|was|works as|has worked as|serves as)\s+(?:also )?(?:an?|the|our)?\s*(?P<before>[^.;]{{0,100}}?)"
        rf"\b(?P<trade>{trades})s?\b(?P<where> (?:at|for|with|of|based|who|covering|on|in)\b)?"
    )


def find(lines: Sequence[Line], text: str, authors: Sequence[str]) -> Biography | None:
    """The biography among the last of `lines` (those of the story, in order), also where it is glued to the last paragraph."""
    for line in lines[-REACH:]:
        reach = max(line.span.start, lines[-1].span.end - LONGEST)
        borders = (found.end() for found in _SENTENCE_BORDER.finditer(text, reach, line.span.end))
        for at in (line.span.start, *borders) if reach == line.span.start else borders:
            rest = " ".join(text[max(at, other.span.start) : other.span.end] for other in lines[-REACH:] if other.span.end > at)
            found = _named(rest, text[:at], authors)
            if found is not None:
                return Biography(at, found or None)
    return None


def _named(rest: str, before: str, authors: Sequence[str]) -> str | None:
    """The name in the note that `rest` begins with, '' for a note that names nobody, None if it is no note."""
    if _HEADED.match(rest):
        inner = re.search(rf"[\s:—–-]+{_NAME}\s+(?:is|was|covers|writes|works|has)\b", rest[:160])
        return inner["name"] if inner else ""
    if _ROLE.match(rest):
        return "" if not _TOLD.search(rest) else None
    contact = _CONTACT.match(rest)
    if contact and len(rest) < 400:
        return contact["name"] or ""
    trade = _trade().match(_lowered(rest)) or _COVERING.match(rest)
    if not trade or _TOLD.search(rest):
        return None
    name = re.sub(r"^(?:Dr|Prof)\.?\s+", "", trade["name"])
    known = any(_surname(author) == _surname(name) for author in authors)
    told = _surname(name) in before and not known
    if told:
        return None
    groups = trade.groupdict()
    placed = bool(groups.get("where")) and groups.get("trade") in STRONG
    return name if known or placed or _TAIL.search(rest[trade.start() :]) else None


def _lowered(rest: str) -> str:
    """`rest` with the post's title behind the verb in lower case ('is a Senior Journalist at'), the same length."""
    found = re.search(r"\b(?:is|was|works as|has worked as|serves as)\b", rest[:80])
    if not found:
        return rest
    return rest[: found.end()] + rest[found.end() : found.end() + 140].lower() + rest[found.end() + 140 :]


def _surname(name: str) -> str:
    return name.split()[-1] if name.split() else name


def cut(lines: Sequence[Line], at: int, text: str) -> tuple[Line, ...]:
    """The lines with one more border at character `at`, where a line holds it inside."""
    parted: list[Line] = []
    for line in lines:
        if line.span.start < at < line.span.end:
            head = line.span.of(text)[: at - line.span.start].rstrip()
            parted.append(Line(Span(line.span.start, line.span.start + len(head)), line.hint, line.group))
            parted.append(Line(Span(at, line.span.end), line.hint, line.group))
        else:
            parted.append(line)
    return tuple(parted)
