"""The slots of quantity: one for each role and unit, compared by bounds and rounding."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.comparison.context import CaseIndex
from twosource.comparison.levels import SAME, UNKNOWN, SlotValue, Verdict
from twosource.language import lexicon, listed, phrase, words
from twosource.model import Claim, Quantity, Span

ROUNDING = 0.05
"""A rounded figure stands for any within 5 %: half of the last digit of a figure with one significant digit beyond the first."""


def told_numbers(claim: Claim, index: CaseIndex) -> list[SlotValue]:
    """Every quantity of the claim under its role and unit, but for those that say nothing of the happening itself.

    Things of a named model are counted by the model: "12 AK-47 guns" and "seven AK-47s".
    """
    text = index.reports[claim.report].text
    own = [_of_model(quantity, text) for quantity in claim.quantities if _its_own(quantity, claim, text)]
    return [SlotValue(slot_of(quantity), claim, quantity, quantity.text) for quantity in own]


def _of_model(quantity: Quantity, text: str) -> Quantity:
    found = NAMED_MODEL.match(text[quantity.span.end : quantity.span.end + CHARACTERS_BESIDE_FIGURE])
    return replace(quantity, unit=f"{found[1]}-{found[2]}") if found else quantity


def _its_own(quantity: Quantity, claim: Claim, text: str) -> bool:
    """Not a model's number, the rest of a list ("two other rifles"), a count of the claim's own word ("their last ten games"), what
    stands in brackets: the same in another measure ("60 metres (200 feet)"), a number that counts nothing named ("the two met").
    """
    if quantity.role == "count" and quantity.unit == claim.trigger.lemma:
        return False
    if text[quantity.span.start - 1 : quantity.span.start] == "(":
        return False
    if not quantity.unit and quantity.role not in words("tolls"):
        return False
    after = re.match(r"\s*(\w+)", text[quantity.span.end : quantity.span.end + CHARACTERS_BESIDE_FIGURE])
    if after and after[1].lower() in words("rest_words") | listed("comparison_lists", "rate"):
        return False
    counted = MODEL.search(text[max(0, quantity.span.start - CHARACTERS_BESIDE_FIGURE) : quantity.span.start])
    return not counted or not (counted[1].isdigit() or counted[1].lower() in words("number_words"))


CHARACTERS_BESIDE_FIGURE = 24
"""Characters looked at on either side of a figure."""
NAMED_MODEL = re.compile(r" ([A-Z]{1,3}) ?-? ?(\d{1,3})(?:s\b|[ ,;.])")
"""A model's capitals and number right behind a count."""
MODEL = re.compile(r"(\w+) [A-Z]{1,4} ?-+ ?$")
"""What stands before the number of a model where things of it are counted: "six AK - 47 rifles"."""


def unit_of(told: SlotValue) -> str:
    """What is counted, whatever the role."""
    quantity = told.value
    return lexicon("unit_kin", "unit").get(quantity.unit, quantity.unit) if isinstance(quantity, Quantity) else ""


def span_of_number(told: SlotValue) -> Span | None:
    """Where the number stands."""
    return told.value.span if isinstance(told.value, Quantity) else None


def sums(told: Sequence[SlotValue]) -> list[SlotValue]:
    """What the exact figures of one sentence come to: "12 of the one and 11 of the other" are 23."""
    found: dict[tuple[str, Span], list[SlotValue]] = {}
    for each in told:
        if isinstance(each.value, Quantity) and each.value.best is not None:
            found.setdefault((each.claim.report, each.claim.span), []).append(each)
    return [_sum(parts) for parts in found.values() if len(parts) > 1]


def _sum(parts: Sequence[SlotValue]) -> SlotValue:
    total = sum(each.value.best or 0 for each in parts if isinstance(each.value, Quantity))
    first = parts[0]
    return replace(
        first, value=replace(first.value, low=total, best=total, high=total) if isinstance(first.value, Quantity) else first.value
    )


def slot_of(quantity: Quantity) -> str:
    """The slot's name: `quantity:killed person`."""
    unit = lexicon("unit_kin", "unit").get(quantity.unit, quantity.unit)
    return f"quantity:{quantity.role or 'count'} {unit}".strip()


def relate_numbers(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict:
    """Equal, a bound or a rounding that the other satisfies, a later toll, or two figures that exclude each other."""
    first, second = a.value, b.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return UNKNOWN
    if (first.low, first.best, first.high) == (second.low, second.best, second.high):
        return SAME
    said = _said(a, b, index)
    if said and (said.says == "new" or not _compatible(first, second)):
        return said.verdict
    if _compatible(first, second):
        return Verdict("coarser", phrase("comparison.bound", a=first.text, b=second.text))
    return _later(a, b, index) or Verdict("conflict", phrase("comparison.not_both", a=first.text, b=second.text))


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


@dataclass(frozen=True, slots=True)
class Said:
    """A word by which a sentence itself dates its figure: `new` or `old`."""

    says: str
    verdict: Verdict


def _said(a: SlotValue, b: SlotValue, index: CaseIndex) -> Said | None:
    """What the sentence of one figure says of its age: that a toll rose, or that it was said earlier."""
    for told, other in ((a, b), (b, a)):
        for word in _beside(told, index):
            says = lexicon("update_words", "says").get(word)
            if says == "new" and _rose(other.value, told.value):
                reason = phrase("comparison.newer", figure=told.caption, other=other.caption, word=word)
                return Said(says, Verdict("updated", reason, worded=True))
            if says == "old":
                reason = phrase("comparison.older", figure=told.caption, other=other.caption, word=word)
                return Said(says, Verdict("updated", reason, worded=True))
    return None


def single(told: SlotValue) -> bool:
    """Whether the figure is one: as often an article or one of a pair as a count."""
    return isinstance(told.value, Quantity) and told.value.best == 1


DATING_CHARACTERS = 60
"""Characters on each side of a figure within which a word is taken to date it."""


def _beside(told: SlotValue, index: CaseIndex) -> list[str]:
    """The words of the sentence near the figure."""
    span, at = told.claim.span, told.value.span if isinstance(told.value, Quantity) else told.claim.span
    text = index.reports[told.claim.report].text
    return re.findall(r"[a-z]+", text[max(span.start, at.start - DATING_CHARACTERS) : min(span.end, at.end + DATING_CHARACTERS)].lower())


def overall(told: SlotValue, index: CaseIndex) -> bool:
    """Whether the sentence says that the figure is of several events together ("a total of 14")."""
    return not words("total_words").isdisjoint(_beside(told, index))


def _rose(before: object, after: object) -> bool:
    """Whether a toll is higher than it was."""
    if not (isinstance(before, Quantity) and isinstance(after, Quantity)) or after.role not in words("tolls"):
        return False
    return after.best is not None and after.best > (before.best if before.best is not None else before.low or 0)


def _later(a: SlotValue, b: SlotValue, index: CaseIndex) -> Verdict | None:
    """An update by the clock: the higher figure of a toll was published on a later day."""
    day_a, day_b = index.published(a.claim), index.published(b.claim)
    if day_a is None or day_b is None or day_a == day_b:
        return None
    before, after = (a.value, b.value) if day_a < day_b else (b.value, a.value)
    if not _rose(before, after):
        return None
    return Verdict("updated", phrase("comparison.higher_later", day=max(day_a, day_b).isoformat()))
