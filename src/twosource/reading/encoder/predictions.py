"""What the encoder says of a report, as the stages use it."""

from dataclasses import dataclass


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

    A word that does not stand in `events` has next to no chance; None: nobody was asked.
    """

    labels: tuple[Label, ...] = ()
    events: dict[int, float] | None = None

    def event(self, offset: int) -> float | None:
        """The probability that the word at `offset` names an event; None if nobody was asked."""
        return None if self.events is None else self.events.get(offset, 0.0)


NONE = Signals()
"""Nobody was asked."""
