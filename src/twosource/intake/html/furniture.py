"""What is printed around a story: captions, "also read" lines, calls to subscribe, copyright lines, bylines, stamps of date and time."""

import re
from typing import cast

from twosource.intake import dates
from twosource.language import lexicon, per_language, rows, words
from twosource.language.dates import months, weekdays
from twosource.model import UNSTATED, BlockKind, Moment

MAX_LINE_CHARACTERS = 320
"""Characters beyond which a line is a paragraph of the story, whatever phrase it holds."""

_BY = re.compile(r"(?:story |written |reported |words )?by:?\s+(?P<names>.+)|(?:author|reporter|writer)s?:\s*(?P<named>.+)", re.IGNORECASE)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:[^\W\d_a-z][\w'’.-]*|al|bin|bint|de|del|der|van|von|ul|el|da|dos|du|la|le)){1,4}")
_PARTS = re.compile(r"\s*(?:,|;|\||/|&|•|\band\b|\bfor\b|\bin\b|\bat\b|\bwith\b)\s*", re.IGNORECASE)
_LABEL = r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created)\b|date:)"
_STEM = 3
"""Letters by which a month or a weekday is known however it is cut short."""
_CREDIT_LEAD = re.compile(r"\((?P<agency>[^()]{2,40})\)\s*(?P<dash>[-–—:]?)")
_CREDIT_LINE = re.compile(
    r"^\W*(?:(?:(?:with|from)\s+)?(?:agency\s+)?inputs?\s+from|source:?|credit:?|agency:?|©|copyright(?:\s+\d{4})?|\(c\))\s+(?P<agency>[\w\s&/,.-]+?)\W*$",
    re.IGNORECASE,
)
_CREDIT_HELP = re.compile(r"^(?P<agency>[\w\s-]{2,40}?)(?:\s+\w+ [\w ,]+)?\s+contributed to this (?:report|story|article)", re.IGNORECASE)


@per_language
def _stamp() -> re.Pattern[str]:
    """A stamp of date and time at the start of a line."""
    stems = "|".join(sorted({word[:_STEM] for word in (*months(), *weekdays())}))
    bit = rf"(?:\d+(?:st|nd|rd|th)?|(?:{stems})[a-z]*|[ap]\.?m|[a-z]{{1,3}}t|gmt|utc|et|pt|hrs|hours|on|at|by)"
    return re.compile(rf"(?P<label>{_LABEL})?[\s:|,]*(?:\d+[ap]m|{bit}(?![a-z])|[\s,:/|.()·+-])+", re.IGNORECASE)


@per_language
def _phrases() -> tuple[tuple[str, str, BlockKind], ...]:
    return tuple((row["phrase"], row["where"], cast(BlockKind, row["kind"])) for row in rows("furniture"))


@per_language
def _opening(where: str) -> re.Pattern[str]:
    """One pattern for all phrases of a place, so that a line is looked at once."""
    found = sorted((re.escape(phrase) for phrase, place, _ in _phrases() if place == where), key=len, reverse=True)
    # a phrase that ends in a letter must end a word: "sharethis" is no "share this"
    return re.compile("|".join(f"{phrase}(?!\\w)" if phrase[-1].isalpha() else phrase for phrase in found))


@per_language
def _kinds() -> dict[tuple[str, str], BlockKind]:
    return {(phrase, where): kind for phrase, where, kind in _phrases()}


def kind_of(line: str) -> BlockKind | None:
    """Caption or boilerplate when the line is one by the table `furniture`, else None."""
    if len(line) > MAX_LINE_CHARACTERS:
        return None
    low = line.lower().strip(" \t*_-–—•|>»›▪")
    if opening := _opening("start").match(low):
        return _kinds()[opening[0], "start"]
    bare = low.strip(".:!…[]() ")
    if (bare, "whole") in _kinds():
        return _kinds()[bare, "whole"]
    inside = _opening("anywhere").search(low)
    return _kinds()[inside[0], "anywhere"] if inside else None


