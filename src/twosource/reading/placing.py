"""Which place belongs to which event."""

from typing import Any

from twosource.reading.page import Page


def settings(page: Page) -> dict[str, Any]:
    """For each happening where it is said to have happened, None if the text does not say."""
    return {"settings": tuple(None for _ in page.happenings)}
