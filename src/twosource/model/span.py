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
        """The characters of `text` that it stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether it and `other` hold at least one character in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def joined(self, other: "Span") -> "Span":
        """The shortest span that holds it and `other`."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Quote:
    """A W3C text quote selector: the exact words with some before and after, so that they are found again without offsets."""

    exact: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, span: Span, text: str) -> "Quote":
        """The selector of `span` in `text`."""
        return cls(span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT])
