"""Claims of standing ties -> relations between entities."""

from collections.abc import Mapping, Sequence

from twosource.model import Claim, Entity, Judgement, Origin, Reading, Relation, identify

SYMMETRIC = frozenset({"allied-with", "known-as", "same-as", "related-to", "married-to"})
"""Ties that run both ways: the entity of the lesser id is put first."""
ENDS = ("subject", "object")
Tie = tuple[str, str, str]


def resolve_relations(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    origins: Sequence[Origin] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Relation, ...]:
    """One relation for each pair of entities and type that some claim names; a claim without both ends is left out.

    `settle` counts the origins; people's judgements are in the entities already.
    """
    chains = {chain: entity.id for entity in entities for chain in entity.chains}
    groups: dict[Tie, list[Claim]] = {}
    for reading in readings:
        for claim in reading.claims:
            if claim.kind == "relation" and (tie := _tie(claim, chains)):
                groups.setdefault(tie, []).append(claim)
    return tuple(_relation(tie, claims) for tie, claims in groups.items())


def _tie(claim: Claim, chains: Mapping[str, str]) -> Tie | None:
    ends = {role.role: chains[role.chain] for role in claim.roles if role.role in ENDS and role.chain and role.chain in chains}
    if len(ends) < 2 or ends["subject"] == ends["object"]:
        return None
    subject, other = ends["subject"], ends["object"]
    if claim.type in SYMMETRIC and other < subject:
        subject, other = other, subject
    return claim.type, subject, other


def _relation(tie: Tie, claims: Sequence[Claim]) -> Relation:
    kind, subject, other = tie
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    return Relation(identify("l", kind, subject, other), kind, subject, other, tuple(claim.id for claim in claims), reports)
