"""What is worth a reader's eye. What is read is never filtered, only what is shown; the JSON holds everything."""

from collections.abc import Mapping, Sequence

from twosource.language import words
from twosource.model import Claim, Event

VAGUE = frozenset({"other", "speak"})
"""Event types that say too little of themselves."""

DIFFERENT = frozenset({"conflict", "updated"})
SURE_ENOUGH = 0.3
"""Extractor's confidence under which a lone claim is not shown."""


def worth(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether to show `event`, told by `claims`."""
    if any(finding.level in DIFFERENT for finding in event.findings):
        return True
    bare = words("bare_words")
    if all(claim.aside or claim.trigger.lemma.lower() in bare for claim in claims) and not event.place:
        return False
    if any(claim.polarity == "negative" and claim.attribution and claim.roles for claim in claims):
        return True
    if len(event.reports) > 1:
        return bool(event.participants or event.place or event.time)
    if max((claim.confidence for claim in claims), default=0.0) < SURE_ENOUGH or not event.participants:
        return False
    set_in = bool(event.time) or event.place is not None
    return set_in or (event.type not in VAGUE and len(event.participants) > 1)


def weight(event: Event, named: Mapping[str, bool]) -> tuple[int, int]:
    """Larger is shown first where room is short: differences, reports, then how much is stated. `named`: whether an entity has a name."""
    differing = sum(finding.level in DIFFERENT for finding in event.findings)
    stated = 2 * bool(event.time) + 2 * (event.place is not None) + sum(named.get(p.entity, False) for p in event.participants)
    return 3 * differing + len(event.reports), stated - (event.type in VAGUE)
