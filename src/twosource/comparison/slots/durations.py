"""How long something lasted, where a sentence says it in hours or days; compared like any figure."""

import re

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SlotValue
from twosource.language import per_language, rows, words
from twosource.model import Claim, Quantity, Span

BEFORE = 14
"""Characters looked at before a stretch of time for a word that bounds it."""
ALIKE, LONG = 160, 300
"""Least likeness (thousandths) of two sentences for stretches of up to a day, and for longer ones, of which a life holds many."""
SHORT_UNITS = frozenset({"minute", "hour"})


def told_durations(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The stretches of time in the claim's sentence that a number measures."""
    text, found = index.reports[claim.report].text, []
    for moment in index.times_in(claim):
        match = _pattern().search(moment.text or "") if moment.clock is None else None
        if match is not None and moment.span is not None:
            number, unit = _value(match["number"].lower()), match["unit"].lower()
            ahead = re.findall(r"[a-z]+", text[max(claim.span.start, moment.span.start - BEFORE) : moment.span.start].lower())
            vague = next((word for word in reversed(ahead[-1:]) if word in words("approximators")), None)
            exact = None if vague else number
            span = Span(moment.span.start + match.start(), moment.span.start + match.end())
            caption = f"{vague} {match[0]}" if vague else match[0]
            found.append(SlotValue(f"how long: {unit}", claim, Quantity("", unit, caption, span, exact, number, exact), caption))
    return found


def unit_of_duration(told: SlotValue) -> str:
    """What it is measured in."""
    return told.slot


def same_stretch(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Sentences alike."""
    short = isinstance(a.value, Quantity) and a.value.unit in SHORT_UNITS
    return index.alike(a.claim, b.claim) >= (ALIKE if short else LONG)


@per_language
def _numbers() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("number_words") if row["kind"] in ("unit", "tens")}


@per_language
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(_numbers()))
    return re.compile(rf"\b(?P<number>\d{{1,3}}|{numbers}) ?-? ?(?P<unit>minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def _value(number: str) -> float:
    return float(number) if number.isdigit() else _numbers()[number]
