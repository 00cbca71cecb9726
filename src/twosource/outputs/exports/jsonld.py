"""Reports and claims as schema.org NewsArticle and Claim, with who agrees with, contradicts and copies whom, as linked data.

The context stands in the file, so that no program needs the network to read it. Our own words are defined in `vocabulary.jsonld`.
"""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import combinations, product
from typing import Any

from twosource.model import Attribution, Claim, Entity, Event, Finding, Origin, Relation, Report, Value
from twosource.outputs.exports.ftm import address
from twosource.outputs.exports.index import ExportIndex, date_of, iri
from twosource.outputs.exports.writer import Piece, document
from twosource.outputs.view.labels import line

SCHEMA = "https://schema.org/"
OWN = "urn:twosource:vocabulary:"
LINKS = ("corroborates", "conflictsWith", "updates", "derivesFrom", "sharesOriginWith", "tellsOf", "participant", "subject", "object",
         "givenBy", "restsOn")  # fmt: skip
"""Words of our own whose values are things of the file."""
CONTEXT: dict[str, Any] = {
    "@version": 1.1, "@vocab": SCHEMA, "ts": OWN, "id": "@id", "type": "@type",
    "appearance": {"@type": "@id"}, "about": {"@type": "@id"}, "url": {"@type": "@id"},
    "hasPart": {"@type": "@id"}, "ts:onTheWordOf": {"@container": "@list"},
    **{f"ts:{name}": {"@type": "@id"} for name in LINKS},
}  # fmt: skip
SCHEMA_CLASSES = {"person": "Person", "organization": "Organization", "group": "Organization", "place": "Place", "facility": "Place",
           "product": "Product", "work": "CreativeWork"}  # fmt: skip
MAX_PAIRS = 12
"""Claims of one value that are held pair by pair against others; all stand with the finding."""
TIES = {"agree": "ts:corroborates", "conflict": "ts:conflictsWith", "updated": "ts:updates"}

