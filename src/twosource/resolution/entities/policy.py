"""When two chains are one entity: the table of reasons, the strongest that holds decides.

A reason's score is the share of its links that were right on ECB+ dev and train and MEANTIME dev, with one right and one wrong added so
that few say little (python bench/entity_reasons.py, November 2026); "version", of which none was judged, is set by hand. A pair joins
at JOIN or above.
"""

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
WORDING: dict[str, str] = {
    "place": "“{a}” and “{b}” are one place in the gazetteer",
    "full name": "“{a}” and “{b}” are the same full name",
    "name": "“{a}” and “{b}” are the same name",
    "spelling": "“{a}” and “{b}” are spellings of one name",
    "fuller name": "“{a}” and “{b}” are one full name, with more or less of the given names",
    "acronym": "“{a}” and “{b}” are a name and its initials",
    "alias": "“{a}” is called “{b}” in a report",
    "family name": "“{a}” and “{b}”: the only full name with this last name in its affair",
    "given name": "“{a}” and “{b}”: the only full name with this given name in its affair",
    "written small": "“{a}” and “{b}” are the same words",
    "version": "“{a}” and “{b}” are the same version, and no other name ends with it in its affair",
    "description": "“{a}” and “{b}” say the same in reports of one affair",
    "carried": "“{a}” and “{b}”: the only name that is described so in its affair",
    "fuller description": "“{a}” and “{b}” fit each other in reports of one affair, one says more",
    "kindred": "“{a}” and “{b}” may be said of one thing in reports of one affair",
    "deeds": "“{a}” and “{b}” are told to have done or suffered the same things in reports of one affair",
    "last words": "“{a}” and “{b}”: the only longer name that ends so in its affair",
    "middle": "“{a}” and “{b}”: the only longer name with these words in its affair",
    "first words": "“{a}” and “{b}”: the only longer name that begins so in its affair",
}
"""Reason to the sentence that is shown, with what each side is called."""
SAME_WORDS: dict[str, str] = {
    "place": "both name “{a}”, one place in the gazetteer",
    "full name": "both give the full name “{a}”",
    "name": "both say “{a}”",
    "description": "both say “{a}” in reports of one affair",
}
"""The same where both sides use the very same words."""
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
    if a.casefold() == b.casefold() and reason in SAME_WORDS:
        return SAME_WORDS[reason].format(a=a)
    return WORDING[reason].format(a=a, b=b)
