"""Who is only described, by what he is told to have done or suffered in reports of one affair."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from twosource.language import per_language_up_to, words
from twosource.language.rarity import rarity
from twosource.model import Link, Reading
from twosource.resolution.clustering.clusters import Pair, ordered
from twosource.resolution.entities.pairs import EntityView, barred, link_of
from twosource.resolution.stories import Stories

Deed = tuple[str, str]
"""The word of an event and the side of it."""
SIDES = frozenset({"actor", "target"})
MIN_SHARED_EVENTS = 2
"""Deeds two chains must share: of pairs that share one, hardly more than half are one on ECB+, of those that share two 85 of 100."""
MIN_EVENT_RARITY = 2.4
"""Rarity from which a word says something of who did it: above that of go, make, take, want."""
LIKE_DEEDS = 0.3
"""Least likeness of the reports: below it two affairs of one kind (two shootings) share their deeds."""
MAX_CHAINS_OF_EVENT = 60
"""Chains under one deed beyond which it tells nobody from another."""


def deed_links(faces: Mapping[str, EntityView], readings: Sequence[Reading], stories: Stories | None) -> Iterator[Link]:
    """Described persons to persons who share two deeds with them, one of which nobody else is told of in either report."""
    deeds = _deeds(faces, readings)
    chains: dict[Deed, list[str]] = {}
    for chain in sorted(deeds):
        for deed in deeds[chain]:
            chains.setdefault(deed, []).append(chain)
    shared: dict[Pair, list[Deed]] = defaultdict(list)
    for deed, members in chains.items():
        for a, b in combinations(members, 2) if len(members) <= MAX_CHAINS_OF_EVENT else ():
            shared[ordered(a, b)].append(deed)
    alone = _alone(deeds, faces)
    for (a, b), common in shared.items():
        if len(common) >= MIN_SHARED_EVENTS and any(
            (faces[a].chain.report, deed) in alone and (faces[b].chain.report, deed) in alone for deed in common
        ):
            yield from _link(faces[a], faces[b], stories)


def _link(a: EntityView, b: EntityView, stories: Stories | None) -> Iterator[Link]:
    if a.chain.report == b.chain.report or (a.name is not None and b.name is not None) or _several(a) != _several(b) or barred(a, b):
        return
    if stories is None or stories.between(a.chain.report, b.chain.report) >= LIKE_DEEDS:
        yield link_of(a, b, "deeds", 1.0)


def _several(face: EntityView) -> bool:
    return face.phrase is not None and face.phrase.plural


def _deeds(faces: Mapping[str, EntityView], readings: Sequence[Reading]) -> dict[str, set[Deed]]:
    """What each person who is named or described is told to have done and suffered."""
    found: dict[str, set[Deed]] = {}
    for reading in readings:
        for claim in reading.told:
            if _telling(claim.trigger.lemma):
                for role in claim.roles:
                    face = faces.get(role.chain or "")
                    if role.role in SIDES and face and face.chain.type == "person" and (face.name or face.phrase):
                        found.setdefault(face.chain.id, set()).add((claim.trigger.lemma, role.role))
    return found


@per_language_up_to(50_000)
def _telling(lemma: str) -> bool:
    return rarity(lemma) >= MIN_EVENT_RARITY and lemma not in words("light_verbs") and lemma not in words("reporting_verbs")


def _alone(deeds: Mapping[str, set[Deed]], faces: Mapping[str, EntityView]) -> set[tuple[str, Deed]]:
    """Deeds that a report tells of one chain only."""
    tellers: dict[tuple[str, Deed], int] = {}
    for chain, found in deeds.items():
        for deed in found:
            key = (faces[chain].chain.report, deed)
            tellers[key] = tellers.get(key, 0) + 1
    return {key for key, count in tellers.items() if count == 1}
