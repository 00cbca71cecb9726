"""Claims of many reports -> events."""

from collections.abc import Sequence

from twosource.model import Claim, Entity, Event, Judgement, Origin, Reading, Report, identify


def resolve_events(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    origins: Sequence[Origin],
    judgements: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Events over all readings; every event claim stands in exactly one. Findings are left to comparison."""
    groups: dict[str, list[Claim]] = {}
    for reading in readings:
        for claim in reading.claims:
            if claim.kind == "event":
                groups.setdefault(claim.trigger.lemma, []).append(claim)
    return tuple(
        Event(
            identify("v", min(claim.id for claim in group)), group[0].type, group[0].label, tuple(claim.id for claim in group),
            tuple(dict.fromkeys(claim.report for claim in group)),
        )
        for group in groups.values()
    )  # fmt: skip
