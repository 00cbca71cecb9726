"""Whether two claims of one event can be held against each other: they must share who took part, and differ in nobody.

Clustering may join what is told loosely ("the attack"); to say that two reports differ, more is asked, because a wrong
"they disagree" costs more than a missed one.
"""

import re
from collections.abc import Callable
from typing import Literal

from twosource.comparison.context import CaseIndex, verb_of
from twosource.language import lexicon, per_language_up_to, words
from twosource.model import Claim

Kinship = Literal["close", "open", "apart"]
"""`close`: a participant in common and none that differs; `open`: nothing either way; `apart`: different participants in a core role."""


def kinship(a: Claim, b: Claim, index: CaseIndex) -> Kinship:
    """How near two claims are by who takes part in them; a name in common ("Dascu", "Mirela Dascu") leaves open whether they are one."""
    ours, theirs = index.parties(a), index.parties(b)
    shared = [slot for slot in ours if slot in theirs]
    unshared = [slot for slot in shared if ours[slot].isdisjoint(theirs[slot])]
    if any(index.name_words(ours[slot]).isdisjoint(index.name_words(theirs[slot])) for slot in unshared):
        return "apart"
    return "close" if shared and not unshared else "open"


def foreign(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """Whether the two name different parties in one role; what is only described may be one thing under two words."""
    ours, theirs = index.parties(a), index.parties(b)
    return any(
        bool(one) and bool(other) and one.isdisjoint(other)
        for one, other in ((index.name_words(ours[slot]), index.name_words(theirs[slot])) for slot in ours.keys() & theirs.keys())
    )


Kin = Callable[[Claim, Claim, CaseIndex], bool]
"""What a slot asks of two claims before it says that they differ."""


def close(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """A participant in common and none that differs: enough where the value itself is telling (a date, a figure)."""
    return kinship(a, b, index) == "close"


def same_clock(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """Close, and nothing says that the two hours are of different days or that one is only planned."""
    return close(a, b, index) and a.status == b.status and (a.time.edtf is None or b.time.edtf is None or a.time.edtf == b.time.edtf)


def same_deed(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """One verb, the same sides filled and shared, a name among them, both told as done: a weekday alone may be of any week."""
    return a.status == b.status and a.type != "speak" and _same_sides(a, b, index)


def same_figure(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """Close, and not what holds in general against what happened once ("carries 180" of a type, "carrying 150" of a flight)."""
    return close(a, b, index) and (a.status == "general") is (b.status == "general")


STAGES, DENIED = 170, 200
"""Least likeness (thousandths) of the sentences of a plan and of what came of it, and of a denial and what it denies."""


def same_doubt(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """Whether one may deny or await what the other tells: one verb and somebody with a name; for a denial the same sides too.

    The same wording cannot be an assertion here and a denial there: then one of the two was misread. A verb that says little of
    itself ("begin", "have") must be begun or had by both of the same thing.
    """
    if a.polarity != b.polarity:
        near = _same_sides(a, b, index) and index.alike(a, b) >= DENIED
    else:
        deed = verb_of(a) == verb_of(b) and close(a, b, index) and index.alike(a, b) >= STAGES
        near = deed and bool(_named(a, b, index)) and _says_enough(a, b, "bare_words", index)
    return near and _wording(a, index) != _wording(b, index)


def akin(a: Claim, b: Claim) -> bool:
    """Whether the words of two claims are of one verb or share a meaning ("seize", "confiscate")."""
    return verb_of(a) == verb_of(b) or not _meanings(a.trigger.lemma).isdisjoint(_meanings(b.trigger.lemma))


@per_language_up_to(50_000)
def _meanings(lemma: str) -> frozenset[str]:
    return frozenset(lexicon("trigger_meanings", "senses").get(lemma, "").split())


NOBODY: frozenset[str] = frozenset()


def _same_sides(a: Claim, b: Claim, index: CaseIndex) -> bool:
    """One verb, each side filled in both or left open by a passive, a name in common, in a mutual event all names in common.

    A verb that says little of itself needs its object in common.
    """
    ours, theirs = index.parties(a), index.parties(b)
    if verb_of(a) != verb_of(b) or not close(a, b, index) or not _named(a, b, index):
        return False
    if any(slot != "actor" or _acts(a) is _acts(b) for slot in ours.keys() ^ theirs.keys()):
        return False
    if _mutual(a) and _mutual(b) and ours.get("actor", NOBODY) & index.named != theirs.get("actor", NOBODY) & index.named:
        return False
    return _says_enough(a, b, "light_verbs", index)


def _says_enough(a: Claim, b: Claim, empty: str, index: CaseIndex) -> bool:
    """Whether the claims' word tells them from others by itself, or both name what it is done to."""
    both = "target" in index.parties(a) and "target" in index.parties(b)
    return both or words(empty).isdisjoint((a.trigger.lemma, b.trigger.lemma))


def _acts(claim: Claim) -> bool:
    return any(role.role == "actor" for role in claim.roles)


def _mutual(claim: Claim) -> bool:
    return any(role.role == "co-actor" for role in claim.roles)


def _named(a: Claim, b: Claim, index: CaseIndex) -> frozenset[str]:
    """Entities with a name that both claims put on one side."""
    ours, theirs = index.parties(a), index.parties(b)
    return frozenset(key for slot in ours.keys() & theirs.keys() for key in ours[slot] & theirs[slot]) & index.named


WORDS_BESIDE = 3
"""Words on each side of a trigger that make up its wording."""


def _wording(claim: Claim, index: CaseIndex) -> tuple[str, ...]:
    """The words around the claim's, and itself; marks and the way they are set don't count."""
    text, at = index.reports[claim.report].text, claim.trigger.span
    before = re.findall(r"\w+", text[claim.span.start : at.start].lower())
    after = re.findall(r"\w+", text[at.end : claim.span.end].lower())
    if len(before) + len(after) < WORDS_BESIDE:
        return (claim.id,)
    return (*before[-WORDS_BESIDE:], at.of(text).lower(), *after[:WORDS_BESIDE])
