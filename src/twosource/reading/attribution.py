"""On whose word: reporting cues with their sources and contents."""

from typing import Any

from twosource.model import Attribution, Quotation
from twosource.reading.page import Page


def attributions(page: Page) -> dict[str, Any]:
    """The quotations of the story, and for each happening the chain of sources it is told on."""
    quotations: list[Quotation] = []
    chains: tuple[tuple[Attribution, ...], ...] = tuple(() for _ in page.happenings)
    return {"quotations": tuple(quotations), "attributions": chains}
