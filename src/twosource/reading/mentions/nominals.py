"""Noun phrases that stand for somebody or something without naming it: "the commander", "two pirates", "police"."""

from collections.abc import Iterator

from spacy.tokens import Token

from twosource.language import per_language, rows
from twosource.model import EntityType
from twosource.reading.page import Page

MIN_SHARE_OF_KIND: dict[str, float] = {"person": 0.4, "organization": 0.6, "place": 0.75, "facility": 0.6, "product": 0.5}
"""How sure the table must be of a noun, by kind; set on the dev reports as a whole."""
INSIDE_PHRASE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case", "predet", "punct", "advmod"})
"""Dependents before the head that belong to the phrase."""


BARRIERS = frozenset({",", '"', "“", "”", "(", ")", ":", ";", "‘", "’", "—"})
"""Marks that a phrase does not reach over."""


@per_language
def noun_types() -> dict[str, EntityType]:
    """Noun lemma -> what it stands for, where the table is sure enough."""
    kinds: dict[str, EntityType] = {
        "person": "person",
        "organization": "organization",
        "place": "place",
        "facility": "facility",
        "product": "product",
    }
    return {row["noun"]: kinds[row["type"]] for row in rows("head_nouns") if float(row["share"]) >= MIN_SHARE_OF_KIND[row["type"]]}


def descriptions(page: Page, taken: frozenset[int]) -> Iterator[tuple[int, int, Token, EntityType]]:
    """First and last token, head and type of each description whose head is not among the `taken` tokens (those of names)."""
    types = noun_types()
    for sentence in page.sentences:
        for token in page.doc[sentence.first : sentence.last]:
            if token.i in taken or token.pos_ not in ("NOUN", "PROPN"):
                continue
            kind = types.get(token.lemma_.lower())
            if kind is None or not _heads_phrase(token):
                continue
            yield max(sentence.first, _start(token, taken)), token.i + 1, token, kind


def _heads_phrase(token: Token) -> bool:
    """Whether the noun is the head of its phrase and stands for a thing, not for a kind of the next noun."""
    if token.dep_ in ("compound", "nmod", "amod", "npadvmod"):
        return False
    return not (token.i + 1 < len(token.doc) and token.nbor().text in ("-", "–") and not token.whitespace_)


def _start(head: Token, taken: frozenset[int]) -> int:
    """The first token of the phrase before its head: the left edge of its dependents, up to a mark, a whole name included."""
    doc = head.doc
    edge = min((child.left_edge.i for child in head.children if child.i < head.i and child.dep_ in INSIDE_PHRASE), default=head.i)
    start = head.i
    while start > edge and not doc[start - 1].is_space and doc[start - 1].text not in BARRIERS:
        start -= 1
    while start in taken and start - 1 in taken and start < head.i:
        start -= 1
    while start < head.i and (doc[start].is_punct or doc[start].dep_ == "case"):
        start += 1
    return start
