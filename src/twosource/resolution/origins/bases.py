"""What a claim is said to rest on: a source, evidence, or a reporter of its own. One that shows none is not known to be independent."""

from collections.abc import Mapping, Sequence

from twosource.language.rarity import words_of
from twosource.model import Attribution, Claim, Origin
from twosource.resolution.origins.sources import kind_of, spoken

HEARSAY = frozenset({"media", "work"})
"""Kinds of a source without a name that stand for other reporting ("media reports"): a ground that is somebody else's, and unknown."""


def grounded(claim: Claim, own: Mapping[str, Sequence[Origin]]) -> bool:
    """Whether the claim, or its report for it (`own`: the report's own origins), shows what it rests on."""
    if any(not origin.claims or claim.id in origin.claims for origin in own.get(claim.report, ())):
        return True
    if any(item.type != "report" for item in claim.evidence):
        return True
    return any(_tells(step) for step in claim.attribution) or spoken(claim)


def _tells(step: Attribution) -> bool:
    """Whether a source is named or described, and is no other report."""
    if not step.source:
        return False
    return step.named or not any(kind_of(word) in HEARSAY for word in words_of(step.source))


def shows(origin: Origin) -> bool:
    """Whether an origin is a ground: a reporter of its own, the agency it credits, or a person's word."""
    return (origin.kind == "own" and bool(origin.spans)) or origin.kind in ("credit", "decided")
