"""What one report says in one place: a claim and everything it stands on."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.moment import UNSTATED, Moment
from twosource.model.place import PlaceMention
from twosource.model.span import Span

Polarity = Literal["positive", "negative"]
"""`positive`: told as so; `negative`: told as not so."""
Certainty = Literal["certain", "probable", "possible", "unknown"]
"""How sure the report says it is, never how sure the reader is: `certain` without a word that holds back, `probable` with one that leans
to it, `possible` with one that leaves it open, `unknown` where it is asked, wished or disputed."""
Status = Literal["happened", "planned", "asked", "conditional", "general"]
"""How far a thing is said to be: it `happened` or is going on; it is `planned`, feared or hoped for; it is `asked` for; it is `conditional`
on something else; it is so in `general`, as a habit or ability."""
ClaimKind = Literal["event", "relation", "attribute"]
"""What a claim is of: an `event`, a happening; a `relation`, a standing tie of two; an `attribute`, what somebody or something is or
whether that is made known."""
AttributionKind = Literal["direct", "indirect", "implied"]
"""How somebody's words are given: `direct` in quotation marks, `indirect` in the reporter's words, `implied` where no source is given."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what fills a role (see `language/en/roles.tsv`). `chain` is the report's own cluster of mentions, None if it has none."""

    role: str
    span: Span
    text: str
    chain: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds: `low` or `high` None means unbounded on that side, `best` None means only bounds are given."""

    role: str
    unit: str
    text: str
    span: Span
    low: float | None = None
    best: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that lower the certainty. `by` says whose they are: the reporter's or the source's."""

    span: Span
    text: str
    by: Literal["reporter", "source"] = "reporter"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One step of a chain of sources, the nearest to the reporter first.

    `source` is the wording, None for "is said to"; `span` is None where no words stand for it. `scope` is "asserted" for what
    the source says happened, "within" for an event that is only named inside what the source says.
    """

    source: str | None
    cue: str
    cue_span: Span
    kind: AttributionKind
    named: bool = False
    span: Span | None = None
    chain: str | None = None
    scope: Literal["asserted", "within"] = "asserted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim is said to rest on: a video, document, post, photo, witness. `date` is its own, if stated."""

    text: str
    type: str
    span: Span
    date: Moment | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word(s) that name the event or tie."""

    span: Span
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says in one place of one event, one standing tie or one attribute.

    `span` is the sentence or clause, `type` one of `language/en/event_types.tsv` `relation_types.tsv` or
    `attribute_types.tsv`; of an attribute the `label` is the value. An empty
    `attribution` is the reporter's own voice. `confidence` (0 to 1) is the extractor's, never the source's. `aside` marks
    words that only say how, when or on what another claim is told ("said", "shows", "came to light", "held" a meeting).
    `by` is who read the claim: a reader with its version ("twosource 8ce9c4870c9b"), or the person who added it ("person ada");
    empty in a case that was kept before claims said so. `denied_by` names who says that it is not so, beside whoever says it is.
    """

    id: str
    report: str
    span: Span
    trigger: Trigger
    kind: ClaimKind
    type: str
    label: str
    roles: tuple[Role, ...] = ()
    time: Moment = UNSTATED
    place: PlaceMention | None = None
    quantities: tuple[Quantity, ...] = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Hedge, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    aside: bool = False
    by: str = ""
    denied_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words or thought as reported.

    Spans of the source (None: not named), the cue (None: quotation marks alone) and the content.
    """

    source: Span | None
    cue: Span | None
    content: Span
    kind: AttributionKind
