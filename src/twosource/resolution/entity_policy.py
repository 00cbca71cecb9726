"""When two chains are one entity: the table of reasons, the strongest that holds decides.

Scores are set by hand in steps and checked on ECB+ and MEANTIME dev (python bench/loop.py ecb meantime); a pair joins at JOIN or above.
"""

from twosource.model import EntityType

JOIN = 0.5
SCORES: dict[str, float] = {
    "same place in the gazetteer": 0.98,
    "same full name": 0.97,
    "same name": 0.9,
    "same name in another spelling": 0.8,
    "name and its acronym": 0.85,
    "alias of the other": 0.85,
    "last name of the only full name that has it": 0.8,
    "the words of a name, written small": 0.75,
    "same description in reports of one affair": 0.7,
    "description of the only name that has it in its affair": 0.65,
    "fuller description in reports of one affair": 0.6,
    "last words of the only name that ends with them in its affair": 0.6,
}
"""Reason to score. "Same name" is a name of one word; for persons it counts only in reports of one affair."""
LIKE = 0.2
"""Least likeness of two reports for what is only described, or named in part, to be one: well above that of mere neighbours in topic."""
LIKE_VAGUE = 0.35
"""The same where a description says no more than "man" or "officials": only in reports that tell nearly the same."""
OTHER_TYPE = 0.5
"""What a score is multiplied with when the types differ; two types of one KIN count as the same."""
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
    return OTHER_TYPE + 0.1 if any({a, b} <= kin for kin in KIN) else 0.0
