"""How long something lasted, where a sentence says it in hours or days; compared like any figure."""

from dataclasses import replace

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SlotValue
from twosource.model import Claim, Quantity
from twosource.model.attribute import duration_of

ALIKE, LONG = 160, 300
"""Least likeness (thousandths) of two sentences for stretches of up to a day, and for longer ones, of which a life holds many."""
SHORT_UNITS = frozenset({"minute", "hour"})


def told_durations(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """The stretches of time that the attribute claims of the claim's sentence tell, under the words that bound them."""
    found = []
    for told in index.attributes_in(claim):
        if (each := duration_of(told)) is not None:
            found.append(SlotValue(f"how long: {each.unit}", claim, replace(each, text=told.label), told.label))
    return found


def unit_of_duration(told: SlotValue) -> str:
    """What it is measured in."""
    return told.slot


def same_stretch(a: SlotValue, b: SlotValue, index: CaseIndex) -> bool:
    """Sentences alike."""
    short = isinstance(a.value, Quantity) and a.value.unit in SHORT_UNITS
    return index.alike(a.claim, b.claim) >= (ALIKE if short else LONG)
