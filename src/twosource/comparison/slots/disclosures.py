"""What was not yet made known in one report and is in another: the name of a victim or suspect, the results of a test.

The reports' own words say that the one stands earlier ("would not be released until", "not yet known"), so it is an update.
"""

from collections.abc import Iterator

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.language import lexicon, phrase, words
from twosource.model import Claim, Span
from twosource.model.attribute import RESULTS, WHEREABOUTS, Disclosure, disclosure_of, name_of

RESULTS_ALIKE = 150
"""Least likeness (thousandths) of two sentences that speak of results; a victim and a suspect an affair has few of."""
DEEDS = {"charge": "suspect", "arrest": "suspect", "convict": "suspect", "die": "victim"}
"""Types of events that tell who a person of an affair is."""


def told_disclosure(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Names held back or told, results awaited or shown, in the claim's sentence."""
    found = [*_by_words(claim, index), *_by_deed(claim, index)]
    called = lexicon("attribute_types", "made_known")
    return [SlotValue(f"{called[each.of]} made known", claim, each, caption) for each, caption in found]


def _by_words(claim: Claim, index: CaseIndex) -> Iterator[tuple[Disclosure, str]]:
    """What the attribute claims of the sentence say is made known, or is not."""
    for told in index.attributes_in(claim):
        if (each := disclosure_of(told)) is not None:
            yield each, told.trigger.text


def _by_deed(claim: Claim, index: CaseIndex) -> Iterator[tuple[Disclosure, str]]:
    """A person called by name whom the claim has killed or charged."""
    told = claim.polarity == "positive" and claim.status == "happened"
    if told and claim.trigger.lemma in words("capture_verbs"):
        yield Disclosure(WHEREABOUTS, True, claim.trigger.span), claim.trigger.text
    who = DEEDS.get(claim.type)
    names = {mention.span for mention in index.names_in(claim) if mention.type == "person"} if who else set()
    for role in claim.roles if told else ():
        if who and role.role == "target" and role.span in names:
            yield Disclosure(name_of(who), True, role.span), role.text


def whose(told: SlotValue) -> str:
    """Of what."""
    return told.value.of if isinstance(told.value, Disclosure) else ""


def span_of_disclosure(told: SlotValue) -> Span | None:
    """Where it is said."""
    return told.value.span if isinstance(told.value, Disclosure) else None


def one_affair(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """One affair is enough for the name of its victim or suspect; of results the sentences must be alike."""
    return whose(a) != RESULTS or index.alike(a.claim, b.claim) >= RESULTS_ALIKE


def relate_disclosure(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Told in both, or held back in one."""
    if not (isinstance(a.value, Disclosure) and isinstance(b.value, Disclosure)):
        return UNKNOWN
    if a.value.known is b.value.known:
        return SAME
    before, after = (b, a) if a.value.known else (a, b)
    return Verdict("updated", phrase("comparison.earlier_stage", before=before.caption, after=after.caption), worded=True)
