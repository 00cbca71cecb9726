"""What comparison makes of many readings: events, relations, origins, findings, and people's judgements on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.model.claim import Claim, Quotation
from twosource.model.entity import Chain, Entity, Link
from twosource.model.moment import UNSTATED, Moment
from twosource.model.place import Setting
from twosource.model.report import Refusal, Report
from twosource.model.span import Span

Level = Literal["agree", "coarser", "updated", "conflict", "only-one", "not-stated"]
Verb = Literal["same", "different", "accept", "reject", "undo"]
Support = Literal["several-origins", "one-origin", "one-report"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reader found in one report; `times` holds every time expression, dated or not."""

    report: str
    chains: tuple[Chain, ...] = ()
    times: tuple[Moment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot and the claims that give it."""

    value: str
    claims: tuple[str, ...]


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
    """A cluster of claims of one happening. `origins` counts independent roots of reporting, not articles."""

    id: str
    type: str
    label: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    time: Moment = UNSTATED
    place: Setting | None = None
    participants: tuple[Participant, ...] = ()
    origins: int = 1
    support: Support = "one-report"
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A cluster of claims of one standing tie between two entities."""

    id: str
    type: str
    subject: str
    object: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int = 1
    support: Support = "one-report"
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginSpan:
    """Where in a report the shared basis stands."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent root of reporting: reports (and, where it holds only for some claims, those claims) that rest on the same thing.

    `kind` is the sort of basis, `basis` says it in words, `claims` is empty when the whole reports share the origin.
    """

    id: str
    kind: Literal["copied text", "credit", "cited source", "evidence", "own"]
    reports: tuple[str, ...]
    basis: str
    claims: tuple[str, ...] = ()
    spans: tuple[OriginSpan, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended and never changed.

    `subjects` are chain or claim ids; both follow from content, so a re-run keeps the decision.
    Those of an undo are the ids of the decisions it takes back.
    """

    id: int
    verb: Verb
    subjects: tuple[str, ...]
    who: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """The whole picture: a pure function of reports, readings and judgements."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim by id, in the order of the reports."""
        return {claim.id: claim for reading in self.readings for claim in reading.claims}

    @property
    def entity_of(self) -> dict[str, str]:
        """Chain id to entity id."""
        return {chain: entity.id for entity in self.entities for chain in entity.chains}
