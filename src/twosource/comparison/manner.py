"""The slots of telling: whether it happened, how surely, and on whose word. A difference here is one of wording, not of fact."""

import re
from functools import reduce

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, SlotValue, Verdict
from twosource.language import listed, pattern, phrase, words
from twosource.model import Certainty, Claim

OCCURRENCES = {
    ("positive", "happened"): "happened",
    ("positive", "general"): "happened",
    ("positive", "planned"): "planned",
    ("positive", "asked"): "asked",
    ("positive", "conditional"): "conditional",
    ("negative", "happened"): "denied",
    ("negative", "general"): "denied",
    ("negative", "planned"): "cancelled",
    ("negative", "asked"): "asked",
    ("negative", "conditional"): "conditional",
}
"""What a claim's polarity and status say of the event's occurrence; each has its phrase."""


def told_occurrence(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Whether the claim has it happen; nothing for an infinitive of purpose, which neither plans nor tells."""
    text = index.reports[claim.report].text
    at = claim.trigger.span
    if claim.status == "planned" and not _awaits(text[max(claim.span.start, at.start - AHEAD) : min(claim.span.end, at.end + AHEAD)]):
        return []
    said = OCCURRENCES[claim.polarity, claim.status]
    return [SlotValue("occurrence", claim, said, phrase(f"comparison.occurrence.{said}"))]


AHEAD = 48
"""Characters on either side of a claim's word in which a plan's word is of that claim."""
WITHIN = 3
"""Words after "next" in which a word of time makes it next in time, not in a row ("our next president")."""


def _awaits(said: str) -> bool:
    """Whether words look ahead: they hold a plan's word, and not of a plan that is past or of what only follows in a row."""
    told = re.findall(r"[a-z]+", pattern("comparison_patterns", "past_plan").sub(" ", said.lower()))
    ahead, in_turn = words("plan_words"), listed("comparison_lists", "in_turn")
    return any(
        word in ahead and (word not in in_turn or not words("time_words").isdisjoint(told[at + 1 : at + 1 + WITHIN]))
        for at, word in enumerate(told)
    )


def relate_occurrence(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """A denial against an assertion is a conflict; a plan against a happening is an earlier stage."""
    if a.value == b.value:
        return SAME
    values = {str(a.value), str(b.value)}
    if values == {"happened", "denied"}:
        return Verdict("conflict", phrase("comparison.occurrences_apart", a=a.caption, b=b.caption))
    if "planned" in values and "happened" in values:
        return Verdict("updated", phrase("comparison.plan_and_deed"), worded=True)
    return Verdict("coarser", phrase("comparison.occurrences", a=a.caption, b=b.caption))


def sureness(claim: Claim) -> Certainty:
    """How surely a report tells it: what is told as happened with a word that holds back ("is said to") is probable at most."""
    return "probable" if claim.certainty == "certain" and claim.hedges else claim.certainty


def told_certainty(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """How surely, with the words that hedge it."""
    hedges = ", ".join(dict.fromkeys(phrase("quoted", words=hedge.text) for hedge in claim.hedges))
    said = phrase(f"comparison.certainty.{claim.certainty}")
    if hedges and claim.certainty == "certain":
        said = phrase("comparison.only_hedged", hedges=hedges)
    elif hedges:
        said = phrase("comparison.hedged", certainty=said, hedges=hedges)
    return [SlotValue("certainty", claim, sureness(claim) == "certain", said)]


def relate_certainty(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Flat against hedged."""
    if a.value == b.value:
        return SAME
    flat, hedged = (a, b) if a.value else (b, a)
    stating, hedging = index.names[flat.claim.report], index.names[hedged.claim.report]
    return Verdict("coarser", phrase("comparison.flat_and_hedged", flat=stating, hedging=hedging, caption=hedged.caption))


def told_attribution(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """On whose word: the chain of those who assert it, or the reporter's own voice; who only speaks of it asserts nothing."""
    steps = [step.source or phrase("comparison.unnamed", cue=step.cue) for step in claim.attribution if step.scope == "asserted"]
    chain = reduce(lambda first, then: phrase("comparison.via", first=first, then=then), steps) if steps else ""
    return [SlotValue("attribution", claim, chain.casefold(), chain or phrase("comparison.own_voice"))]


def relate_attribution(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """The same source, another one, or own voice against somebody's word."""
    if a.value == b.value:
        return SAME
    if a.value and b.value:
        return Verdict("coarser", phrase("comparison.two_sources", a=a.caption, b=b.caption))
    own, other = (b, a) if a.value else (a, b)
    voicing, citing = index.names[own.claim.report], index.names[other.claim.report]
    return Verdict("coarser", phrase("comparison.voice_and_source", voicing=voicing, citing=citing, source=other.caption))
