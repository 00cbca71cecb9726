"""Time expressions, normalised to EDTF with their anchors."""

from typing import Any

from twosource.model import Moment
from twosource.reading.page import Page


def times(page: Page) -> dict[str, Any]:
    """Every time expression in text order, dated or not."""
    found: list[Moment] = []
    return {"times": tuple(found)}
