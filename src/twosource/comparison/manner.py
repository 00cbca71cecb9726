"""The slots of telling: whether it happened, how surely, and on whose word. A difference here is one of wording, not of fact."""

import re

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, SlotValue, Verdict
from twosource.language import words
from twosource.model import Claim

CAPTIONS = {
    ("positive", "happened"): "happened",
    ("positive", "general"): "happened",
    ("positive", "planned"): "planned",
    ("positive", "conditional"): "conditional",
    ("negative", "happened"): "did not happen",
    ("negative", "general"): "did not happen",
    ("negative", "planned"): "called off or put off",
    ("negative", "conditional"): "conditional",
}
"""What a claim's polarity and status say of the event's occurrence."""


def told_occurrence(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Whether the claim has it happen; nothing for an infinitive of purpose, which neither plans nor tells."""
    text = index.reports[claim.report].text
    at = claim.trigger.span
    if claim.status == "planned" and not _awaits(text[max(claim.span.start, at.start - AHEAD) : min(claim.span.end, at.end + AHEAD)]):
        return []
    said = CAPTIONS[claim.polarity, claim.status]
    return [SlotValue("occurrence", claim, said, said)]


PAST_PLAN = re.compile(r"\bwould go on to\b|\b(?:had|(?:may|might|could|must|would|should) have) (?:\w+ly )?(?:been )?\w+ed\b")
"""A plan that is over when it is told: "may have intended", "had been expected"."""
AHEAD = 48
"""Characters on either side of a claim's word in which a plan's word is of that claim."""
WITHIN = 3
"""Words after "next" in which a word of time makes it next in time, not in a row ("our next president")."""


def _awaits(said: str) -> bool:
    """Whether words look ahead: they hold a plan's word, and not of a plan that is past or of what only follows in a row."""
    told = re.findall(r"[a-z]+", PAST_PLAN.sub(" ", said.lower()))
    ahead = words("plan_words")
    return any(
        word in ahead and (word != "next" or not words("time_words").isdisjoint(told[at + 1 : at + 1 + WITHIN]))
        for at, word in enumerate(told)
    )


def relate_occurrence(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """A denial against an assertion is a conflict; a plan against a happening is an earlier stage."""
    if a.value == b.value:
        return SAME
    values = {str(a.value), str(b.value)}
    if values == {"happened", "did not happen"}:
        return Verdict("conflict", f"one has it that it {a.value}, the other that it {b.value}")
    if "planned" in values and "happened" in values:
        return Verdict("updated", "one speaks of a plan, the other of what happened", worded=True)
    return Verdict("coarser", f"one says {a.value}, the other {b.value}")


def told_certainty(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """How surely, with the words that hedge it."""
    hedges = ", ".join(dict.fromkeys(f"“{hedge.text}”" for hedge in claim.hedges))
    said = "stated flatly" if claim.certainty == "certain" else f"{claim.certainty}: {hedges}" if hedges else claim.certainty
    return [SlotValue("certainty", claim, claim.certainty == "certain", said)]


def relate_certainty(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Flat against hedged."""
    if a.value == b.value:
        return SAME
    flat, hedged = (a, b) if a.value else (b, a)
    return Verdict(
        "coarser", f"{index.names[flat.claim.report]} states it flatly, {index.names[hedged.claim.report]} hedges ({hedged.caption})"
    )


def told_attribution(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """On whose word: the chain of those who assert it, or the reporter's own voice; who only speaks of it asserts nothing."""
    chain = " via ".join(step.source or f"unnamed (“{step.cue}”)" for step in claim.attribution if step.scope == "asserted")
    return [SlotValue("attribution", claim, chain.casefold(), chain or "own voice")]


def relate_attribution(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same source, another one, or own voice against somebody's word."""
    if a.value == b.value:
        return SAME
    if a.value and b.value:
        return Verdict("coarser", f"told on the word of {a.caption} and of {b.caption}")
    own, other = (b, a) if a.value else (a, b)
    names = index.names
    return Verdict(
        "coarser", f"{names[own.claim.report]} says it in its own voice, {names[other.claim.report]} on the word of {other.caption}"
    )
