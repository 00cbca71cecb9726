"""From the word that fills a role to the mention and chain it belongs to."""

from spacy.tokens import Token

from twosource.language import words
from twosource.model import Span
from twosource.reading.mention_index import Filler, MentionIndex
from twosource.reading.syntax.dependencies import NOMINAL, child, objects_of


def filler_of(index: MentionIndex, token: Token) -> Filler | None:
    """The mention on the token; measure nouns are looked through ("dozens of people")."""
    return index.on(token) or next((found for inner in _inside(token) if (found := index.on(inner)) is not None), None)


def _inside(token: Token) -> list[Token]:
    found: list[Token] = []
    if token.lower_ in words("partitives") or token.pos_ == "NUM":
        of = next((each for each in token.children if each.dep_ == "prep" and each.lower_ == "of"), None)
        found += objects_of(of) if of is not None else []
    other = child(token, "appos")
    return [*found, other] if other is not None and token.pos_ in NOMINAL else found


def phrase(token: Token) -> Span:
    """The span of a noun with what stands before it, for a filler that is no mention."""
    left = min((each.idx for each in token.lefts if each.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod")), default=token.idx)
    return Span(min(left, token.idx), token.idx + len(token))
