"""Where something stands in a text: half-open ranges of Unicode code points, and the words around them."""

from dataclasses import dataclass

CONTEXT = 32
"""Characters of context in a quote selector: the length the W3C Web Annotation examples use."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `[start, end)` of a report's text. Ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """What it stands for in `text`, the whole text whose code points it counts.

        Returns:
            The characters.

        Example:
            >>> from twosource.model import Span
            >>> Span(5, 10).of("Mira Solen met Tomas Brandt")
            'Solen'
        """
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether it and `other` hold at least one character in common.

        Returns:
            True where they do; spans that only touch do not.

        Example:
            >>> from twosource.model import Span
            >>> Span(0, 4).overlaps(Span(4, 10)), Span(0, 5).overlaps(Span(4, 10))
            (False, True)
        """
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside.

        Returns:
            True where it does, and where both are one.

        Example:
            >>> from twosource.model import Span
            >>> Span(0, 10).holds(Span(5, 10))
            True
        """
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on, or further back where `by` is below 0.

        Returns:
            The span there.

        Raises:
            ValueError: It would begin before 0.

        Example:
            >>> from twosource.model import Span
            >>> Span(5, 10).shifted(-5)
            Span(start=0, end=5)
        """
        return Span(self.start + by, self.end + by)

    def joined(self, other: "Span") -> "Span":
        """The shortest span that holds it and `other`, with what stands between.

        Returns:
            That span.

        Example:
            >>> from twosource.model import Span
            >>> Span(0, 4).joined(Span(5, 10))
            Span(start=0, end=10)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Quote:
    """A W3C text quote selector: the exact words with some before and after, so that they are found again without offsets."""

    exact: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, span: Span, text: str) -> "Quote":
        """The selector of `span` in `text`.

        Returns:
            The words with up to 32 code points before and after them.

        Example:
            >>> from twosource.model import Quote, Span
            >>> Quote.at(Span(5, 10), "Mira Solen met Tomas Brandt")
            Quote(exact='Solen', prefix='Mira ', suffix=' met Tomas Brandt')
        """
        return cls(span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT])
