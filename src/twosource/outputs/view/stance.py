"""How each report stands to one event or relation.

Voice of one claim: it `denies` when its polarity is negative; else it `attributes` when somebody is given as its source;
else it `hedges` when hedge words, a sourceless "is said to" or a lowered certainty stand with it; else it `asserts`.

Stance of a report over its claims of one thing, first that fits: `silent` without a claim; `denies` when every claim denies;
`differs` when one of its claims gives a value that another report contradicts (a conflict in time, place, participants,
quantity, ...); else the surest voice of its claims: `asserts`, then `attributes`, then `hedges`. Other voices are kept
beside it, so that a report that hedges in one place and asserts in another shows both.

Only tellings count, where there are any: headings drop the hedges of the text below them, words that point back ("that visit",
"the meeting in the port") take for granted what another sentence tells, and so does an event only named inside somebody's words.
"""

import re
from collections.abc import Iterable, Sequence

from twosource.model import Block, Claim, Finding, Report
from twosource.outputs.view.labels import MANNER_SLOTS, Stance

SUREST: tuple[Stance, ...] = ("asserts", "attributes", "hedges", "denies")
OWN_SIGN = MANNER_SLOTS | {"occurrence"}
"""Slots whose conflict the voice itself shows, so that they make no `differs`."""


def voice(claim: Claim) -> Stance:
    """How one claim is told."""
    if claim.polarity == "negative":
        return "denies"
    if any(step.source for step in claim.attribution):
        return "attributes"
    return "hedges" if claim.hedges or claim.attribution or claim.certainty in {"probable", "possible"} else "asserts"


def contradicted(findings: Iterable[Finding]) -> frozenset[str]:
    """The claims that give a value another report contradicts."""
    clashes = (f for f in findings if f.level == "conflict" and f.slot not in OWN_SIGN)
    return frozenset(claim for finding in clashes for value in finding.values for claim in value.claims)


def stance(claims: Sequence[Claim], clashing: frozenset[str]) -> tuple[Stance, tuple[Stance, ...]]:
    """The stance of the report these claims are of, and the other voices it uses."""
    if not claims:
        return "silent", ()
    heard = {voice(claim) for claim in claims}
    voices = [each for each in SUREST if each in heard]
    if voices != ["denies"] and any(claim.id in clashing for claim in claims):
        return "differs", tuple(voices)
    return voices[0], tuple(voices[1:])


POINTING = re.compile(r"\b(?:the|that|this|these|those|such)\s+$", re.IGNORECASE)
POINTING_FAR = re.compile(r"\b(?:the|that|this|these|those|such)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
NOMINAL = ("ing", "ion", "ment", "ance", "ence")
"""Endings by which a trigger that is its own lemma is a noun, so that words may stand between it and what points."""
POINTING_CHARACTERS = 48
"""Characters before a trigger in which a pointing word is looked for."""


def tellings(claims: Sequence[Claim], report: Report) -> list[Claim]:
    """The claims that tell the thing, or all where none does more than head or point back."""
    headings = [block for block in report.blocks if block.kind in {"title", "heading"}]
    told = [c for c in claims if not _heads(c, headings) and not _points_back(c, report.text)] or list(claims)
    return [c for c in told if not _in_passing(c)] or told


def _in_passing(claim: Claim) -> bool:
    """Whether the event is only named inside what somebody says of another, and no party to it."""
    named = any(role.role not in {"place", "time"} for role in claim.roles)
    return bool(claim.attribution) and all(step.scope == "within" for step in claim.attribution) and not named


def _heads(claim: Claim, headings: Iterable[Block]) -> bool:
    return any(block.span.overlaps(claim.trigger.span) for block in headings)


def _points_back(claim: Claim, text: str) -> bool:
    word, lemma = claim.trigger.text.lower(), claim.trigger.lemma.lower()
    if word not in {lemma, lemma + "s"}:
        return False
    before = text[max(0, claim.trigger.span.start - POINTING_CHARACTERS) : claim.trigger.span.start]
    return bool((POINTING_FAR if lemma.endswith(NOMINAL) else POINTING).search(before))
