"""Which time belongs to which event."""

from typing import Any

from twosource.reading.page import Page
from twosource.reading.times.attachment import Attachments


def moments(page: Page) -> dict[str, Any]:
    """For each happening its moment, UNSTATED if the text gives none."""
    attachments = Attachments(page.doc, page.times, frozenset(event_mention.token for event_mention in page.event_mentions))
    return {"moments": tuple(attachments.of(page.doc[event_mention.token]) for event_mention in page.event_mentions)}