Node = dict[str, Any]


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One document with everything in one graph."""
    yield "case.jsonld", document({"@context": CONTEXT}, "@graph", graph(known))


def vocabulary() -> Node:
    """Our own words with their definitions, as RDF Schema in JSON-LD."""
    made: Node = json.loads(files("twosource.outputs.exports").joinpath("vocabulary.jsonld").read_text(encoding="utf-8"))
    return made


def graph(known: ExportIndex) -> Iterator[Node]:
    """Every node."""
    bearings, about = _bearings(known), _about(known)
    roots = _roots(known.case.origins)
    for report in known.case.reports:
        yield _stripped(_article(known, report) | roots.get(report.id, {}))
    for claim in known.claims.values():
        yield _stripped(_claim(known, claim) | bearings.get(claim.id, {}) | {"ts:tellsOf": about.get(claim.id)})
    yield from (_stripped(_entity(entity)) for entity in known.case.entities)
    for thing in known.things:
        yield _stripped(_thing(known, thing))
    for origin in known.case.origins:
        yield _stripped({"id": iri("origin", origin.id), "type": "ts:Origin", "name": line(origin.basis), "ts:kind": origin.kind})


def _stripped(node: Node) -> Node:
    """The node without what is not stated."""
    return {name: value for name, value in node.items() if value is not None and value != []}


def _article(known: ExportIndex, report: Report) -> Node:
    return {
        "id": iri("report", report.id), "type": "NewsArticle", "headline": report.title and line(report.title),
        "url": address(report.url), "publisher": {"type": "Organization", "name": line(report.publisher)} if report.publisher else None,
        "author": [{"name": line(author)} for author in report.authors], "datePublished": date_of(report.published),
        "inLanguage": report.language, "articleBody": None if known.quotes_only else report.text, "ts:sha256": report.sha256,
    }  # fmt: skip


def _claim(known: ExportIndex, claim: Claim) -> Node:
    report = known.reports[claim.report]
    asserted = [step for step in claim.attribution if step.source]
    own = {"type": "Organization", "name": line(report.publisher)} if report.publisher else None
    return {
        "id": iri("claim", claim.id), "type": "Claim", "text": known.quote(claim), "name": line(claim.label),
        "appearance": iri("report", claim.report), "author": _source(known, asserted[0]) if asserted else own,
        "ts:onTheWordOf": [_source(known, step) for step in asserted], "ts:kind": claim.type, "ts:certainty": claim.certainty,
        "ts:polarity": claim.polarity, "ts:status": claim.status, "ts:hedge": [line(hedge.text) for hedge in claim.hedges],
        "ts:time": claim.time.edtf, "ts:by": line(claim.by), "ts:start": claim.span.start, "ts:end": claim.span.end,
    }  # fmt: skip


def _source(known: ExportIndex, step: Attribution) -> Node:
    entity = known.entity_of.get(step.chain or "")
    called = {"id": iri("entity", entity)} if entity else {}
    return called | {"name": line(step.source or ""), "ts:named": step.named, "ts:cue": line(step.cue)} if not entity else called


def _entity(entity: Entity) -> Node:
    point = entity.place
    degrees = {"latitude": point.lat, "longitude": point.lon} if point and point.lat is not None else None
    return {
        "id": iri("entity", entity.id), "type": SCHEMA_CLASSES.get(entity.type, "Thing"), "name": line(entity.name),
        "alternateName": [line(alias) for alias in entity.aliases], "description": [line(words) for words in entity.descriptions],
        "geo": {"type": "GeoCoordinates", **degrees} if degrees else None, "ts:precision": point.precision if point else None,
        "ts:kind": entity.type,
    }  # fmt: skip


def _thing(known: ExportIndex, thing: Event | Relation) -> Node:
    standing = {"ts:kind": thing.type, "ts:origins": thing.origins, "ts:originsUnknown": thing.unknown,
                "ts:finding": [_finding(found) for found in thing.findings]}  # fmt: skip
    if isinstance(thing, Relation):
        ends = {"ts:subject": iri("entity", thing.subject), "ts:object": iri("entity", thing.object)}
        return {"id": iri("relation", thing.id), "type": "ts:Relation", "name": known.tie(thing), **ends, **standing}
    day = date_of(thing.time)
    return {
        "id": iri("event", thing.id), "type": "Event", "name": line(thing.label), "ts:time": thing.time.edtf,
        "startDate": day if day and len(day) == len("2024-04-14") else None,
        "location": {"type": "Place", "name": line(thing.place.text)} if thing.place else None,
        "ts:participant": [iri("entity", entity) for entity in dict.fromkeys(p.entity for p in thing.participants)], **standing,
    }  # fmt: skip


def _finding(found: Finding) -> Node:
    values = [
        {"type": "ts:Value", "name": line(v.value), "ts:origins": v.origins, "ts:originsUnknown": v.unknown,
         "ts:givenBy": [iri("claim", claim) for claim in v.claims]}
        for v in found.values
    ]  # fmt: skip
    return {"type": "ts:Finding", "ts:slot": found.slot, "ts:level": found.level, "ts:reason": line(found.reason), "ts:value": values}


def _about(known: ExportIndex) -> dict[str, str]:
    """The event or tie each claim tells of."""
    told = {claim: iri("event", event.id) for event in known.case.events for claim in event.claims}
    return told | {claim: iri("relation", tie.id) for tie in known.case.relations for claim in tie.claims}


def _bearings(known: ExportIndex) -> dict[str, dict[str, list[str]]]:
    """How each claim stands to others, both ways, by claim."""
    shared = Shared(known.case.origins)
    found: dict[str, dict[str, list[str]]] = {}
    for thing in known.things:
        for each in thing.findings:
            if each.level in TIES:
                for a, b in _pairs(known, each, shared):
                    for one, other in ((a, b), (b, a)):
                        held = found.setdefault(one, {}).setdefault(TIES[each.level], [])
                        if iri("claim", other) not in held:
                            held.append(iri("claim", other))
    return found


def _pairs(known: ExportIndex, found: Finding, shared: "Shared") -> Iterator[tuple[str, str]]:
    values = [_few(known, value) for value in found.values]
    if found.level == "agree":
        for claims in values:
            yield from ((a.id, b.id) for a, b in combinations(claims, 2) if a.report != b.report and not shared.by(a, b))
    else:
        for one, other in combinations(values, 2):
            yield from ((a.id, b.id) for a, b in product(one, other) if a.report != b.report)


def _few(known: ExportIndex, value: Value) -> Sequence[Claim]:
    claims = [known.claims[claim] for claim in value.claims if claim in known.claims]
    if len(claims) > MAX_PAIRS:
        known.left[f"pairs with claims of one value beyond the first {MAX_PAIRS} (they stand with the finding)"] += len(claims) - MAX_PAIRS
    return claims[:MAX_PAIRS]


class Shared:
    """Which reports and claims share an origin."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        """Looks `origins` up by their reports and claims."""
        self.whole: dict[str, set[str]] = {}
        self.partial: dict[str, set[str]] = {}
        for origin in origins:
            held, index = (origin.claims, self.partial) if origin.claims else (origin.reports, self.whole)
            for each in held if len(origin.reports) > 1 else ():
                index.setdefault(each, set()).add(origin.id)

    def by(self, a: Claim, b: Claim) -> bool:
        """Whether an origin of whole reports or of these claims holds for both."""
        whole = self.whole.get(a.report, set()) & self.whole.get(b.report, set())
        return bool(whole or self.partial.get(a.id, set()) & self.partial.get(b.id, set()))


def _roots(origins: Sequence[Origin]) -> dict[str, dict[str, list[str]]]:
    """What each report rests on, derives from and shares an origin with; of origins of single claims, the origin alone."""
    found: dict[str, dict[str, list[str]]] = {}
    for origin in origins:
        for report in origin.reports:
            held = found.setdefault(report, {})
            held.setdefault("ts:restsOn", []).append(iri("origin", origin.id))
            if origin.claims or len(origin.reports) < 2 or report == origin.root:
                continue
            if origin.root:
                held.setdefault("ts:derivesFrom", []).append(iri("report", origin.root))
            else:
                others = [iri("report", other) for other in origin.reports if other != report][:MAX_PAIRS]
                held.setdefault("ts:sharesOriginWith", []).extend(others)
    return found
