"""Who and what is spoken of: mentions, their chains within one report, entities over all reports."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.place import Place
from twosource.model.span import Span

EntityType = Literal["person", "organization", "place", "facility", "group", "product", "work", "other"]
"""Who or what is spoken of: a `person`; an `organization`; a `place`, from a village to a continent; a `facility`, a building or
a bridge; a `group`, a people, faith or a loose set of persons; a `product`, such as a vessel, weapon or vaccine; a `work`, a
named conference, book or operation; or `other`."""

Form = Literal["name", "description", "pronoun"]
"""How somebody or something is spoken of: by a `name`, a `description` (the mayor) or a `pronoun`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun in one span of one report; `head` is the span of its head word."""

    report: str
    span: Span
    text: str
    form: Form
    type: EntityType
    head: Span


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one entity within one report. `name` is the fullest name, None if only described."""

    id: str
    report: str
    type: EntityType
    name: str | None
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two things were joined: score 0 to 1, the reason in words (a person's decision among them), the features and their weights."""

    a: str
    b: str
    score: float
    reason: str
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of chains over all reports. `links` say why each chain belongs."""

    id: str
    type: EntityType
    name: str
    chains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    place: Place | None = None
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
