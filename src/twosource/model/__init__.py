"""The words of the project as frozen dataclasses. No input or output, no language processing."""

from twosource.model.case import (
    Case,
    Event,
    Finding,
    Judgement,
    Level,
    Origin,
    OriginSpan,
    Participant,
    Reading,
    Relation,
    Support,
    Value,
    Verb,
)
from twosource.model.claim import Attribution, Certainty, Claim, Evidence, Hedge, Polarity, Quantity, Quotation, Role, Status, Trigger
from twosource.model.entity import Chain, Entity, EntityType, Form, Link, Mention
from twosource.model.identity import identify
from twosource.model.moment import UNSTATED, Moment
from twosource.model.place import Place, Precision, Setting
from twosource.model.report import STORY, Block, BlockKind, Reason, Refusal, Report, Source, names_of
from twosource.model.span import Quote, Span

__all__ = [
    "STORY",
    "UNSTATED",
    "Attribution",
    "Block",
    "BlockKind",
    "Case",
    "Certainty",
    "Chain",
    "Claim",
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Finding",
    "Form",
    "Hedge",
    "Judgement",
    "Level",
    "Link",
    "Mention",
    "Moment",
    "Origin",
    "OriginSpan",
    "Participant",
    "Place",
    "Polarity",
    "Precision",
    "Quantity",
    "Quotation",
    "Quote",
    "Reading",
    "Reason",
    "Refusal",
    "Relation",
    "Report",
    "Role",
    "Setting",
    "Source",
    "Span",
    "Status",
    "Support",
    "Trigger",
    "Value",
    "Verb",
    "identify",
    "names_of",
]
