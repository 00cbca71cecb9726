"""What the claims of each event agree on, where they differ, what only one says."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twosource.comparison.by_slot import COMPARED_SLOTS, POINTS, SLOTS, STATED, Slot
from twosource.comparison.certainty_trend import course
from twosource.comparison.context import CaseIndex
from twosource.comparison.cross_event import points
from twosource.comparison.findings import findings_of, merged, once, ordered
from twosource.comparison.levels import SlotValue
from twosource.language import phrase
from twosource.model import Case, Claim, Event, Finding, Relation


def find(case: Case) -> Case:
    """The case with the findings of every event and relation that several reports tell. Called for one story at a time.

    What one report tells stands in its claims; over reports there is nothing to say of it but that, which is its `support`.
    """
    index = CaseIndex(case)
    over: dict[str, list[Finding]] = defaultdict(list)
    for event, finding in points(POINTS, index):
        over[event].append(finding)
    return replace(
        case,
        events=tuple(replace(event, findings=ordered(merged(_findings(event, SLOTS, index), over[event.id]))) for event in case.events),
        relations=tuple(replace(relation, findings=ordered(_findings(relation, COMPARED_SLOTS, index))) for relation in case.relations),
    )


def _findings(told: Event | Relation, slots: Sequence[Slot], index: CaseIndex) -> list[Finding]:
    if len(told.reports) < 2:
        return []
    claims = [index.claims[each] for each in told.claims]
    parts = {split: split(claims, index) for split in {slot.part for slot in slots}}
    found: list[Finding] = []
    for slot in slots:
        said = [finding for part in parts[slot.part] for finding in _of_slot(slot, part, index)]
        if not said and slot.name in STATED:
            said = [Finding(slot.name, "not-stated", (), phrase("comparison.unstated"))]
        found += once(said)
    return found + course(claims, index)


def _of_slot(slot: Slot, claims: Sequence[Claim], index: CaseIndex) -> list[Finding]:
    told: dict[str, list[SlotValue]] = {}
    for claim in claims:
        for each in slot.told(claim, index):
            told.setdefault(each.slot, []).append(each)
    return [finding for name, values in told.items() for finding in findings_of(name, values, slot.relate, slot.near, index)]
