"""The mentions and chains of a page by the words they stand on: made once, after the chains, and asked by every later stage.

Keys are character offsets into the report's text, as `token.idx` is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource.model import Chain, EntityType, Mention, Place, Span


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


class MentionIndex:
    """Look-ups of one page's mentions; filled when it is made, then read only.

    `mention_at` and `chain_at` have, by the beginning of its head, each mention that is in a chain; of several a name.
    """

    def __init__(self, doc: Doc | None = None, mentions: Sequence[Mention] = (), chains: Sequence[Chain] = ()) -> None:
        """Reads the layers of a page."""
        self.mention_at: dict[int, Mention] = {}
        self.chain_at: dict[int, Chain] = {}
        self._by_head: dict[int, Filler] = {}
        self._by_span: dict[Span, Filler] = {}
        self._over: dict[int, list[Filler]] = {}
        for chain in chains:
            for mention in chain.mentions:
                at = mention.head.start
                if at not in self.mention_at or (mention.form == "name" and self.mention_at[at].form != "name"):
                    self.mention_at[at], self.chain_at[at] = mention, chain
        self._fill([] if doc is None else [token.idx for token in doc], mentions, chains)

    def _fill(self, starts: Sequence[int], mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        chain_of = {mention.span: chain for chain in chains for mention in chain.mentions}
        token_at = {start: index for index, start in enumerate(starts)}
        for mention in sorted(mentions, key=lambda each: len(each.span)):
            chain = chain_of.get(mention.span)
            filler = Filler(mention, chain.id, chain.place, chain.name is not None) if chain else Filler(mention, None)
            self._by_span[mention.span] = filler
            self._by_head[mention.head.start] = filler
            index = token_at.get(mention.span.start)
            while index is not None and index < len(starts) and starts[index] < mention.span.end:
                self._over.setdefault(starts[index], []).append(filler)
                index += 1

    def at(self, span: Span) -> Filler | None:
        """The mention with exactly this span."""
        return self._by_span.get(span)

    def over(self, token: Token) -> Filler | None:
        """The smallest mention that holds the token, whichever word of it this is."""
        return next(iter(self._over.get(token.idx, ())), None)

    def on(self, token: Token) -> Filler | None:
        """The mention headed by the token, else the smallest one of which it is the topmost word."""
        found = self._by_head.get(token.idx)
        if found is not None:
            return found
        for filler in self._over.get(token.idx, ()):
            span = filler.mention.span
            if not span.start <= token.head.idx < span.end or token.head.i == token.i:
                return filler
        return None


NO_MENTIONS = MentionIndex()
"""The index of a page whose mentions are not read yet."""
