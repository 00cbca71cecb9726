"""What comparing two values of one slot can say, and the order in which a reader wants to hear it."""

from dataclasses import dataclass
from typing import Literal

from twosource.model import Claim, Level

Tie = Literal["same", "coarser", "updated", "conflict", "unknown"]
"""How two values stand to each other: the `same`; one `coarser`, so that both can be right; one `updated` by the other; in `conflict`, so
that both cannot hold; or `unknown`: the two can't be compared, so nothing is said."""

ORDER: tuple[Level, ...] = ("conflict", "updated", "coarser", "agree", "only-one", "not-stated")
"""Findings are listed in this order."""


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One claim's value of one slot. `value` is what is compared, `caption` the wording shown."""

    slot: str
    claim: Claim
    value: object
    caption: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two values stand to each other, and why, in plain words where they differ; `worded` when the reports' own words say so."""

    tie: Tie
    reason: str = ""
    worded: bool = False


SAME = Verdict("same")
UNKNOWN = Verdict("unknown")
