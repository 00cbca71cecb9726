"""Claims of standing ties -> relations between entities."""

from collections.abc import Sequence

from twosource.model import Entity, Judgement, Origin, Reading, Relation


def resolve_relations(
    readings: Sequence[Reading], entities: Sequence[Entity], origins: Sequence[Origin], judgements: Sequence[Judgement] = ()
) -> tuple[Relation, ...]:
    """One relation for each pair of entities and type that some claim names."""
    return ()
