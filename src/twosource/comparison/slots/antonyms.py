"""Closed words for cause, outcome, weapon, direction, colour: where two sentences alike hold two of one class, the reports differ.

A sentence that holds several of a class tells of several things and is left out. What free words mean is not guessed at.
"""

import re
from dataclasses import dataclass

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, SlotValue, Verdict
from twosource.language import pattern, per_language, phrase, rows
from twosource.model import Claim, Span

CHARACTERS_BEFORE_WORD = 10
"""Characters looked at before a word for the other half of it."""
FOLLOWING = 2
"""Words behind one of the table's in which the thing is looked for that it is said of."""
LIKENESS = {"yes": 100, "affair": 30, "": 200}
"""Least likeness (thousandths) of two sentences by what the table's column `next` asks for."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A word of the table where a sentence holds it; `things` are the words behind it, None where the table asks for none."""

    kind: str
    value: str
    span: Span
    things: frozenset[str] | None
    least: int


def told_wording(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The classes of which the claim's sentence holds one value only."""
    found: dict[str, list[Wording]] = {}
    for each in index.kept(claim, _wordings):
        found.setdefault(each.kind, []).append(each)
    single = (each[0] for each in found.values() if len({wording.value for wording in each}) == 1)
    text = index.reports[claim.report].text
    return [SlotValue(each.kind, claim, each, each.span.of(text)) for each in single]


def kind_of(told: SlotValue) -> str:
    """The class."""
    return told.slot


def span_of_wording(told: SlotValue) -> Span | None:
    """Where the word stands."""
    return told.value.span if isinstance(told.value, Wording) else None


def same_thing(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Sentences alike that say it of one thing."""
    if not (isinstance(a.value, Wording) and isinstance(b.value, Wording)):
        return False
    apart = a.value.things is not None and b.value.things is not None and a.value.things.isdisjoint(b.value.things)
    return not apart and index.alike(a.claim, b.claim) >= a.value.least


def relate_wording(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same value, or another of the class."""
    if isinstance(a.value, Wording) and isinstance(b.value, Wording) and a.value.value == b.value.value:
        return SAME
    return Verdict("conflict", phrase("comparison.words_apart", a=a.caption, b=b.caption))


def _wordings(text: str, sentence: Span) -> list[Wording]:
    found = []
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        row = _table()[match[0].lower()]
        if pattern("comparison_patterns", "half_of_direction").search(
            text[max(sentence.start, match.start() - CHARACTERS_BEFORE_WORD) : match.start()]
        ):
            continue
        things = None
        if row["next"] == "yes":
            behind = re.findall(r"[^\W\d_]{2,}", text[match.end() : sentence.end].lower())
            things = frozenset(behind[:FOLLOWING])
        found.append(Wording(row["class"], row["value"], Span(match.start(), match.end()), things, LIKENESS[row["next"]]))
    return found


@per_language
def _table() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("alternatives")}


@per_language
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_table(), key=lambda word: (-len(word), word))) + r")\b", re.IGNORECASE)
