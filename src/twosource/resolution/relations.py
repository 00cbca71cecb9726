"""Claims of standing ties -> relations between entities."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model import Claim, Entity, Judgement, Origin, Reading, Relation, identify
from twosource.resolution.origins.claim_origins import support

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


def merged(relations: Iterable[Relation], place: Mapping[str, int]) -> tuple[Relation, ...]:
    """The relations of many stories, one for each tie, in the order in which `place` has their claims.

    Stories share no origins, so the known ones add up; findings stay those of each story. What a tie holds does not hang on the order in
    which its reports came in.
    """
    groups: dict[Tie, list[Relation]] = {}
    for relation in relations:
        subject, other = relation.subject, relation.object
        if relation.type in SYMMETRIC and other < subject:
            subject, other = other, subject
        if subject != other:
            groups.setdefault((relation.type, subject, other), []).append(relation)
    found = [_merged(tie, sorted(group, key=lambda each: (each.reports[0], each.claims[0]))) for tie, group in groups.items()]
    return tuple(sorted(found, key=lambda relation: min(place[claim] for claim in relation.claims)))


def _merged(tie: Tie, group: Sequence[Relation]) -> Relation:
    kind, subject, other = tie
    if len(group) == 1 and group[0].subject == subject:
        return group[0]
    reports = tuple(dict.fromkeys(report for each in group for report in each.reports))
    origins = max(1, sum(each.origins for each in group if each.unknown < len(each.reports)))
    return Relation(
        id=identify("l", kind, subject, other),
        type=kind,
        subject=subject,
        object=other,
        claims=tuple(claim for each in group for claim in each.claims),
        reports=reports,
        origins=origins,
        unknown=sum(each.unknown for each in group),
        support=support(reports, origins),
        findings=tuple(finding for each in group for finding in each.findings),
    )