def promises_more(line: str) -> bool:
    """Whether a line of furniture has nothing but its opening phrase, so that the headline it announces is the next line."""
    low = line.lower().strip(" *_-–—•|>»:.")
    found = _opening("start").match(low)
    return (
        found is not None
        and len(low) <= found.end() + 1
        and low.startswith(("also", "read", "related", "see", "more", "must", "recommended"))
    )


def byline(line: str) -> tuple[str, ...] | None:
    """The names in a byline ('By Ana Roe and Ben Poe, Staff Writers'; () for 'Our Correspondent'), None if the line is none."""
    if len(line) > 140 or line.endswith((".", "?", "!")):
        return None
    found = _BY.fullmatch(line.strip())
    if found:
        names = _names(found["names"] or found["named"])
        return names if names or _only_titles(found["names"] or found["named"]) else None
    if _only_titles(line) and len(line.split()) > 1:
        return ()
    head, _, tail = line.partition(",")
    return (head.strip(),) if tail and _CAPITALISED.fullmatch(head.strip()) and _only_titles(tail) else None


def _names(text: str) -> tuple[str, ...]:
    if text.isupper():
        text = text.title()
    parts = [part.strip(" .") for part in _PARTS.split(text)]
    agencies = lexicon("agencies", "name")
    return tuple(
        part for part in parts if _CAPITALISED.fullmatch(part) and part not in agencies and not _only_titles(part) and not _titled(part)
    )


def _titled(name: str) -> bool:
    return any(word.lower() in words("byline_titles") for word in name.split())


def _only_titles(text: str) -> bool:
    """Whether `text` names a post, not a person: every word is a byline title, but for 'our' or 'a' before them."""
    parts = text.lower().replace("-", " ").strip(" .,").split()
    return 0 < len(parts) <= 5 and all(part in words("byline_titles") or part in {"our", "a"} for part in parts) and parts != ["the"]


def stamp(line: str, early: bool) -> tuple[int, Moment] | None:
    """The length of a stamp that opens the line ('Published: 3 May 2024, 10:15 GMT') and the day it states as published.

    The day is unstated for a stamp of an update. A stamp without a label counts only `early`, in the first lines of a report, and
    only where the line ends or a new sentence begins behind it. None if there is no stamp.
    """
    found = _stamp().match(line)
    if not found or found.end() < 6:
        return None
    label = (found["label"] or "").lower()
    words_end = found.end()
    rest = line[words_end:]
    if rest[:1].isalpha() and not line[words_end - 1].isspace() and line[words_end - 1] not in "|)":
        return None
    moment = dates.stated(line[:words_end], 0)
    numeric = moment or re.search(r"\d\s?/\s?\d{1,2}\s?/\s?\d{4}", line[:words_end])
    if not numeric or not (label or early):
        return None
    # 'On May 3, 2024, the mayor' and 'May 3, 2024, Velmora' open a sentence of the story
    if not label and rest and (not rest[:1].isupper() or line.startswith(("On ", "At ", "By ")) or line[:words_end].rstrip().endswith(",")):
        return None
    return words_end, UNSTATED if "updated" in label or "modified" in label else moment


def agency(text: str) -> str | None:
    """The news agency that a line credits ('With inputs from PTI', 'Reuters', '(AFP)'), None if none."""
    names = lexicon("agencies", "name")
    bare = text.strip(" \t—–-()[].*_|")
    if bare in names:
        return names[bare]
    for form in (_CREDIT_LINE, _CREDIT_HELP):
        found = form.search(text)
        if found:
            return next((names[part.strip()] for part in _PARTS.split(found["agency"]) if part.strip() in names), None)
    return None


def agency_of_lead(text: str) -> str | None:
    """The news agency in the dateline of a first paragraph ('LIMA, May 3 (Reuters) - ...'), None if none."""
    names = lexicon("agencies", "name")
    for found in _CREDIT_LEAD.finditer(text[:160]):
        if found["dash"] or text[: found.start()].strip(" ,").isupper():
            for part in _PARTS.split(found["agency"]):
                if part.strip() in names:
                    return names[part.strip()]
    return None
