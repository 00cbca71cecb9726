"""Chains of many reports -> entities."""

from collections.abc import Sequence

from twosource.model import Chain, Entity, Judgement, Reading, identify


def resolve_entities(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Entity, ...]:
    """Entities over all readings; every chain stands in exactly one. Judgements outrank scores."""
    groups: dict[tuple[str, str], list[Chain]] = {}
    for reading in readings:
        for chain in reading.chains:
            groups.setdefault((chain.type, (chain.name or chain.id).lower()), []).append(chain)
    return tuple(
        Entity(
            identify("e", min(chain.id for chain in group)), group[0].type, group[0].name or group[0].mentions[0].text,
            tuple(chain.id for chain in group), mentions=tuple(mention for chain in group for mention in chain.mentions),
        )
        for group in groups.values()
    )  # fmt: skip
