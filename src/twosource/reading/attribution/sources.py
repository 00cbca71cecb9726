"""Who a content is handed to: the wording of a source, whether it is named, and the chain it belongs to."""

from dataclasses import dataclass

from spacy.tokens import Token

from twosource.language import lexicon
from twosource.model import Chain, Mention, Span
from twosource.reading.page import Page
from twosource.reading.syntax.dependencies import MAX_CLIMB

INSIDE_SOURCE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "case", "flat", "neg"})
"""Children of a noun, before or after it, that belong to the wording of the source."""
AFTER_SOURCE = frozenset({"prep", "cc", "conj", "case", "flat", "nummod"})
"""Children after the noun that belong to it; appositions and relative clauses tell of the source and are left out."""


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source: its words, where they stand, whether it is a name or a specific institution, its chain (None: no mention)."""

    text: str
    span: Span
    named: bool
    chain: str | None
    head: int


@dataclass(frozen=True, slots=True)
class Directory:
    """Mentions and chains of a page by the character their head begins at."""

    page: Page
    mentions: dict[int, Mention]
    chains: dict[int, Chain]

    def voice(self, head: Token, until: int | None = None) -> SourceMention:
        """The source whose head word is `head`; its wording ends before the token `until`."""
        first, last = _borders(head)
        last = last if until is None or until <= head.i else min(last, until - 1)
        tokens = self.page.doc[first : last + 1]
        span = _closed(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])), self.page.report.text)
        mention, chain = self.mentions.get(head.idx), self.chains.get(head.idx)
        return SourceMention(span.of(self.page.report.text), span, _named(head, mention, chain), chain.id if chain else None, head.i)


def directory(page: Page) -> Directory:
    """The page's mentions by head; a name is preferred to what else has the same head."""
    return Directory(page, page.index.mention_at, page.index.chain_at)


def is_source(head: Token, mention: Mention | None) -> bool:
    """Whether a noun can be a source: a person, an organization, a place that speaks, or a noun of the table."""
    if mention is not None and mention.type in ("person", "organization", "place", "group"):
        return True
    return head.lemma_.lower() in lexicon("source_nouns", "kind") or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")


def _borders(head: Token, depth: int = 0) -> tuple[int, int]:
    first = last = head.i
    for child in head.children:
        if child.i < head.i and child.dep_ in INSIDE_SOURCE:
            first = min(first, child.left_edge.i)
        elif child.i > head.i and (child.dep_ in AFTER_SOURCE or _knowing(child)) and not _breaks(head, child):
            last = max(last, _borders(child, depth + 1)[1] if child.dep_ == "conj" and depth < MAX_CLIMB else child.right_edge.i)
    if head.doc[last].dep_ == "cc":
        last -= 1
    return first, last


def _closed(span: Span, text: str) -> Span:
    """The span without a bracket that it opens and does not close: "the Port League" for "the Port League (PL"."""
    words = span.of(text)
    if words.count("(") <= words.count(")") or not (before := words[: words.rindex("(")].rstrip()):
        return span
    return Span(span.start, span.start + len(before))


def _knowing(child: Token) -> bool:
    """'people familiar with the matter', 'an official briefed on the talks': why a source without a name is one."""
    return child.dep_ in ("amod", "acl") and (child.pos_ == "ADJ" or child.tag_ == "VBN")


def _breaks(head: Token, child: Token) -> bool:
    """Whether a comma stands between the noun and a child that is no conjunct: the child then tells of the clause."""
    return (child.dep_ == "prep" or _knowing(child)) and head.doc[child.left_edge.i - 1].text == ","


def _named(head: Token, mention: Mention | None, chain: Chain | None) -> bool:
    if mention is not None and mention.form == "name":
        return True
    if head.pos_ == "PROPN":
        return True
    refers = head.pos_ == "PRON" or (mention is not None and mention.form != "name")
    return refers and chain is not None and chain.name is not None and any(m.form == "name" for m in chain.mentions)
