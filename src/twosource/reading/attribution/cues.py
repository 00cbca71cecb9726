"""What a reporting cue with its source and content is, and the table of verbs that report."""

from dataclasses import dataclass

from spacy.tokens import Token

from twosource.language import per_language, rows
from twosource.model import Span
from twosource.model.claim import AttributionKind
from twosource.reading.attribution.sources import SourceMention


@dataclass(frozen=True, slots=True)
class AttributionCue:
    """A cue, its source (None: nobody is named) and its content as token ranges `[first, last)` less the ranges in `outside`.

    `verdict` is the reporting verb's kind (say, claim, belief, deny, ...), `passive` the certainty its passive leaves,
    None where the cue lowers nothing. `quotable` says whether it is a quotation at all ("reportedly" is not), `floating`
    that the cue stands with an earlier quote.
    """

    cue: Token
    cue_span: Span
    voice: SourceMention | None
    kind: AttributionKind
    verdict: str
    content: tuple[tuple[int, int], ...]
    outside: tuple[tuple[int, int], ...] = ()
    passive: str | None = None
    quotable: bool = True
    floating: bool = False

    @property
    def tokens(self) -> set[int]:
        """Indices of the content's tokens."""
        held = {index for first, last in self.content for index in range(first, last)}
        return held.difference(*(range(first, last) for first, last in self.outside)) if self.outside else held


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of the table of reporting verbs."""

    kind: str
    frames: str
    passive: str


@per_language
def verbs() -> dict[str, Verb]:
    """The table of reporting verbs by lemma."""
    return {row["lemma"]: Verb(row["kind"], row["frames"], row["passive"]) for row in rows("reporting_verbs")}


def subtree(token: Token) -> tuple[int, int]:
    """The range of everything below `token`, itself included."""
    return token.left_edge.i, token.right_edge.i + 1
