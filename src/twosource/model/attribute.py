"""What a claim of kind `attribute` says: a property of somebody or something, whatever happens, and its value."""

from dataclasses import dataclass

from twosource.model.claim import Claim
from twosource.model.place import Place
from twosource.model.span import Span

ATTRIBUTE_SUBJECT = "subject"
"""The role of the one that an attribute claim is about."""


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
    if claim.kind != "attribute" or subject is None:
        return None
    value: int | str | Place | None = claim.label
    if claim.type == "age":
        value = int(claim.label) if claim.label.isdecimal() else None
    elif claim.type == "home":
        value = claim.place.place if claim.place else None
    return Standing(claim.type, value, subject.text, claim.trigger.span) if value is not None else None
