"""What was not yet made known in one report and is in another: the name of a victim or suspect, the results of a test.

The reports' own words say that the one stands earlier ("would not be released until", "not yet known"), so it is an update.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.language import per_language, rows
from twosource.model import Claim, Span

RESULTS = 150
"""Least likeness (thousandths) of two sentences that speak of results; a victim and a suspect an affair has few of."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Of what is spoken, whether it is made known, and where."""

    of: str
    known: bool
    span: Span


DEEDS = {"charge": "suspect", "arrest": "suspect", "convict": "suspect", "die": "victim"}
"""Types of events that tell who a person of an affair is."""
WHEREABOUTS = "whereabouts of the suspect"
CAUGHT = frozenset({"arrest", "recapture", "surrender", "capture", "apprehend", "catch"})
WITHHELD = re.compile(
    r"\b(?:names?|identit(?:y|ies))\b[^.;]{0,60}?\b(?:not|n[’']t|withheld|without)\b"
    r"[^.;]{0,20}?(?:(?:released?|disclosed?|published?|public|until|held back)\b)"
    r"|\b(?:names?|identit(?:y|ies))\b[^.;]{0,40}? (?:will|would) be (?:released|disclosed) (?:after|once|when)\b"
    r"|\b(?:withheld|(?:would|did|could) ?n(?:ot|[’']t) (?:name|identify|release the (?:name|identity)))\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?P<who>[a-z]+)(?:,| was| has been)? ?,? ?(?:later )?(?:identified|named)(?: by [\w ]{2,40}?)? as (?=(?:[\w-]+ ){0,4}[A-Z])"
    r"|\b(?P<other>[a-z]+) ?, (?=[A-Z][\w.-]+ (?:[A-Z][\w.-]+ )*[A-Z][\w-]+ ?,)"
    r"|\bidentified (?:the |a )?(?P<third>[a-z]+) as (?=[A-Z])"
)
PENDING = re.compile(
    r"\bresults?\b[^.;]{0,60}?\b(?:not|n[’']t|pending|awaited|unknown)\b|\bawait(?:ing|ed)? [^.;]{0,30}?\bresults?\b", re.IGNORECASE
)
RESULT_SHOWN = re.compile(r"\bresults?\b[^.;]{0,90}?\b(?:showed|showing|shows|released|revealed|came back|indicated)\b", re.IGNORECASE)


WANTED = re.compile(
    r"\bsearch(?:ing|ed|es)? for (?:the |a )?(?:suspect|shooter|gunman|attacker|driver|killer|man)\b"
    r"|\b(?:still|remain\w*) at large\b|\bon the run\b|\bmanhunt\b|\bbeing sought\b",
    re.IGNORECASE,
)


def told_disclosure(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Names held back or told, results awaited or shown, in the claim's sentence."""
    text = index.reports[claim.report].text
    found = [*index.kept(claim, _disclosures), *_by_deed(claim, index)]
    return [SlotValue(f"{each.of} made known", claim, each, each.span.of(text)) for each in found]


def _by_deed(claim: Claim, index: CaseIndex) -> Iterator[Disclosure]:
    """A person called by name whom the claim has killed or charged."""
    told = claim.polarity == "positive" and claim.status == "happened"
    if told and claim.trigger.lemma in CAUGHT:
        yield Disclosure(WHEREABOUTS, True, claim.trigger.span)
    who = DEEDS.get(claim.type)
    names = {mention.span for mention in index.names_in(claim) if mention.type == "person"} if who else set()
    for role in claim.roles if told else ():
        if who and role.role == "target" and role.span in names:
            yield Disclosure(f"name of the {who}", True, role.span)


def whose(told: SlotValue) -> str:
    """Of what."""
    return told.value.of if isinstance(told.value, Disclosure) else ""


def span_of_disclosure(told: SlotValue) -> Span | None:
    """Where it is said."""
    return told.value.span if isinstance(told.value, Disclosure) else None


def one_affair(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One affair is enough for the name of its victim or suspect; of results the sentences must be alike."""
    return whose(a) != "results" or index.alike(a.claim, b.claim) >= RESULTS


def relate_disclosure(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Told in both, or held back in one."""
    if not (isinstance(a.value, Disclosure) and isinstance(b.value, Disclosure)):
        return UNKNOWN
    if a.value.known is b.value.known:
        return SAME
    before, after = (b, a) if a.value.known else (a, b)
    return Verdict("updated", f"“{before.caption}” is an earlier stage than “{after.caption}”", worded=True)


def _disclosures(text: str, sentence: Span) -> list[Disclosure]:
    said = sentence.of(text)
    found = []
    for pattern, known in ((PENDING, False), (RESULT_SHOWN, True)):
        if match := pattern.search(said):
            found.append(Disclosure("results", known, _at(sentence, match)))
            break
    if match := WANTED.search(said):
        found.append(Disclosure(WHEREABOUTS, False, _at(sentence, match)))
    if match := WITHHELD.search(said):
        found += [Disclosure(f"name of the {who}", False, _at(sentence, match)) for who in sorted(_spoken_of(said))[:1]]
    else:
        for match in NAMED.finditer(said):
            noun = match["who"] or match["other"] or match["third"]
            who = _kinds().get(noun.lower()) or (next(iter(sorted(_spoken_of(said))), None) if match["other"] is None else None)
            if who is not None:
                found.append(Disclosure(f"name of the {who}", True, _at(sentence, match)))
    return found


def _at(sentence: Span, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())


def _spoken_of(text: str) -> set[str]:
    return {kind for word in re.findall(r"[a-z]+", text.lower()) if (kind := _kinds().get(word))}


@per_language
def _kinds() -> dict[str, str]:
    return {row["word"]: row["who"] for row in rows("concerned_persons")}
