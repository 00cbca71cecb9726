"""One person in one town, told with other words: "appeared in", "travelled to", "visited", "was present in"."""

from collections.abc import Iterable

from twosource.language import listed
from twosource.model import Claim

TYPES = frozenset({"move", "attend"})
"""Types that say no more of what somebody did than that they were there."""
FINE_PLACES = frozenset({"city", "facility"})
LIKELY = 0.75
"""The score of two such claims of different reports when nothing else speaks for more: above any pair that shares only a usual word,
below a pair that shares word and day, so that of two visits the one whose day fits is taken."""


def presence_keys(claim: Claim, persons: Iterable[str], base: str) -> frozenset[str]:
    """Blocking keys of a claim that puts named persons in a town or building; none for any other claim."""
    place = claim.place.place if claim.place else None
    if place is None or place.precision not in FINE_PLACES or not (claim.type in TYPES or base in listed("resolution_lists", "visiting")):
        return frozenset()
    return frozenset(f"@{person}|{'/'.join(place.path)}" for person in persons)
