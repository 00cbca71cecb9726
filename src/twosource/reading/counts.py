"""Numbers with their bounds and what they count."""

from typing import Any

from twosource.reading.page import Counted, Page


def counts(page: Page) -> dict[str, Any]:
    """Every number of the story with low, best and high."""
    found: list[Counted] = []
    return {"counts": tuple(found)}
