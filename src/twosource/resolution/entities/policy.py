"""When two chains are one entity: the table of reasons, the strongest that holds decides.

A reason's score is the share of its links that were right on ECB+ dev and train and MEANTIME dev, with one right and one wrong added so
that few say little (python bench/entity_reasons.py, November 2026); "version", of which none was judged, is set by hand. A pair joins
at JOIN or above.
"""

from twosource.language import phrase
from twosource.model import EntityType

ENTITY_JOIN_THRESHOLD = 0.5
SCORES: dict[str, float] = {
    "place": 0.8,
    "full name": 0.95,
    "name": 0.86,
    "spelling": 0.6,
    "fuller name": 0.93,
    "acronym": 0.71,
    "alias": 0.85,
    "family name": 0.94,
    "written small": 0.7,
    "version": 0.6,
    "description": 0.88,
    "carried": 0.71,
    "fuller description": 0.82,
    "given name": 0.67,
    "kindred": 0.79,
    "deeds": 0.82,
    "last words": 0.67,
    "first words": 0.8,
    "middle": 0.67,
}
"""Reason to score. "name" is a name of one word: a person's counts in reports of one affair only, as does what is in part or described."""
SAID_ALIKE = frozenset({"place", "full name", "name", "description"})
"""Reasons that are told otherwise where both sides use the very same words."""
DESCRIBED = frozenset({"description", "fuller description", "kindred", "deeds"})
"""Reasons between descriptions: taken after all others, whatever their score, so that names settle who is who."""
LIKE = 0.2
"""Least likeness of two reports for what is only described, or named in part, to be one: well above that of mere neighbours in topic."""
LIKE_VAGUE = 0.35
"""The same where a description says no more than "man" or "officials": only in reports that tell nearly the same."""
OTHER_TYPE = 0.9
"""What a score is multiplied with when the types differ and are of one KIN: of such links 22 of 26 are right."""
FIRM = frozenset({"place", "full name", "name", "acronym", "alias"})
"""Reasons that hold over types of one KIN; all others ask for one type."""
MISTAKEN = 0.6
"""The same for types that exclude each other, where one name in an affair has no other bearer: one of them is typed wrongly."""
KIN: tuple[frozenset[EntityType], ...] = (
    frozenset({"organization", "group", "facility", "other", "product", "work"}),
    frozenset({"place", "facility", "other"}),
    frozenset({"place", "organization"}),
    frozenset({"person", "other"}),
)
"""Types that taggers take for each other. A place and an organization of one name are a country and its government, or a club."""


def factor(a: EntityType, b: EntityType) -> float:
    """1 for types that agree, less for kin, 0 for types that exclude each other."""
    if a == b:
        return 1.0
    return OTHER_TYPE if any({a, b} <= kin for kin in KIN) else 0.0


def told(reason: str, a: str, b: str) -> str:
    """The reason as a sentence that names both sides."""
    if a.casefold() == b.casefold() and reason in SAID_ALIKE:
        return phrase(f"entity.alike.{reason}", name=a)
    return phrase(f"entity.joined.{reason}", a=a, b=b)
