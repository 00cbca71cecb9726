"""A STIX 2.1 bundle. Ids are name-based UUIDs of ours, so that the same case gives the same bundle.

Events are `incident`s: STIX has no wider class. What each report says, and on whose word, is a `note` on it; people's decisions on
claims are `opinion`s. A report without a stated day of publication is a `grouping`, since a STIX `report` must have one.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid5

from twosource.model import Claim, Entity, Event, Judgement, Relation, Report
from twosource.outputs.exports.ftm import address
from twosource.outputs.exports.index import ExportIndex, accounts, days, disputed, standing
from twosource.outputs.exports.writer import Piece, document
from twosource.outputs.view.labels import line, tie_words, when

SPACE = UUID("5f0c1a52-6b7e-5a3d-9c1f-2d6a7c0b4e18")
"""The name space of the ids, drawn once for this project."""
STIX_MADE = "1980-01-01T00:00:00.000Z"
"""STIX wants to know when its objects were made; a fixed time keeps the bundle the same for the same case and says nothing."""
IDENTITY_CLASSES = {"person": "individual", "organization": "organization", "group": "group"}

Thing = dict[str, Any]


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One bundle."""
    objects = list(things(known))
    head = {"type": "bundle", "id": stix_id("bundle", *(each["id"] for each in objects))}
    yield "case.stix.json", document(head, "objects", objects)


def stix_id(kind: str, *names: str) -> str:
    """An id that follows from what it names."""
    return f"{kind}--{uuid5(SPACE, kind + ' ' + ' '.join(names))}"


def things(known: ExportIndex) -> Iterator[Thing]:
    """Every object, what is referred to first."""
    refs = {entity.id: thing for entity in known.case.entities if (thing := _entity(known, entity))}
    yield from refs.values()
    ids = {identity: thing["id"] for identity, thing in refs.items()}
    said: dict[str, list[str]] = {report.id: [] for report in known.case.reports}
    for event in known.case.events:
        yield from _event(known, event, ids, said)
    for tie in known.case.relations:
        yield from _tie(known, tie, ids, said)
    for report in known.case.reports:
        if said[report.id]:
            yield _report(known, report, said[report.id])
        else:
            known.left["reports without a claim of an event or tie"] += 1
    yield from _opinions(known, set().union(*said.values()))


def _made(kind: str, identity: str, **properties: Any) -> Thing:
    stated = {name: value for name, value in properties.items() if value not in (None, "", [])}
    head = {"type": kind, "spec_version": "2.1", "id": stix_id(kind, identity), "created": STIX_MADE, "modified": STIX_MADE}
    return head | stated | {"external_references": [{"source_name": "twosource", "external_id": identity}]}


def _entity(known: ExportIndex, entity: Entity) -> Thing | None:
    words = line("; ".join(dict.fromkeys(entity.descriptions)))
    if entity.type in IDENTITY_CLASSES:
        also = f"Also called: {line('; '.join(entity.aliases))}. " if entity.aliases else ""
        told = also + (f"Described as: {words}" if words else "")
        return _made("identity", entity.id, name=line(entity.name), identity_class=IDENTITY_CLASSES[entity.type], description=told)
    point = entity.place
    if entity.type in {"place", "facility"} and point and point.lat is not None and point.lon is not None:
        told = f"The point stands for: {point.precision}"
        return _made("location", entity.id, name=line(entity.name), description=told, latitude=point.lat, longitude=point.lon)
    known.left["entities that are no person, organization, group or placed location"] += 1
    return None


def _event(known: ExportIndex, event: Event, ids: dict[str, str], said: dict[str, list[str]]) -> Iterator[Thing]:
    claims = known.claims_of(event)
    place = f"Place: {line(event.place.text)}" if event.place else "Place: not stated"
    told = [f"Told by {standing(event)}", f"Time: {when(event.time) or 'not stated'}", place, *accounts(known, claims), *_differing(event)]
    incident = _made("incident", event.id, name=line(event.label), description=". ".join(told), labels=[event.type])
    yield incident
    for role, entity in dict.fromkeys((p.role, p.entity) for p in event.participants):
        if entity in ids:
            yield _link(f"{event.id} {role} {entity}", f"{role}-in", ids[entity], incident["id"], accounts(known, claims))
    at = known.entity_of.get(event.place.chain or "") if event.place else None
    if at in ids and at and ids[at].startswith("location"):
        yield _link(f"{event.id} at {at}", "located-at", incident["id"], ids[at], accounts(known, claims))
    yield from _notes(known, claims, [incident["id"]], said)


def _tie(known: ExportIndex, tie: Relation, ids: dict[str, str], said: dict[str, list[str]]) -> Iterator[Thing]:
    if tie.subject not in ids or tie.object not in ids:
        known.left["relations with an end that is no object of the bundle"] += 1
        return
    claims = known.claims_of(tie)
    link = _link(
        tie.id, tie.type, ids[tie.subject], ids[tie.object], [f"Told by {standing(tie)}", *accounts(known, claims), *_differing(tie)]
    )
    yield link
    yield from _notes(known, claims, [link["id"]], said)


def _link(identity: str, kind: str, source: str, target: str, told: Sequence[str]) -> Thing:
    words = f"As reported: {tie_words(kind)}. " + ". ".join(told)
    return _made("relationship", identity, relationship_type=kind, source_ref=source, target_ref=target, description=words)


def _notes(known: ExportIndex, claims: Sequence[Claim], about: list[str], said: dict[str, list[str]]) -> Iterator[Thing]:
    for claim in claims:
        (told,) = accounts(known, [claim])
        content = f"“{line(known.quote(claim))}” (characters {claim.span.start} to {claim.span.end}; certainty: {claim.certainty})"
        note = _made("note", claim.id, abstract=told, content=content, authors=[known.called(claim.report)], object_refs=about)
        said[claim.report] += [note["id"], *(each for each in about if each not in said[claim.report])]
        yield note


def _report(known: ExportIndex, report: Report, refs: list[str]) -> Thing:
    told = f"Outlet: {line(report.publisher or 'not stated')}. Signed: {line('; '.join(report.authors)) or 'not stated'}."
    web, name = address(report.url), known.called(report.id)
    if days(report.published) == 1 and report.published.earliest:
        day = f"{report.published.earliest.isoformat()}T00:00:00.000Z"
        thing = _made("report", report.id, name=line(report.title or "") or name, description=told, published=day, object_refs=refs)
    else:
        told += f" Published: {when(report.published) or 'not stated'}."
        thing = _made("grouping", report.id, name=name, description=told, context="unspecified", object_refs=refs)
    source = {"source_name": name, "url": web} if web else {"source_name": name, "description": "no web address stated"}
    thing["external_references"].append(source)
    return thing


def _opinions(known: ExportIndex, notes: set[str]) -> Iterator[Thing]:
    """Decisions that accept or reject claims which the bundle holds."""
    views = {"accept": "agree", "reject": "disagree"}
    for judgement in known.case.judgements:
        about = [note for subject in judgement.subjects if (note := stix_id("note", subject)) in notes]
        if judgement.verb in views and about:
            yield _opinion(judgement, views[judgement.verb], about)


def _opinion(judgement: Judgement, view: str, about: list[str]) -> Thing:
    made = f"decision {judgement.id}"
    words = f"How the program read it: {judgement.verb}. {line(judgement.why)}"
    return _made("opinion", made, opinion=view, explanation=words, authors=[line(judgement.who)], object_refs=about)


def _differing(thing: Event | Relation) -> list[str]:
    return [f"Reports differ: {each}" for each in disputed(thing)]
