"""What the model learns from: a text, and for each head the stretches marked in it and the stretches in which every mark is made."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
    "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL",
)  # fmt: skip
"""OntoNotes' labels, the ones the rules already speak."""
HEADS: dict[str, tuple[str, ...]] = {
    "names": ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI")),
    "events": ("O", "occurrence", "reporting", "state", "aspectual", "perception", "causative", "generic"),
    "polarity": ("positive", "negative"),
    "saying": ("O", "cue", "source", "content"),
    "parties": ("O", *(f"{mark}-{kind}" for kind in ("person", "organization", "place", "facility", "group", "thing") for mark in "BI")),
    "roles": ("O", "actor", "target", "instrument"),
}
"""The heads and their labels. BIO for spans that may touch; plain classes for words."""
SPANS = frozenset({"names", "parties"})
"""Heads marked BIO."""

Mark = tuple[int, int, str]
"""Start, end and label, offsets into the example's text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph. `marks` by head; `covered` by head: the stretches in which unmarked words count as "O" (others teach nothing)."""

    text: str
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    covered: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def also(self, head: str, marks: tuple[Mark, ...], covered: tuple[tuple[int, int], ...] | None = None) -> "Example":
        """The example with one more head marked, over the whole text unless `covered` says where."""
        whole = ((0, len(self.text)),)
        return replace(self, marks={**self.marks, head: marks}, covered={**self.covered, head: whole if covered is None else covered})


def paragraphs(text: str, marks: dict[str, list[Mark]], covered: dict[str, list[tuple[int, int]]]) -> Iterator[Example]:
    """A marked text in its paragraphs; a mark over a border is dropped."""
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part)
        if part.strip():
            yield Example(
                part,
                {
                    head: tuple((a - start, b - start, label) for a, b, label in found if start <= a and b <= end)
                    for head, found in marks.items()
                },
                {
                    head: tuple((max(a, start) - start, min(b, end) - start) for a, b in where if a < end and b > start)
                    for head, where in covered.items()
                },
            )
        start = end + 2


def targets(example: Example, head: str, words: tuple[tuple[int, int], ...]) -> list[int]:
    """The label's index for each word, -1 where the head is not taught."""
    labels = HEADS[head]
    index = {label: n for n, label in enumerate(labels)}
    found = [-1] * len(words)
    for start, end in example.covered.get(head, ()):
        for n, (a, b) in enumerate(words):
            if start <= a and b <= end:
                found[n] = 0
    for start, end, label in example.marks.get(head, ()):
        inside = [n for n, (a, b) in enumerate(words) if a < end and b > start and found[n] >= 0]
        for at, n in enumerate(inside):
            found[n] = index[f"{'B' if at == 0 else 'I'}-{label}"] if head in SPANS else index[label]
    return found
