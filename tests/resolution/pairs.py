"""Two fictional claims as resolution sees them, with the ground of their story."""

from typing import Any

from tests.resolution.affairs import told
from twosource.resolution import resolve_entities
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.views import ClaimView, see
from twosource.resolution.stories import find_stories

PEOPLE = {"Mirela Dascu": "person", "Anton Velkov": "person"}


def seen(*reports: tuple[str, str, dict[str, Any]]) -> tuple[list[ClaimView], Ground]:
    """The claims of reports given as text, trigger and fields of the claim; the names of PEOPLE in a text are its actor and target."""
    affair = [told(text, {n: k for n, k in PEOPLE.items() if n in text}, (trigger,), **fields) for text, trigger, fields in reports]
    texts, readings = [report for report, _ in affair], [reading for _, reading in affair]
    views = list(see(texts, readings, resolve_entities(readings, (), texts)))
    return views, Ground(views, find_stories(texts))
