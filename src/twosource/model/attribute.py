"""What a claim of kind `attribute` says: a property of somebody or something, whatever happens, and its value.

One sort of property is whether something is made known yet: a name, results, where a suspect is. Another is a time told in a sentence
of no event in particular: an hour, or a stretch of time. Their subject may be empty.
"""

from dataclasses import dataclass

from twosource.model.claim import Claim, Quantity
from twosource.model.moment import Moment
from twosource.model.place import Place
from twosource.model.span import Span

ATTRIBUTE_SUBJECT = "subject"
"""The role of the one that an attribute claim is about."""
WHEREABOUTS, RESULTS = "whereabouts-of-suspect", "results"
"""Types of what may be made known, beside the name of a person."""
DURATION, HOUR = "duration", "hour"
"""Types of times that are told of no event in particular."""
MADE_KNOWN, NOT_MADE_KNOWN = "made known", "not made known"
"""The two values of what may be made known."""


def name_of(who: str) -> str:
    """The type of the name of a person that an affair turns on: who is a `suspect` or a `victim`."""
    return f"name-of-{who}"


DISCLOSED = frozenset({WHEREABOUTS, RESULTS, name_of("suspect"), name_of("victim")})
"""Types of what may be made known."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Of what is spoken (a type), whether it is made known, and where the words stand."""

    of: str
    known: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """One property of a named thing: which, its value, the name, and where the words stand."""

    what: str
    value: int | str | Place
    name: str
    span: Span


def standing_of(claim: Claim) -> Standing | None:
    """The property that an attribute claim tells; None for another claim, and where its value says nothing that can be compared."""
    subject = next((role for role in claim.roles if role.role == ATTRIBUTE_SUBJECT), None)
    if claim.kind != "attribute" or subject is None or claim.type in DISCLOSED | {DURATION, HOUR}:
        return None
    value: int | str | Place | None = claim.label
    if claim.type == "age":
        value = int(claim.label) if claim.label.isdecimal() else None
    elif claim.type == "home":
        value = claim.place.place if claim.place else None
    return Standing(claim.type, value, subject.text, claim.trigger.span) if value is not None else None


def disclosure_of(claim: Claim) -> Disclosure | None:
    """What an attribute claim says is made known or is not; None for another claim, and where its value is neither."""
    if claim.kind != "attribute" or claim.type not in DISCLOSED or claim.label not in (MADE_KNOWN, NOT_MADE_KNOWN):
        return None
    return Disclosure(claim.type, claim.label == MADE_KNOWN, claim.trigger.span)


def duration_of(claim: Claim) -> Quantity | None:
    """The stretch of time that an attribute claim tells; None for another claim."""
    return next(iter(claim.quantities), None) if claim.kind == "attribute" and claim.type == DURATION else None


def hour_of(claim: Claim) -> Moment | None:
    """The time of day that an attribute claim tells; None for another claim, and where it has no clock time."""
    return claim.time if claim.kind == "attribute" and claim.type == HOUR and claim.time.clock is not None else None
