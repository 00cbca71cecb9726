"""Any model object in one call, every field with a plain default. Text is invented."""

from datetime import date
from typing import Any

from twosource.model import (
    Attribution,
    Block,
    Case,
    Chain,
    Claim,
    Entity,
    Event,
    Evidence,
    Hedge,
    Mention,
    Moment,
    Place,
    PlaceMention,
    Quantity,
    Reading,
    Report,
    Role,
    Span,
    Trigger,
    identify,
)

TEXT = "Mirela Dascu met Anton Velkov in Varna on 14 February 2025, the party said."


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, **fields: Any) -> Report:
    defaults: dict[str, Any] = {"id": identify("r", text, fields.get("publisher")), "sha256": "0" * 64}
    defaults["blocks"] = (Block("paragraph", Span(0, len(text))),)
    return Report(text=text, **(defaults | fields))


def moment(edtf: str, earliest: date, latest: date | None = None, **fields: Any) -> Moment:
    return Moment(edtf, earliest, latest or earliest, fields.pop("basis", "stated"), **fields)


def claim(report: Report, trigger: str = "met", **fields: Any) -> Claim:
    at = span(trigger, report.text)
    defaults: dict[str, Any] = {
        "id": identify("c", report.id, at.start),
        "span": Span(0, len(report.text)),
        "trigger": Trigger(at, trigger, trigger),
        "kind": "event",
        "type": "consult",
        "label": trigger,
    }
    return Claim(report=report.id, **(defaults | fields))


def quantity(text: str, **fields: Any) -> Quantity:
    return Quantity(**({"role": "killed", "unit": "person", "text": text, "span": Span(0, 0)} | fields))


def hedge(words: str, text: str = TEXT) -> Hedge:
    return Hedge(span(words, text), words)


def attribution(source: str | None, cue: str = "said", **fields: Any) -> Attribution:
    return Attribution(**({"source": source, "cue": cue, "cue_span": Span(0, 0), "kind": "indirect"} | fields))


def evidence(text: str = "an undated video") -> Evidence:
    return Evidence(text, "video", Span(0, 0))


def place(name: str, *path: str, precision: Any = "city") -> Place:
    return Place(name, path, precision, 0.0, 0.0)


def setting(name: str, *path: str, precision: Any = "city") -> PlaceMention:
    return PlaceMention(name, Span(0, 0), None, place(name, *path, precision=precision) if path else None)


def chain(report: Report, name: str, **fields: Any) -> Chain:
    at = span(name, report.text)
    mention = Mention(report.id, at, name, "name", fields.get("type", "person"), at)
    defaults: dict[str, Any] = {"id": identify("k", report.id, at.start), "type": "person", "name": name, "mentions": (mention,)}
    return Chain(report=report.id, **(defaults | fields))


def role(chain: Chain, name: str = "actor") -> Role:
    return Role(name, chain.mentions[0].span, chain.mentions[0].text, chain.id)


def entity(*chains: Chain) -> Entity:
    first = chains[0]
    mentions = tuple(mention for each in chains for mention in each.mentions)
    return Entity(identify("e", first.id), first.type, first.name or "", tuple(each.id for each in chains), mentions=mentions)


def event(*claims: Claim, **fields: Any) -> Event:
    reports = tuple(dict.fromkeys(each.report for each in claims))
    return Event(identify("v", claims[0].id), claims[0].type, claims[0].label, tuple(each.id for each in claims), reports, **fields)


def case(reports: list[Report], *events: tuple[Claim, ...], chains: tuple[Chain, ...] = (), entities: tuple[Entity, ...] = ()) -> Case:
    """A case of one event for each tuple of claims."""
    claims = [each for group in events for each in group]
    readings = tuple(
        Reading(r.id, tuple(c for c in chains if c.report == r.id), claims=tuple(c for c in claims if c.report == r.id)) for r in reports
    )
    return Case(tuple(reports), readings, entities, tuple(event(*group) for group in events))
