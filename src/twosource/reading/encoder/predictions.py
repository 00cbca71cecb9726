"""What the encoder says of a report, as the stages use it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of the text with OntoNotes' label (PERSON, ORG, GPE, DATE ...) and the mean probability of its words."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Signals:
    """Names and times of a report; by a word's offset, how surely it names an event.

    A word that does not stand in `events` has next to no chance; None: nobody was asked. `factuality`: by a word's offset what its state
    adds to the classes of factuality, in two rows: as an event's own word, as the word above one.
    """

    labels: tuple[Label, ...] = ()
    events: dict[int, float] | None = None
    factuality: dict[int, NDArray[np.float32]] = field(default_factory=dict)

    def event(self, offset: int) -> float | None:
        """The probability that the word at `offset` names an event; None if nobody was asked."""
        return None if self.events is None else self.events.get(offset, 0.0)

    def factuality_at(self, offset: int, *, above: bool) -> "NDArray[np.float32] | float":
        """What the word at `offset` adds to each class of factuality, as an event's own word or as the word above one; 0 if not known."""
        found = self.factuality.get(offset)
        return 0.0 if found is None else found[int(above)]


NONE = Signals()
"""Nobody was asked."""
