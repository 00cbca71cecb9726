"""What comparison makes of many readings: events, relations, origins, findings, and people's judgements on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.model.claim import Claim, Quotation
from twosource.model.entity import Chain, Entity, Link
from twosource.model.failure import Failure
from twosource.model.moment import UNSTATED, Moment
from twosource.model.place import PlaceMention
from twosource.model.report import Refusal, Report
from twosource.model.span import Span
from twosource.settings import Settings

Level = Literal["agree", "coarser", "updated", "conflict", "only-one", "not-stated"]
"""How what reports say of one slot stands together. `agree`: at least two give the same value. `coarser`: both can be right, one is less
precise or less sure. `updated`: a later report, or words that say so, give a newer value. `conflict`: the values exclude each other.
`only-one`: one report alone gives a value. `not-stated`: none does, and nothing is filled in."""
Verb = Literal[
    "same", "different", "merge", "split", "move", "accept", "reject", "edit", "claim", "independent", "dependent", "unsure", "undo"
]
"""What a person can decide: things are the `same` or `different`; to `merge` or `split` them, `move` a claim to another event; `accept` or
`reject` a claim, `edit` one, add a `claim`; reports are `independent` or `dependent`; `unsure`; to `undo` a decision.
docs/decisions/0013-corrections.md says what each does to the picture."""
OriginKind = Literal["copied text", "shared passage", "credit", "cited source", "evidence", "own", "decided"]
"""What an origin rests on: reports that are mostly one text (`copied text`) or share a part (`shared passage`), a publisher named as the
source (`credit`), claims that rest on one `cited source` or one item of `evidence`; `own` is a report's own ground, `decided` what a person
said."""
Support = Literal["several-origins", "one-origin", "one-report"]
"""What stands behind an event or relation: `one-report` alone tells it, several do that rest on `one-origin` as far as is known, or on
`several-origins` that are independent."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reader found in one report; `times` holds every time expression, dated or not.

    `failure` says why there is nothing where the reader failed on the report, None where it did not.
    """

    report: str
    chains: tuple[Chain, ...] = ()
    times: tuple[Moment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None

    @property
    def told(self) -> tuple[Claim, ...]:
        """The claims of events and ties: all but those of attributes, which tell of nothing that happens."""
        return tuple(claim for claim in self.claims if claim.kind != "attribute")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot and the claims that give it; `origins` and `unknown` count what stands behind it, as on an event."""

    value: str
    claims: tuple[str, ...]
    origins: int = 1
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparison says of one slot of one event over the reports, with the reason in plain words."""

    slot: str
    level: Level
    values: tuple[Value, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a role of an event."""

    entity: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of claims of one happening.

    `origins` counts the independent roots that are known, not articles, and is at least 1; `unknown` counts the reports that
    show no ground of their own and share none, which are not known to be independent.
    """

    id: str
    type: str
    label: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    time: Moment = UNSTATED
    place: PlaceMention | None = None
    participants: tuple[Participant, ...] = ()
    origins: int = 1
    support: Support = "one-report"
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A cluster of claims of one standing tie between two entities; `origins` and `unknown` as on an event."""

    id: str
    type: str
    subject: str
    object: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int = 1
    support: Support = "one-report"
    findings: tuple[Finding, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class OriginSpan:
    """Where in a report the shared basis stands."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one report and the stretch of another that has the same text, but for light editing."""

    report: str
    span: Span
    other: str
    other_span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent root of reporting: reports (and, where it holds only for some claims, those claims) that rest on the same thing.

    `kind` is the sort of basis, `basis` says it in words, `claims` is empty when the whole reports share the origin. `root` is the
    report that the others derive from and `direction` says how that is known; both are None where neither clock nor wording shows it.
    `passages` are the stretches in common; with a root, `other` is the one that was copied.
    """

    id: str
    kind: OriginKind
    reports: tuple[str, ...]
    basis: str
    claims: tuple[str, ...] = ()
    spans: tuple[OriginSpan, ...] = ()
    score: float = 1.0
    root: str | None = None
    direction: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one affair, found by the words they share. Events, origins and findings are drawn within it, never across.

    `likeness` is the level at which its reports hang together, pair by pair, and no other report hangs on them.
    """

    id: str
    label: str
    reports: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended and never changed.

    `subjects` are chain, claim or report ids; all follow from content, so a re-run keeps the decision.
    Those of an undo are the ids of the decisions it takes back. `value` is '' or JSON: how many `parts` each thing of a `same`, `merge` or
    `different` has among the subjects (`corrections.things_of`), the rest of a `split`, where a `move` came from, slot, before and after of
    an `edit`, what a `claim` says.
    """

    id: int
    verb: Verb
    subjects: tuple[str, ...]
    who: str
    when: datetime
    why: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The whole picture: a pure function of reports, readings and judgements.

    `namesakes` link entities of one full name that were not joined, with the reason; they follow from the rest and are not stored.
    `failures` are the reports that could not be read and the stories that could not be drawn: such a story has its reports and no more.
    Of a report's claims the first `compared` are.
    """

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    stories: tuple[Story, ...] = ()
    namesakes: tuple[Link, ...] = ()
    failures: tuple[Failure, ...] = ()
    compared: int = Settings().max_claims

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim by id, in the order of the reports."""
        return {claim.id: claim for reading in self.readings for claim in reading.claims}

    @property
    def entity_of(self) -> dict[str, str]:
        """Chain id to entity id."""
        return {chain: entity.id for entity in self.entities for chain in entity.chains}
