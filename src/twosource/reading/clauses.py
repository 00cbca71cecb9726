"""Questions of syntax that several stages ask, answered from spaCy's dependency labels."""

from spacy.tokens import Doc

from twosource.reading.page import Sentence

SHORT = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "by", "from", "and", "or", "as", "over", "after", "into"})
"""Words that stay small in title case."""


def is_headline(doc: Doc, sentence: Sentence) -> bool:
    """Whether a sentence is written like a headline: its block says so, or most of its longer words are capitalised and no full stop ends it."""
    if sentence.block.kind in ("title", "heading"):
        return True
    words = [token for token in doc[sentence.first : sentence.last] if token.is_alpha and token.lower_ not in SHORT]
    last = doc[sentence.last - 1]
    return last.text not in ".?!" and len(words) > 3 and sum(token.text[0].isupper() for token in words) >= 0.7 * len(words)
