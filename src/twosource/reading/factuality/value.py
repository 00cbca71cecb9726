"""What is said of an event beside the event itself, in one value that adds up, and the tables of the words that say it."""

from dataclasses import dataclass
from typing import cast

from twosource.language import per_language, rows, words
from twosource.model import Span, Status
from twosource.model.claim import Certainty

RANKS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
STATUSES: dict[Status, int] = {"happened": 0, "general": 1, "planned": 2, "asked": 3, "conditional": 4}


@dataclass(frozen=True, slots=True)
class FactualityValue:
    """Polarity, certainty and status as found so far, with the spans of the words that lower the certainty."""

    negative: bool = False
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Span, ...] = ()

    @classmethod
    def hedged(cls, certainty: str, span: Span, status: str = "") -> "FactualityValue":
        """The bearing of one hedge word of the table; a word that leaves things certain is no hedge."""
        found, state = cast(Certainty, certainty), cast(Status, status or "happened")
        return cls(False, found, state, (span,) if found != "certain" else ())

    def joined(self, other: "FactualityValue") -> "FactualityValue":
        """Both together: two negations cancel, the weaker certainty and the less real status hold."""
        return FactualityValue(
            self.negative != other.negative,
            max(self.certainty, other.certainty, key=RANKS.__getitem__),
            max(self.status, other.status, key=STATUSES.__getitem__),
            self.hedges + other.hedges,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The hedge and negation tables, by the kind of use and the word; verbs that show ("footage shows") and light ones ("had a fall")."""

    hedges: dict[tuple[str, str], tuple[str, str]]
    denials: frozenset[tuple[str, str]]
    showing: frozenset[str]
    light: frozenset[str]

    def hedge(self, use: str, word: str, span: Span) -> FactualityValue | None:
        """The bearing of `word` used as `use`, None if the table has none."""
        entry = self.hedges.get((use, word))
        return FactualityValue.hedged(entry[0], span, entry[1]) if entry else None

    def denies(self, use: str, word: str) -> bool:
        """Whether `word` used as `use` denies."""
        return (use, word) in self.denials


@per_language
def tables() -> Words:
    """The tables, ready to be asked."""
    hedges = {(row["pos"], row["word"]): (row["certainty"], row["status"]) for row in rows("hedges")}
    denials = frozenset((row["how"], row["word"]) for row in rows("negations"))
    return Words(hedges, denials, words("showing_verbs"), words("light_verbs"))
