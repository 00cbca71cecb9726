"""The page a reader works on: one report, its syntax, and the layers that stages add. A layer, once added, is never changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from twosource.language import ENGLISH, LanguagePack
from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Chain,
    Claim,
    Evidence,
    Hedge,
    Mention,
    Moment,
    PlaceMention,
    Polarity,
    Quantity,
    Quotation,
    Report,
    Role,
    Span,
    Status,
)
from twosource.model.claim import ClaimKind
from twosource.reading.encoder.predictions import NONE, Signals
from twosource.reading.mention_index import NO_MENTIONS, Filler, MentionIndex


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story: its span, its tokens `[first, last)` in the page's doc, and the block it stands in."""

    span: Span
    first: int
    last: int
    block: Block


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as found: `quantity.role` is '' until an event claims it.

    `token` is the index of the numeral's head, `noun` that of the counted noun, None if nothing is counted.
    """

    quantity: Quantity
    token: int
    noun: int | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A word that names an event or a standing tie. `token` is its head's index in the doc; `sentence` the index in `Page.sentences`."""

    span: Span
    token: int
    sentence: int
    lemma: str
    kind: ClaimKind
    type: str
    nominal: bool
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing tie as said in one place; `token` is the word that names it."""

    token: Token
    type: str
    subject: Filler
    object: Filler


AnswerKind = Literal["accuse", "claim", "state", "alleged"]
"""By what sort of words somebody answers for an act: others `accuse` them, they `claim` it, the report's own words `state` it, or they
are its `alleged` doer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`who` is said to have done `act`; `source` is who says so, None where nobody is named (or, for `state`, where nobody need be)."""

    act: Token
    who: Token
    cue: Token
    kind: AnswerKind
    source: Token | None = None


@dataclass(frozen=True, slots=True)
class Factuality:
    """How surely an event is told."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One report under reading, in the language of `pack`. Token offsets (`token.idx`) are offsets into `report.text`.

    The layers in the order they come: `doc` and `sentences` (syntax), `signals` (the encoder's), `mentions`, `chains` with their
    `index`, `times`, `counts`, `ties` by the index of their token, `event_mentions`, `answers`; then, one entry per event mention at
    the same index, `roles`, `moments`, `settings`, `quantities`, `attributions`, `factualities`, `evidence`, `asides`,
    `denials`; `quotations`; `claims`. A layer is empty until its stage has run; the pipeline's order sees to it that none is read before.
    """

    report: Report
    doc: Doc
    sentences: tuple[Sentence, ...] = ()
    signals: Signals = NONE
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    index: MentionIndex = NO_MENTIONS
    times: tuple[Moment, ...] = ()
    counts: tuple[Counted, ...] = ()
    ties: Mapping[int, Tie] = field(default_factory=dict)
    event_mentions: tuple[EventMention, ...] = ()
    answers: tuple[Answer, ...] = ()
    roles: tuple[tuple[Role, ...], ...] = ()
    quantities: tuple[tuple[Quantity, ...], ...] = ()
    moments: tuple[Moment, ...] = ()
    settings: tuple[PlaceMention | None, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[tuple[Attribution, ...], ...] = ()
    factualities: tuple[Factuality, ...] = ()
    denials: tuple[tuple[Attribution, ...], ...] = ()
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    asides: tuple[bool, ...] = ()
    claims: tuple[Claim, ...] = ()
    pack: LanguagePack = ENGLISH

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The tokens of one sentence."""
        return list(self.doc[sentence.first : sentence.last])

    def sentence_at(self, token: int) -> int | None:
        """The index of the sentence in which a token of the doc stands, None for one outside the story."""
        at = bisect_right(self.sentences, token, key=_first) - 1
        return at if at >= 0 and token < self.sentences[at].last else None

    def touching(self, first: int, end: int) -> tuple[Sentence, ...]:
        """The sentences with a token of `[first, end)`."""
        start = bisect_right(self.sentences, first, key=_last)
        return self.sentences[start : bisect_left(self.sentences, end, lo=start, key=_first)]


def _first(sentence: Sentence) -> int:
    return sentence.first


def _last(sentence: Sentence) -> int:
    return sentence.last


TEXT = "twosource text"
"""Under which a doc keeps its text, which spaCy puts together from all tokens each time it is asked for."""


def text_of(doc: Doc) -> str:
    """The doc's text, put together once: what the parser saw, as long as the report's."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return str(doc.user_data[TEXT])


def span_of(token: Token) -> Span:
    """Where one token stands in the text."""
    return Span(token.idx, token.idx + len(token))
