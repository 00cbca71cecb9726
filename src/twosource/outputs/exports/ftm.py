"""FollowTheMoney entities as JSON lines.

FtM has no claim: a report that tells of an event is a Documentation of it and says in its summary on whose word; a tie, which cannot be
documented so, says in its description which report tells it how. Dates stand only where they are a plain year, month or day; others are
told in words, since a range would say that it lasted.
"""

import re
from collections.abc import Iterator
from typing import Any

from twosource.model import Entity, Event, Moment, Relation, Report
from twosource.outputs.contract.dump import record
from twosource.outputs.exports.index import ExportIndex, accounts, by_report, date_of, disputed, standing, telling, voiced
from twosource.outputs.exports.writer import Piece
from twosource.outputs.view.labels import line, tie_words, when

SCHEMATA = {"person": "Person", "organization": "Organization", "group": "LegalEntity", "place": "Address", "facility": "Address"}
"""Our types of entities as schemata; FtM has none for products, works and other things."""
MEMBERS = {"leads": "leads", "member-of": "member of"}
"""Ties that are a Membership where the object is an organization; all others are an UnknownLink with the tie as its role."""
LANGUAGES = {"en": "eng"}
WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)

Thing = dict[str, Any]


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One entity a line."""
    yield "case.ftm.json", (record(thing) + b"\n" for thing in entities(known))


def entities(known: ExportIndex) -> Iterator[Thing]:
    """Everything, in the order of the case."""
    yield from (_article(known, report) for report in known.case.reports)
    for entity in known.case.entities:
        if entity.type in SCHEMATA:
            yield _entity(entity)
        else:
            known.left["entities of a type that FollowTheMoney has not"] += 1
    for event in known.case.events:
        yield from _event(known, event)
    for tie in known.case.relations:
        yield from _tie(known, tie)


def _made(identity: str, schema: str, **properties: str | list[str] | None) -> Thing:
    """An entity; what is not stated has no property."""
    found = {
        name: kept
        for name, value in properties.items()
        if (kept := list(dict.fromkeys(each for each in (value if isinstance(value, list) else [value]) if each)))
    }
    return {"id": f"twosource-{identity}", "schema": schema, "properties": found}


def _ref(*ids: str) -> list[str]:
    return [f"twosource-{identity}" for identity in ids]


def _article(known: ExportIndex, report: Report) -> Thing:
    return _made(
        report.id, "Article", title=line(report.title or "") or known.called(report.id), author=[line(a) for a in report.authors],
        publisher=line(report.publisher or ""), publishedAt=date_of(report.published), sourceUrl=address(report.url),
        language=LANGUAGES.get(report.language), bodyText=None if known.quotes_only else report.text,
        notes=f"sha256 of the raw bytes: {report.sha256}",
    )  # fmt: skip


def _entity(entity: Entity) -> Thing:
    schema, name, aliases = SCHEMATA[entity.type], line(entity.name), [line(alias) for alias in entity.aliases]
    if schema != "Address":
        return _made(entity.id, schema, name=name, alias=aliases, description=[line(d) for d in entity.descriptions])
    point = entity.place
    degrees = (str(point.lat), str(point.lon)) if point and point.lat is not None and point.lon is not None else (None, None)
    remark = f"the point stands for: {point.precision}" if point else None
    return _made(
        entity.id, schema, full=name, name=name, alias=aliases, latitude=degrees[0], longitude=degrees[1], remarks=remark,
        description=[line(d) for d in entity.descriptions],
    )  # fmt: skip


def _event(known: ExportIndex, event: Event) -> Iterator[Thing]:
    claims = known.claims_of(event)
    involved = [p.entity for p in event.participants if p.role != "organizer" and _party(known, p.entity)]
    organizers = [p.entity for p in known.of(event, "organizer") if _party(known, p.entity)]
    place = known.entity_of.get(event.place.chain or "") if event.place else None
    at_home = place in known.entities and known.entities[place].type in {"place", "facility"} if place else False
    yield _made(
        event.id, "Event", name=line(event.label), involved=_ref(*involved), organizer=_ref(*organizers), date=date_of(event.time),
        location=line(event.place.text) if event.place else None, addressEntity=_ref(place) if place and at_home else None,
        summary=f"Told by {standing(event)}. {_when(event.time)}", notes=[*accounts(known, claims), *_differing(event)],
        proof=_ref(*event.reports), keywords=event.type,
    )  # fmt: skip
    own = by_report(claims)
    for report, (stance, claim) in voiced(known, claims).items():
        yield _made(
            f"{event.id}-{report}", "Documentation", document=_ref(report), entity=_ref(event.id), role=stance,
            summary=telling(stance, claim), description=[line(known.quote(each)) for each in own[report]],
            date=date_of(known.reports[report].published),
        )  # fmt: skip


def _tie(known: ExportIndex, tie: Relation) -> Iterator[Thing]:
    ends = [known.entities[end] for end in (tie.subject, tie.object) if end in known.entities and known.entities[end].type in SCHEMATA]
    if len(ends) < 2:
        known.left["relations with an end that FollowTheMoney has not"] += 1
        return
    subject, other = ends
    member = tie.type in MEMBERS and other.type == "organization" and SCHEMATA[subject.type] != "Address"
    ways = ("member", "organization") if member else ("subject", "object")
    yield _made(
        tie.id, "Membership" if member else "UnknownLink", role=MEMBERS.get(tie.type, tie_words(tie.type)),
        summary=f"Told by {standing(tie)}.",
        description=[*accounts(known, known.claims_of(tie)), *_differing(tie)], publisher=[known.called(report) for report in tie.reports],
        sourceUrl=[web for report in tie.reports if (web := address(known.reports[report].url))],
        **{way: _ref(end.id) for way, end in zip(ways, (subject, other), strict=True)},
    )  # fmt: skip


def _party(known: ExportIndex, entity: str) -> bool:
    return entity in known.entities and SCHEMATA.get(known.entities[entity].type) in {"Person", "Organization", "LegalEntity"}


def _differing(thing: Event | Relation) -> list[str]:
    return [f"Reports differ: {each}" for each in disputed(thing)]


def _when(time: Moment) -> str:
    return f"Time: {when(time) or 'not stated'}."


def address(url: str | None) -> str | None:
    """A web address, None for anything else (`javascript:` among it)."""
    return url if url and WEB.fullmatch(url) and line(url) == url else None
