"""What people corrected, laid over what was read: values they edited and claims they added. What was read stays as it is.

Invariant: laid over what is corrected already, the same decisions change nothing. A value that is no sound correction (a case file may
come from anybody) corrects nothing.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from twosource.model.case import Judgement, Reading
from twosource.model.claim import Attribution, AttributionKind, Certainty, Claim, ClaimKind, Hedge, Polarity, Role, Status, Trigger
from twosource.model.entity import Entity, EntityType
from twosource.model.identity import is_identity
from twosource.model.moment import Moment
from twosource.model.place import Place, PlaceMention, Precision
from twosource.model.span import Span

Value = Mapping[str, Any]
"""A decision's value, read from its JSON."""
UNFIT = (KeyError, TypeError, ValueError, IndexError, OverflowError)
"""What putting in a value that is no sound correction may end in."""


def value_of(judgement: Judgement) -> Value:
    """The value of a decision; empty for none, and for one that is no JSON object."""
    try:
        found = json.loads(judgement.value) if judgement.value else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def things_of(judgement: Judgement) -> tuple[tuple[str, ...], ...]:
    """The things that a decision on what is one, or of one root, is about, each by its parts.

    The first subjects stand for a thing each; `parts` of the value says how many subjects each has in all, the others of each following.
    Without it (a log of an earlier version, or things of one part) every subject is a thing of its own.
    """
    subjects, parts = judgement.subjects, value_of(judgement).get("parts")
    if not isinstance(parts, list) or not all(type(many) is int and many > 0 for many in parts) or sum(parts) != len(subjects):
        return tuple((subject,) for subject in subjects)
    found, at = [], len(parts)
    for first, many in zip(subjects, parts, strict=False):
        found.append((first, *subjects[at : at + many - 1]))
        at += many - 1
    return tuple(found)


def named_in(judgement: Judgement) -> tuple[str, ...]:
    """The subjects that stand for what a decision is about: one for each thing of which all parts are kept, else all."""
    return tuple(thing[0] for thing in things_of(judgement))


def corrected(readings: Iterable[Reading], judgements: Sequence[Judgement]) -> tuple[Reading, ...]:
    """The readings with edited values in the place of those read, and with the claims that people added, each where its words stand."""
    made, changes = added(judgements), _changes(judgements)
    if not made and not changes:
        return tuple(readings)
    by_report: dict[str, list[Claim]] = {}
    for claim in made.values():
        by_report.setdefault(claim.report, []).append(claim)
    return tuple(_reading(reading, by_report.get(reading.report, ()), made, changes) for reading in readings)


def edited(readings: Iterable[Reading], judgements: Sequence[Judgement]) -> tuple[Reading, ...]:
    """The readings with edited values in the place of those read; for excerpts, which hold the claims that people added already."""
    changes = _changes(judgements)
    if not changes:
        return tuple(readings)
    return tuple(replace(reading, claims=tuple(_changed(claim, changes) for claim in reading.claims)) for reading in readings)


def added(judgements: Iterable[Judgement]) -> dict[str, Claim]:
    """The claims that people added, by id; the last word on one counts."""
    found = (_claim(judgement) for judgement in judgements if judgement.verb == "claim")
    return {claim.id: claim for claim in found if claim is not None}


Overrides = Mapping[str, Mapping[str, tuple[int, str]]]
"""Chain to what people say of its entity: slot to the decision's number and the value."""


