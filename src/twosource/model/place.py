"""Where: a place as far as the gazetteer knows it."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.span import Span

Precision = Literal["region", "country", "admin1", "admin2", "city", "facility", "unknown"]
"""How exact a place's point is: of a `region` of several countries, a `country`, its first (`admin1`) or second level of parts
(`admin2`), a `city` or smaller settlement, one `facility`, or `unknown`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. `path` holds the ids from the country down to the place itself, so containment is a prefix test.

    Degrees are WGS 84. `lat`, `lon` are None where the gazetteer has no point. Shown names are the report's own wording.
    """

    name: str
    path: tuple[str, ...]
    precision: Precision
    lat: float | None = None
    lon: float | None = None

    def holds(self, other: "Place") -> bool:
        """Whether `other` is this place or lies in it.

        Returns:
            True where the ids on the way down to this place begin those of the other; never of a place that the gazetteer lacks.

        Example:
            >>> from twosource.model import Place
            >>> Place("Bulgaria", ("BG",), "country").holds(Place("Varna", ("BG", "BG.61", "726050"), "city"))
            True
        """
        return bool(self.path) and other.path[: len(self.path)] == self.path


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """The place a claim names: the words, where they stand, the chain they belong to and what the gazetteer says (None: nothing)."""

    text: str
    span: Span
    chain: str | None = None
    place: Place | None = None
