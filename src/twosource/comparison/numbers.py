"""The slots of quantity: one for each role and unit, compared by bounds and rounding."""

import re

from twosource.comparison.scene import Scene
from twosource.comparison.verdict import SAME, UNKNOWN, Told, Verdict
from twosource.language import lexicon, words
from twosource.model import Claim, Quantity

ROUNDING = 0.05
"""A rounded figure stands for any within 5 %: half of the last digit of a figure with one significant digit beyond the first."""


def told_numbers(claim: Claim, scene: Scene) -> list[Told]:
    """Every quantity of the claim under its role and unit."""
    return [Told(slot_of(quantity), claim, quantity, quantity.text) for quantity in claim.quantities]


def slot_of(quantity: Quantity) -> str:
    """The slot's name: `quantity:killed person`."""
    unit = lexicon("unit_kin", "unit").get(quantity.unit, quantity.unit)
    return f"quantity:{quantity.role or 'count'} {unit}".strip()


def relate_numbers(a: Told, b: Told, scene: Scene) -> Verdict:
    """Equal, a bound or a rounding that the other satisfies, a later toll, or two figures that exclude each other."""
    first, second = a.value, b.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return UNKNOWN
    if (first.low, first.best, first.high) == (second.low, second.best, second.high):
        return SAME
    if _compatible(first, second):
        return Verdict("coarser", f"“{first.text}” and “{second.text}” can both be right: one is a bound or rounded")
    return _update(a, b, scene) or Verdict("conflict", f"“{first.text}” and “{second.text}” cannot both be right at one time")


def _range(q: Quantity) -> tuple[float, float]:
    """The values that the wording leaves open."""
    if q.best is None:
        return q.low if q.low is not None else float("-inf"), q.high if q.high is not None else float("inf")
    margin = _margin(q.best) if q.low is None and q.high is None and not _exact(q) else 0.0
    low = q.low if q.low is not None and q.low < q.best else q.best - margin
    high = q.high if q.high is not None and q.high > q.best else q.best + margin
    return low, float("inf") if q.low == q.best and q.high is None else high


def _exact(q: Quantity) -> bool:
    """Small whole counts are meant exactly, unless the wording says about."""
    vague = not words("approximators").isdisjoint(q.text.lower().split())
    return not vague and q.best is not None and q.best < 100 and float(q.best).is_integer()


def _margin(best: float) -> float:
    digits = re.sub(r"0+$", "", f"{best:.10g}".replace(".", "").lstrip("0"))
    return abs(best) * ROUNDING if len(digits) <= 2 else 0.0


def _compatible(a: Quantity, b: Quantity) -> bool:
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return low_a <= high_b and low_b <= high_a


def _update(a: Told, b: Told, scene: Scene) -> Verdict | None:
    """Why the one figure comes after the other: a later day of publication for a toll that grew, or words that say so."""
    first, second = a.value, b.value
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    for told, other in ((a, b), (b, a)):
        for word in re.findall(r"[a-z]+", scene.quote(told.claim).lower()):
            says = lexicon("update_words", "says").get(word)
            if says == "new":
                return Verdict(
                    "updated", f"the sentence with “{told.caption}” says that it is newer than “{other.caption}”: “{word}”", worded=True
                )
            if says == "old":
                return Verdict(
                    "updated", f"the sentence with “{told.caption}” says that this was said before “{other.caption}”: “{word}”", worded=True
                )
    day_a, day_b = scene.published(a.claim), scene.published(b.claim)
    grows = first.role in words("tolls") and first.best is not None and second.best is not None
    if day_a and day_b and grows and (day_a < day_b) == ((first.best or 0) < (second.best or 0)) and day_a != day_b:
        return Verdict("updated", f"the higher figure was published later, on {max(day_a, day_b).isoformat()}")
    return None
