"""How a claim hardens or softens along the chain of reports: "may have" in the first, "did" in the third.

Only reports whose days of publication exclude each other are put in order, and only what they say of one deed: one verb, the same
sides, sentences alike. A claim that goes back and forth has no course.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from twosource.comparison.comparable import close
from twosource.comparison.context import CaseIndex, verb_of
from twosource.comparison.manner import sureness, told_certainty
from twosource.comparison.partition import PARTITION_LIKENESS, in_sentences_alike, joined
from twosource.language import pattern, phrase
from twosource.model import Claim, Finding, Value

SURE = {"certain": 2, "probable": 1, "possible": 0}
"""How sure; what is unknown is not compared."""


def course(claims: Sequence[Claim], index: CaseIndex) -> list[Finding]:
    """A finding for each deed among an event's claims that is told more surely, or less, from report to report."""
    parts = (joined(part, lambda a, b: _one_deed(a, b, index)) for part in in_sentences_alike(claims, index))
    return [found for split in parts for deed in split if (found := _of_deed(deed, index)) is not None]


def _one_deed(a: Claim, b: Claim, index: CaseIndex) -> bool:
    same = verb_of(a) == verb_of(b) and a.polarity == b.polarity and a.status == b.status
    return same and close(a, b, index) and (a.report == b.report or index.alike(a, b) >= PARTITION_LIKENESS)


def _tells(claim: Claim) -> bool:
    """Whether the claim says how sure its report is: not on somebody's word alone, nor by where a case stands."""
    asserted = any(step.scope == "asserted" for step in claim.attribution)
    return (
        claim.certainty in SURE
        and not (asserted and sureness(claim) == "certain")
        and not any(pattern("comparison_patterns", "charge").search(h.text) for h in claim.hedges)
    )


def _of_deed(claims: Sequence[Claim], index: CaseIndex) -> Finding | None:
    """The first and the last word on it, where every step between goes the same way."""
    chain = _by_day(claims, index)
    steps = [SURE[sureness(after)] - SURE[sureness(before)] for before, after in pairwise(chain)]
    if not any(steps) or (min(steps) < 0 < max(steps)):
        return None
    values = tuple(_value(claim, claims, index) for claim in (chain[0], chain[-1]))
    first, last = _said(chain[0], index), _said(chain[-1], index)
    harder = max(steps) > 0
    reason = phrase("comparison.hardens", first=first, last=last) if harder else phrase("comparison.softens", first=first, last=last)
    return Finding("certainty over time", "updated", values, reason)


def _by_day(claims: Sequence[Claim], index: CaseIndex) -> list[Claim]:
    """The surest claim of each day, in order; none where two days of publication cannot be told apart."""
    surest: dict[tuple[date, date], Claim] = {}
    for claim in claims:
        published = index.reports[claim.report].published
        if published.earliest is None or published.latest is None or not _tells(claim):
            continue
        held = surest.get(key := (published.earliest, published.latest))
        if held is None or (-SURE[sureness(claim)], claim.id) < (-SURE[sureness(held)], held.id):
            surest[key] = claim
    days = sorted(surest)
    return [] if any(before[1] >= after[0] for before, after in pairwise(days)) else [surest[day] for day in days]


def _value(claim: Claim, claims: Sequence[Claim], index: CaseIndex) -> Value:
    published = index.reports[claim.report].published
    same_day = [
        each for each in claims if sureness(each) == sureness(claim) and index.reports[each.report].published.edtf == published.edtf
    ]
    return Value(phrase("comparison.dated", day=published.edtf, caption=_caption(claim, index)), tuple(each.id for each in same_day))


def _caption(claim: Claim, index: CaseIndex) -> str:
    return told_certainty(claim, index)[0].caption


def _said(claim: Claim, index: CaseIndex) -> str:
    day = index.reports[claim.report].published.edtf
    return phrase("comparison.has_it", report=index.names[claim.report], day=day, caption=_caption(claim, index))
