"""From the word that fills a role to the mention and chain it belongs to."""

from dataclasses import dataclass

from spacy.tokens import Token

from twosource.language import words
from twosource.model import EntityType, Mention, Place, Span
from twosource.reading.page import Page
from twosource.reading.syntax.dependencies import NOMINAL, child, objects_of


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention with the chain it stands in and that chain's gazetteer place, None where there is none. `named`: the chain has a name."""

    mention: Mention
    chain: str | None
    place: Place | None = None
    named: bool = False

    @property
    def type(self) -> EntityType:
        """The mention's type."""
        return self.mention.type


class Fillers:
    """The mentions of a page by the words they stand on; made once per page, then read only."""

    def __init__(self, page: Page) -> None:
        """Reads the page's mentions and chains."""
        self.text = page.report.text
        chain_of = {mention.span: chain for chain in page.chains for mention in chain.mentions}
        self._by_head: dict[int, Filler] = {}
        self._at: dict[Span, Filler] = {}
        self._over: dict[int, list[Filler]] = {}
        starts = [token.idx for token in page.doc]
        at = {start: index for index, start in enumerate(starts)}
        for mention in sorted(page.mentions, key=lambda each: len(each.span)):
            chain = chain_of.get(mention.span)
            filler = Filler(mention, chain.id, chain.place, chain.name is not None) if chain else Filler(mention, None)
            self._at[mention.span] = filler
            self._by_head[mention.head.start] = filler
            index = at.get(mention.span.start)
            while index is not None and index < len(starts) and starts[index] < mention.span.end:
                self._over.setdefault(starts[index], []).append(filler)
                index += 1

    def of(self, token: Token) -> Filler | None:
        """The mention headed by the token, else the smallest one of which it is the topmost word; measure nouns are looked through."""
        found = self._exact(token)
        if found is not None:
            return found
        for inner in _inside(token):
            found = self._exact(inner)
            if found is not None:
                return found
        return None

    def at(self, span: Span) -> Filler | None:
        """The mention with exactly this span."""
        return self._at.get(span)

    def over(self, token: Token) -> Filler | None:
        """The smallest mention that holds the token, whichever word of it this is."""
        return next(iter(self._over.get(token.idx, ())), None)

    def _exact(self, token: Token) -> Filler | None:
        found = self._by_head.get(token.idx)
        if found is not None:
            return found
        for filler in self._over.get(token.idx, ()):
            span = filler.mention.span
            if not span.start <= token.head.idx < span.end or token.head.i == token.i:
                return filler
        return None


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
