"""What a claim is said to rest on."""

from typing import Any

from twosource.reading.page import Page


def evidence(page: Page) -> dict[str, Any]:
    """For each happening the videos, documents, posts and witnesses it is said to rest on."""
    return {"evidence": tuple(() for _ in page.happenings)}
