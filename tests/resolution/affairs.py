"""A small fictional affair told by several reports, as readings with names and claims."""

from datetime import UTC, datetime
from typing import Any

import factories as make
from twosource.model import Chain, Claim, Judgement, Reading, Report

LEAD = "Inspector Oda Brankov arrested Pavel Zirin in Dobrovar on Tuesday over the Halvin harbour fire, "
ENDINGS = (
    "the Dobrovar prosecutor's clerk told reporters outside the courthouse.",
    "witnesses at the fish market recalled with some relief afterwards.",
    "a month after three warehouses burned down beside the ferry pier.",
    "which the port authority blames for losses of nine million crowns.",
)


def told(text: str, names: dict[str, str], triggers: tuple[str, ...], **fields: Any) -> tuple[Report, Reading]:
    """A report whose chains are `names` (name to type) and whose event claims have `triggers`; the first two names are actor and target."""
    report = make.report(text)
    chains = tuple(make.chain(report, name, type=kind) for name, kind in names.items())
    roles = tuple(make.role(chain, side) for chain, side in zip(chains, ("actor", "target"), strict=False))
    claims = tuple(make.claim(report, word, **({"type": "arrest", "roles": roles} | fields)) for word in triggers)
    return report, Reading(report.id, chains, claims=claims)


def judgement(verb: Any, *subjects: Chain | Claim, number: int = 1) -> Judgement:
    """A decision on chains or claims."""
    return Judgement(number, verb, tuple(s.id for s in subjects), "an editor", datetime(2025, 1, 1, tzinfo=UTC), "known from the court")
