"""What the claims of each event agree on, where they differ, what only one says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from twosource.comparison.findings import Relate, findings_of
from twosource.comparison.kinship import Near, close, same_clock, same_deed, same_doubt, same_figure
from twosource.comparison.numbers import relate_numbers, told_numbers
from twosource.comparison.participants import relate_participants, told_participants
from twosource.comparison.places import relate_places, told_places
from twosource.comparison.scene import Scene
from twosource.comparison.telling import (
    relate_attribution,
    relate_certainty,
    relate_occurrence,
    told_attribution,
    told_certainty,
    told_occurrence,
)
from twosource.comparison.times import relate_days, relate_hours, relate_weekdays, told_days, told_hours, told_weekdays
from twosource.comparison.verdict import ORDER, Told
from twosource.model import Case, Claim, Finding


@dataclass(frozen=True, slots=True)
class Slot:
    """How a kind of slot is read off a claim, how two of its values are compared, and how near two claims must be to differ in it.

    `name` is the slot's, or what its names begin with.
    """

    name: str
    told: Callable[[Claim, Scene], list[Told]]
    relate: Relate
    near: Near = close


TELLING = (
    Slot("occurrence", told_occurrence, relate_occurrence, same_doubt),
    Slot("certainty", told_certainty, relate_certainty),
    Slot("attribution", told_attribution, relate_attribution),
)
SLOTS = (
    Slot("time", told_days, relate_days),
    Slot("weekday", told_weekdays, relate_weekdays, same_deed),
    Slot("hour", told_hours, relate_hours, same_clock),
    Slot("place", told_places, relate_places),
    Slot("who", told_participants, relate_participants),
    Slot("quantity", told_numbers, relate_numbers, same_figure),
    *TELLING,
)
STATED = ("time", "place")
"""Slots whose silence is itself a finding."""


def find(case: Case) -> Case:
    """The case with the findings of every event and relation that more than one claim tells."""
    scene = Scene(case)
    return replace(
        case,
        events=tuple(replace(event, findings=_findings(event.claims, SLOTS, scene)) for event in case.events),
        relations=tuple(replace(relation, findings=_findings(relation.claims, TELLING, scene)) for relation in case.relations),
    )


def _findings(ids: Sequence[str], slots: Sequence[Slot], scene: Scene) -> tuple[Finding, ...]:
    claims = [scene.claims[each] for each in ids]
    found: list[Finding] = []
    for slot in slots:
        told: dict[str, list[Told]] = {}
        for claim in claims:
            for each in slot.told(claim, scene):
                told.setdefault(each.slot, []).append(each)
        if not told and slot.name in STATED:
            found.append(Finding(slot.name, "not-stated", (), "no report states it"))
        for name, values in told.items():
            found += findings_of(name, values, slot.relate, slot.near, scene)
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.level)))
