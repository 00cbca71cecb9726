"""Who and what is spoken of: names, descriptions and pronouns with their types."""

from typing import Any

from spacy.tokens import Token

from twosource.model import EntityType, Form, Mention, Span
from twosource.reading.mentions.name_spans import name_runs
from twosource.reading.mentions.name_types import name_types
from twosource.reading.mentions.nominals import descriptions
from twosource.reading.mentions.pronouns import pronouns
from twosource.reading.page import Page, span_of


def mentions(page: Page) -> dict[str, Any]:
    """Every mention of the story, in text order."""
    runs = name_runs(page)
    found: list[Mention] = []
    taken: set[int] = set()
    for run, kind in zip(runs, name_types(page, runs), strict=True):
        taken.update(range(run.first, run.last))
        found.append(_mention(page, run.first, run.last, page.doc[run.first : run.last].root, "name", kind))
    for first, last, head, kind in descriptions(page, frozenset(taken)):
        found.append(_mention(page, first, last, head, "description", kind))
    found.extend(_mention(page, token.i, token.i + 1, token, "pronoun", form.type) for token, form in pronouns(page))
    return {"mentions": tuple(sorted(found, key=lambda mention: (mention.span, mention.form)))}


def _mention(page: Page, first: int, last: int, head: Token, form: Form, kind: EntityType) -> Mention:
    span = Span(page.doc[first].idx, page.doc[last - 1].idx + len(page.doc[last - 1]))
    return Mention(page.report.id, span, span.of(page.report.text), form, kind, span_of(head))
