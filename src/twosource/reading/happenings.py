"""Words that name events and standing ties."""

from typing import Any

from twosource.reading.page import Happening, Page, span_of


def happenings(page: Page) -> dict[str, Any]:
    """Every event or tie named in the story, in text order."""
    found = []
    for index, sentence in enumerate(page.sentences):
        for token in page.tokens(sentence):
            if token.pos_ == "VERB":
                found.append(Happening(span_of(token), token.i, index, token.lemma_.lower(), "event", "other", nominal=False))
    return {"happenings": tuple(found)}
