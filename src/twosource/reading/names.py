"""Names, descriptions and pronouns with their types."""

from typing import Any

from twosource.model import EntityType, Mention, Span
from twosource.reading.page import Page

TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
}


def mentions(page: Page) -> dict[str, Any]:
    """Every mention of the story, in text order."""
    found = []
    for ent in page.doc.ents:
        if ent.label_ in TYPES:
            head = Span(ent.root.idx, ent.root.idx + len(ent.root))
            found.append(Mention(page.report.id, Span(ent.start_char, ent.end_char), ent.text, "name", TYPES[ent.label_], head))
    return {"mentions": tuple(found)}
