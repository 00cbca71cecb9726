"""Whether two claims rest on one thing shown: the same video, document, post or statement."""

from collections.abc import Mapping

from twosource.language import lexicon, listed, per_language
from twosource.language.rarity import rarity, words_of
from twosource.model import Claim, Evidence, Moment
from twosource.resolution.entities.names import name_of

MIN_EVIDENCE_RARITY = 1.5
"""Rarity from which on a word of an evidence item counts: it leaves out articles and the like."""
PERSONS = frozenset({"witness"})
"""Types of evidence that are people: witnesses in two reports are not known to be the same ones."""
AUTHORED = frozenset({"statement", "post", "email", "document"})
"""Types of evidence that are somebody's words: of two authors they are two."""


def same_evidence(a: tuple[Claim, Evidence], b: tuple[Claim, Evidence], chains: Mapping[str, str]) -> bool:
    """Whether two items may be one: of one type, with no dates that exclude each other, and told of by one author, or on one date, or in
    words of which one's all stand among the other's; items of two authors are two."""
    (ours, one), (theirs, other) = a, b
    if one.type != other.type or one.type in PERSONS or _excluded(one.date, other.date):
        return False
    first, second = frozenset(words_of(one.text)), frozenset(words_of(other.text))
    apart = listed("resolution_lists", "another")
    if first & apart != second & apart:
        return False
    if one.type in AUTHORED and (said := authors(ours, chains)) and (meant := authors(theirs, chains)):
        return bool(said & meant)
    known, told = telling(one), telling(other)
    return known <= told or told <= known or bool(one.date and other.date and one.date.edtf == other.date.edtf)


def telling(item: Evidence) -> frozenset[str]:
    """The words of an item that say which one it is, its noun left out: a clip and a video may be one."""
    return frozenset(word for word in words_of(item.text) if rarity(word) >= MIN_EVIDENCE_RARITY and word not in _nouns())


@per_language
def _nouns() -> frozenset[str]:
    """The nouns for things shown, and their plurals."""
    nouns = lexicon("evidence_nouns", "type")
    return frozenset(nouns) | frozenset(f"{noun}{ending}" for noun in nouns for ending in ("s", "es"))


def _excluded(a: Moment | None, b: Moment | None) -> bool:
    """Whether two dates cannot be one."""
    if not a or not b or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return False
    return a.latest < b.earliest or b.latest < a.earliest


def authors(claim: Claim, chains: Mapping[str, str]) -> frozenset[str]:
    """Who is said to say what the claim tells: entities, or folded names where there is none."""
    return frozenset(chains.get(step.chain or "") or "=" + name_of(step.source).folded for step in claim.attribution if step.source)
