"""Where a report names the publisher of another (a credit, "first reported by", "according to"), and where it shows its own reporter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from twosource.language import listed, pattern, per_language, rows
from twosource.language.rarity import WORD
from twosource.model import STORY, Report, Span
from twosource.resolution.entities.names import fold

Kind = Literal["credit", "first", "says", "told", "own"]
"""How a publisher is cited: a `credit` says that the text is theirs, `first` that they told it first, `says` that what is told rests on
them, `told` that it was said to them; `own` is a reporter of one's own."""
MAX_CUE_CHARACTERS = 60
"""Characters on either side of a publisher's name in which its cue must stand."""
LEAD = 200
"""Characters of a first paragraph in which a dateline stands."""

CAPITAL = re.compile(r"(?<![^\W_])(?=[^\W\d_])(?![a-z])[^\W_]+")
"""A word that may begin with a capital, in any script that has them."""
ASIDE = re.compile(r"\([^()]*\)")
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40})(?P<more>(?:,\s*[^\n()–—-]{2,30}?){0,3})\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*)?(?:--|[-–—])\s"
)
SIGNED = re.compile(r"\((?P<agency>[A-Z][\w&.'’-]*(?:\s+[A-Z&][\w&.'’-]*){0,4})\)\s*(?:--|[-–—])\s")


@dataclass(frozen=True, slots=True)
class Citation:
    """A publisher named with a cue. `sources` are its other reports, none for a report's own publisher; `span` holds cue and name."""

    report: str
    sources: tuple[str, ...]
    publisher: str
    kind: Kind
    span: Span
    name: Span


def citations(reports: Sequence[Report]) -> tuple[Citation, ...]:
    """Every citation of one of the reports' publishers, and of a reporter of one's own, in the order of the reports' ids."""
    publishers: dict[tuple[str, ...], list[str]] = {}
    for report in sorted(reports, key=lambda report: report.id):
        if name := _name(report.publisher):
            publishers.setdefault(name, []).append(report.id)
    return tuple(found for report in sorted(reports, key=lambda report: report.id) for found in _in(report, publishers))


def _name(publisher: str | None) -> tuple[str, ...]:
    """A publisher's words: 'The Lowland Post (print)' is lowland post."""
    parts = tuple(fold(word) for word in WORD.findall(ASIDE.sub(" ", publisher or "")))
    return parts[1:] if len(parts) > 1 and parts[0] in listed("resolution_lists", "article") else parts


def _in(report: Report, publishers: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[Citation]:
    own = _name(report.publisher)
    for name, span in _named(report.text, publishers):
        found = _cue(report, span)
        if found is None:
            continue
        kind, whole = found
        if name != own:
            sources = tuple(each for each in publishers[name] if each != report.id)
            yield Citation(report.id, sources, span.of(report.text), kind, whole, span)
        elif kind in ("told", "says") and _in_story(report, span):
            yield Citation(report.id, (), span.of(report.text), "own", whole, span)
    for found_alone in _alone().finditer(report.text):
        span = Span(*found_alone.span())
        if _in_story(report, span):
            yield Citation(report.id, (), found_alone[0], "own", span, span)


def _named(text: str, publishers: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Where a publisher's name stands, with capitals."""
    first: dict[str, list[tuple[str, ...]]] = {}
    for name in publishers:
        first.setdefault(name[0], []).append(name)
    for match in CAPITAL.finditer(text) if first else ():
        for name in first.get(_folded(match[0]), ()):
            found = [each for _, each in zip(name, WORD.finditer(text, match.start()), strict=False)]
            if match[0][0].isupper() and tuple(_folded(each[0]) for each in found) == name:
                yield name, Span(match.start(), found[-1].end())


_folded = cache(fold)


def _cue(report: Report, name: Span) -> tuple[Kind, Span] | None:
    """The cue beside a publisher's name; a name in brackets at the head of the story is a credit."""
    text = report.text
    lead = next((block.span for block in report.blocks if block.kind in ("lead", "paragraph")), None)
    if lead is not None and lead.start <= name.start < lead.start + LEAD:
        signed = next((s for s in SIGNED.finditer(text, lead.start, lead.start + LEAD) if s.start() < name.start < s.end()), None)
        if signed:
            return "credit", Span(*signed.span("agency"))
    before = _pattern("before").search(text, max(0, name.start - MAX_CUE_CHARACTERS), name.start)
    if before:
        return _kinds("before")[_plain(before["cue"])], Span(before.start("cue"), name.end)
    after = _pattern("after").match(text, name.end, min(len(text), name.end + MAX_CUE_CHARACTERS))
    return (_kinds("after")[_plain(after["cue"])], Span(name.start, after.end())) if after else None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@per_language
def _kinds(side: str) -> Mapping[str, Kind]:
    return {row["words"]: cast(Kind, row["kind"]) for row in rows("press_cues") if row["side"] == side}


@per_language
def _choice(side: str) -> str:
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_kinds(side), key=lambda words: (-len(words), words)))


@per_language
def _pattern(side: str) -> re.Pattern[str]:
    """Cues that end right before a name, or begin right behind it."""
    if side == "before":
        called = pattern("resolution_patterns", "before_publisher").pattern
        return re.compile(rf"(?<!\w)(?P<cue>{_choice(side)}):?\s+(?:{called})?[\"“'‘]?\Z", re.I)
    possessive, called = (pattern("resolution_patterns", name).pattern for name in ("publisher_possessive", "behind_publisher"))
    return re.compile(rf"(?:{possessive})?\s+(?:{called})?(?P<cue>{_choice(side)})(?!\w)", re.I)


@per_language
def _alone() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('alone')})(?!\w)", re.I)


def _in_story(report: Report, span: Span) -> bool:
    return any(block.kind in STORY and block.span.holds(span) for block in report.blocks)


def dateline(report: Report) -> tuple[str, str | None, Span] | None:
    """The place a report is filed from, the agency signed beside it (None: none) and where that stands; None without a dateline."""
    lead = next((block.span for block in report.blocks if block.kind in ("lead", "paragraph")), None)
    found = DATELINE.match(report.text, lead.start, lead.end) if lead else None
    if found is None or found.end() - found.start() > LEAD:
        return None
    end = found.end("agency") + 1 if found["agency"] else found.end("more")
    return found["place"].strip(" ,."), found["agency"], Span(found.start(), end)


def credit(report: Report) -> str | None:
    """The agency a report credits: the one intake knows, else a name signed in brackets before the story's first dash."""
    if report.credit and report.credit.strip():
        return report.credit.strip()
    lead = next((block.span for block in report.blocks if block.kind in ("lead", "paragraph")), None)
    found = SIGNED.search(report.text, lead.start, min(lead.end, lead.start + LEAD)) if lead else None
    return found["agency"] if found and _name(found["agency"]) != _name(report.publisher) else None
