"""How surely: polarity, certainty, whether it happened, and the words that say so."""

from typing import Any

from twosource.reading.page import Page, Surety


def sureties(page: Page) -> dict[str, Any]:
    """For each happening how surely it is told."""
    return {"sureties": tuple(Surety() for _ in page.happenings)}
