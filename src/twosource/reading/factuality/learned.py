"""The learned part of factuality: how likely each class is for an event's word, from what stands around it and from the encoder's states.

A softmax over weighed features (`language/en/factuality_weights.tsv`) and, where the encoder read the page, over its states at the word and
at the word above it (`reading/data/factuality_states.npy`). Both are made by `training/factuality.py`, which also says what they are worth
on stories that they were not learned from. A language without the table has the rules alone.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from twosource.language import per_language, rows
from twosource.reading.encoder.predictions import Signals
from twosource.reading.factuality.value import FactualityValue

FactualityClass = Literal["happened", "did_not", "unsure", "planned", "conditional", "asked"]
"""How a sentence presents an event: as `happened` (or so now); that it `did_not`; as `unsure`; as `planned`; as `conditional` on something
else; as `asked` for."""
CLASSES: tuple[FactualityClass, ...] = get_args(FactualityClass)
GROUPS: tuple[tuple[FactualityClass, ...], ...] = (("happened",), ("did_not",), ("unsure", "conditional"), ("planned", "asked"))
"""Classes that are near to each other; which group it is comes before which of a group."""
RULES_COUNT, SURE_ENOUGH = 2.0, 0.6
"""Chosen by parts of whole stories of data/voice/train: of 1, 1.5, 2 and 3 the best; of 0.5 to 0.8 the highest that costs nothing there,
since those sentences were picked for words of doubt and ordinary news has fewer."""


@per_language
def weights() -> tuple[dict[str, int], NDArray[np.float64]]:
    """The row of each feature, and the rows: its weight for each of CLASSES. Both empty in a language that has none."""
    table = rows("factuality_weights")
    values = np.array([[float(row[each]) for each in CLASSES] for row in table]).reshape(-1, len(CLASSES))
    return {row["feature"]: at for at, row in enumerate(table)}, values


def chances(names: Iterable[str], token: Token, signals: Signals) -> dict[FactualityClass, float]:
    """The probability of each class, to four digits, for an event's word of which the features `names` hold; empty without weights."""
    place, values = weights()
    if not place:
        return {}
    total = values[sorted([place[name] for name in names if name in place])].sum(0)
    total = total + signals.factuality_at(token.idx, above=False)
    if token.head != token:
        total = total + signals.factuality_at(token.head.idx, above=True)
    return shares(total)


def shares(total: NDArray[np.float64]) -> dict[FactualityClass, float]:
    """The probability of each of CLASSES, to four digits, from what the weights add up to for it."""
    spread = np.exp(total - total.max())
    return {each: round(float(chance), 4) for each, chance in zip(CLASSES, spread / spread.sum(), strict=True)}


def group_of(value: FactualityValue) -> int:
    """Which of GROUPS the rules' value is."""
    if value.negative:
        return 1
    if value.status in ("planned", "asked"):
        return 3
    return 2 if value.status == "conditional" or value.certainty != "certain" else 0


def likeliest(chances: Mapping[FactualityClass, float], rules: FactualityValue) -> FactualityClass:
    """The likeliest class of the likeliest of GROUPS, where what the rules say counts RULES_COUNT times.

    What the rules take as flatly told, no word near it saying otherwise, is denied or unsure only at SURE_ENOUGH and more.
    """
    said = group_of(rules)
    totals = [sum(chances[each] for each in classes) for classes in GROUPS]
    group = max(range(len(GROUPS)), key=lambda at: totals[at] * (RULES_COUNT if at == said else 1.0))
    if said == 0 and group in (1, 2) and totals[group] < SURE_ENOUGH:
        group = 0
    return max(GROUPS[group], key=chances.__getitem__)
