"""Which of two reports that share text derives from the other: only where the wording or the clock shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.model import Report, Span
from twosource.resolution.origins.citations import Citation
from twosource.resolution.origins.overlap import Overlap
from twosource.resolution.origins.passages import Stretch, Wording

How = Literal["named", "earlier", "cut"]
"""By what it is known who copied whom: the source is `named`, it is dated `earlier`, or the copy is `cut` within a sentence."""
ENDINGS = frozenset(".!?\n")
BROKEN = ("...", "…")


@dataclass(frozen=True, slots=True)
class Derivation:
    """`report` derives from `source`; `span` is where it names the source, if that is how it is known."""

    report: str
    source: str
    how: How
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What directions are read from: the reports and their wordings by id, and the citations of each."""

    reports: Mapping[str, Report]
    wordings: Mapping[str, Wording]
    citations: Mapping[str, Sequence[Citation]]


def derivation(overlap: Overlap, shown: Shown) -> Derivation | None:
    """Who copied whom, None if nothing shows it: a source named, else an earlier day, else a sentence that breaks off."""
    a, b = overlap.a, overlap.b
    options = (_named(a, b, shown), _named(b, a, shown)), (_earlier(a, b, shown), _earlier(b, a, shown))
    for ways in (*options, (_cut(overlap, shown), _cut_other(overlap, shown))):
        found = [way for way in ways if way is not None]
        if len(found) == 1:
            return found[0]
    return None


def _named(report: str, source: str, shown: Shown) -> Derivation | None:
    naming = [each for each in shown.citations.get(report, ()) if source in each.sources]
    return Derivation(report, source, "named", naming[0].span) if naming else None


def _earlier(report: str, source: str, shown: Shown) -> Derivation | None:
    """Days only: clocks are written in zones that the page does not say."""
    ours, theirs = shown.reports[report].published, shown.reports[source].published
    known = theirs.latest is not None and ours.earliest is not None and theirs.latest < ours.earliest
    return Derivation(report, source, "earlier") if known else None


def _cut(overlap: Overlap, shown: Shown) -> Derivation | None:
    found = any(_breaks_off(overlap.a, overlap.b, passage, shown) for passage in overlap.passages)
    return Derivation(overlap.a, overlap.b, "cut") if found else None


def _cut_other(overlap: Overlap, shown: Shown) -> Derivation | None:
    found = any(_breaks_off(overlap.b, overlap.a, passage.swapped, shown) for passage in overlap.passages)
    return Derivation(overlap.b, overlap.a, "cut") if found else None


def _breaks_off(report: str, source: str, passage: Stretch, shown: Shown) -> bool:
    """Whether the report's story ends inside a passage, without a stop or with three dots, while the sentence goes on in the source."""
    ours, theirs = shown.wordings[report], shown.wordings[source]
    if passage.end != len(ours.words) or passage.other_end == len(theirs.words):
        return False
    last = ours.places[-1][1]
    block = next(block.span for block in shown.reports[report].blocks if block.span.start < last <= block.span.end)
    tail = shown.reports[report].text[last : block.end].strip()
    between = shown.reports[source].text[theirs.places[passage.other_end - 1][1] : theirs.places[passage.other_end][0]]
    return (not tail or tail.endswith(BROKEN)) and not set(between) & ENDINGS