def overrides(judgements: Iterable[Judgement]) -> Overrides:
    """What people say that the entity of a chain is called, and of what type it is."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for judgement in judgements:
        if judgement.verb != "edit":
            continue
        value = value_of(judgement)
        slot, after = value.get("slot"), value.get("after")
        if not isinstance(after, str) or not (slot == "name" or (slot == "type" and after in get_args(EntityType))):
            continue
        for chain in judgement.subjects:
            found.setdefault(chain, {})[slot] = (judgement.id, after)
    return found


def called(entity: Entity, said: Overrides) -> Entity:
    """The entity under the name and type that people last gave one of its chains; the name read becomes an alias."""
    last: dict[str, tuple[int, str]] = {}
    for chain in entity.chains:
        for slot, each in said.get(chain, {}).items():
            last[slot] = max(each, last.get(slot, each))
    if "type" in last:
        entity = replace(entity, type=_one(last["type"][1], EntityType))
    if "name" not in last or last["name"][1] == entity.name:
        return entity
    name = last["name"][1]
    return replace(entity, name=name, aliases=tuple(alias for alias in (entity.name, *entity.aliases) if alias != name))


def _reading(reading: Reading, made: Sequence[Claim], every: Mapping[str, Claim], changes: Mapping[str, Sequence[Value]]) -> Reading:
    claims = [claim for claim in reading.claims if claim.id not in every]
    for claim in sorted(made, key=lambda claim: (claim.trigger.span, claim.id)):
        later = (at for at, other in enumerate(claims) if other.trigger.span > claim.trigger.span)
        claims.insert(next(later, len(claims)), _bound(claim, reading))
    return replace(reading, claims=tuple(_changed(claim, changes) for claim in claims))


def _bound(claim: Claim, reading: Reading) -> Claim:
    """The claim with the chains that stand at its words in this reading, where it has some."""
    at = {mention.span: chain.id for chain in reading.chains for mention in chain.mentions}
    roles = tuple(replace(role, chain=at.get(role.span, role.chain)) for role in claim.roles)
    told = tuple(replace(step, chain=at.get(step.span, step.chain) if step.span else step.chain) for step in claim.attribution)
    place = replace(claim.place, chain=at.get(claim.place.span, claim.place.chain)) if claim.place else None
    return replace(claim, roles=roles, attribution=told, place=place)


def _changes(judgements: Iterable[Judgement]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for judgement in judgements:
        if judgement.verb == "edit":
            for subject in judgement.subjects:
                found.setdefault(subject, []).append(value_of(judgement))
    return found


def _changed(claim: Claim, changes: Mapping[str, Sequence[Value]]) -> Claim:
    for value in changes.get(claim.id, ()):
        try:
            claim = SLOTS[value["slot"]](claim, value)
        except UNFIT:
            continue
    return claim


def _time(claim: Claim, value: Value) -> Claim:
    return replace(claim, time=_moment(value, claim.time))


def _moment(value: Value, read: Moment) -> Moment:
    if value["after"] is None:
        return Moment(text=read.text, span=read.span)
    return Moment(str(value["after"]), _day(value["earliest"]), _day(value["latest"]), "decided", read.text, read.span)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _place(claim: Claim, value: Value) -> Claim:
    return replace(claim, place=None if value["after"] is None else setting_of(value))


def setting_of(value: Value) -> PlaceMention:
    """The place that a decision names. Raises KeyError, TypeError or ValueError for one that is not whole."""
    known = value["place"]
    place = None
    if known is not None:
        path = tuple(str(part) for part in known["path"])
        place = Place(str(known["name"]), path, _one(known["precision"], Precision), _number(known["lat"]), _number(known["lon"]))
    return PlaceMention(str(value["after"]), _span(value), _text(value["chain"]), place)


def _number(found: Any) -> float | None:
    return None if found is None else float(found)


def _text(found: Any) -> str | None:
    return None if found is None else str(found)


def _span(value: Value) -> Span:
    return Span(int(value["start"]), int(value["end"]))


def _one(found: Any, choices: Any) -> Any:
    if found not in get_args(choices):
        raise ValueError(f"{found!r} is none of {get_args(choices)}")
    return found


SLOTS: Mapping[str, Callable[[Claim, Value], Claim]] = {
    "time": _time,
    "place": _place,
    "polarity": lambda claim, value: replace(claim, polarity=_one(value["after"], Polarity)),
    "certainty": lambda claim, value: replace(claim, certainty=_one(value["after"], Certainty)),
    "status": lambda claim, value: replace(claim, status=_one(value["after"], Status)),
    "type": lambda claim, value: replace(claim, type=str(value["after"])),
    "label": lambda claim, value: replace(claim, label=str(value["after"])),
}
"""The slots of a claim that can be edited, each with how a value is put in."""


def _claim(judgement: Judgement) -> Claim | None:
    try:
        return claim_of(judgement.subjects[0], value_of(judgement), judgement.who)
    except UNFIT:
        return None


def claim_of(report: str, value: Value, who: str = "") -> Claim:
    """The claim that a person, `who`, added to a report. Raises KeyError, TypeError or ValueError for a value that is not whole."""
    trigger = value["trigger"]
    if not is_identity(str(value["id"])):
        raise ValueError("an id is not one that twosource gives")
    return Claim(
        id=str(value["id"]),
        report=report,
        span=_span(value),
        trigger=Trigger(_span(trigger), str(trigger["text"]), str(trigger["text"]).lower()),
        kind=_one(value["kind"], ClaimKind),
        type=str(value["type"]),
        label=str(value["label"]),
        roles=tuple(Role(str(role["role"]), _span(role), str(role["text"]), _text(role["chain"])) for role in value["roles"]),
        time=_moment(value["time"], Moment()),
        place=setting_of(value["place"]) if value["place"] is not None else None,
        polarity=_one(value["polarity"], Polarity),
        certainty=_one(value["certainty"], Certainty),
        status=_one(value["status"], Status),
        hedges=tuple(Hedge(_span(hedge), str(hedge["text"])) for hedge in value["hedges"]),
        attribution=tuple(_attribution(step) for step in value["attribution"]),
        by=f"person {who}".rstrip(),
    )


def _attribution(step: Value) -> Attribution:
    cue = Span(int(step["cue_start"]), int(step["cue_end"]))
    return Attribution(
        str(step["source"]),
        str(step["cue"]),
        cue,
        _one(step["kind"], AttributionKind),
        bool(step["named"]),
        _span(step),
        _text(step["chain"]),
    )
