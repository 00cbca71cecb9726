"""The tables of a case, defined once for CSV, Excel and Parquet: columns with their kind and meaning, and the rows.

Cells are strings, whole numbers, numbers, booleans or None (not stated). Several values in one cell are parted by '; '.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from twosource.model import Event, Judgement, Moment, PlaceMention, Relation
from twosource.model.called import outward
from twosource.outputs.exports.index import ExportIndex, disputed, heard, origins_of, sources, surest

Kind = Literal["text", "integer", "number", "boolean"]
"""What a column's cells are: `text`, `integer`, `number` or `boolean`."""
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns and what makes its rows of a case."""

    name: str
    purpose: str
    columns: tuple[Column, ...]
    rows: Callable[[ExportIndex], Iterator[Row]]


def _columns(*lines: str) -> tuple[Column, ...]:
    """Columns from lines `name meaning`, a name of another kind than text written `name:integer`."""
    kinds: dict[str, Kind] = {"integer": "integer", "number": "number", "boolean": "boolean", "": "text"}
    parts = [line.split(" ", 1) for line in lines]
    return tuple(Column(name.partition(":")[0], kinds[name.partition(":")[2]], meaning) for name, meaning in parts)


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell, each once; None for none."""
    return "; ".join(dict.fromkeys(values)) or None


TIME = (
    "time the time as EDTF, as far as it is stated; empty: not stated",
    "earliest the first day it can be, ISO 8601",
    "latest the last day it can be, ISO 8601",
    "time_basis stated, resolved from an anchor, or none",
)
PLACE = (
    "place the place in the report's words; empty: not stated",
    "latitude:number degrees WGS 84 of the gazetteer's point for the place",
    "longitude:number degrees WGS 84",
    "place_precision what that point stands for: facility, city, admin2, admin1, country, region, or unknown",
)
STANDING = (
    "reports:integer how many reports tell it",
    "origins:integer how many independent origins of these are known, at least 1",
    "origins_unknown:integer how many of these reports show no ground of their own, so are not known to be independent",
    "support several-origins, one-origin or one-report",
    "asserted_by:integer reports that tell it in their own voice, without a hedge",
    "attributed_by:integer reports that tell it on somebody's word",
    "hedged_by:integer reports that tell it with words that hold back",
    "denied_by:integer reports that say it did not happen or is not so",
    "certainty the surest of its claims: certain, probable, possible, unknown",
    "on_the_word_of whoever the reports name as their source, as worded",
    "disputed slots in which reports contradict each other or one gives a newer value, with every value",
)


def moment(value: Moment) -> Row:
    """The cells of TIME."""
    iso = [day.isoformat() if day else None for day in (value.earliest, value.latest)]
    return value.edtf, *iso, value.basis


def setting(value: PlaceMention | None) -> Row:
    """The cells of PLACE."""
    point = value.place if value else None
    return (value.text, point.lat, point.lon, point.precision) if value and point else (value.text if value else None, None, None, None)


def standing(known: ExportIndex, thing: Event | Relation) -> Row:
    """The cells of STANDING."""
    claims = known.claims_of(thing)
    voices = heard(known, claims)
    counts = (voices["asserts"], voices["attributes"], voices["hedges"], voices["denies"])
    return (
        len(thing.reports),
        thing.origins,
        thing.unknown,
        thing.support,
        *counts,
        surest(claims),
        joined(sources(claims)),
        joined(disputed(thing)),
    )


def _reports(known: ExportIndex) -> Iterator[Row]:
    for r in known.case.reports:
        text = None if known.quotes_only else r.text
        yield (
            r.id, r.source_id, r.title, r.publisher, joined(r.authors), *moment(r.published), r.url, r.path and outward(r.path),
            r.credit, r.language, len(r.text), r.sha256, text,
        )  # fmt: skip


def _claims(known: ExportIndex) -> Iterator[Row]:
    event_of = {claim: event.id for event in known.case.events for claim in event.claims}
    event_of |= {claim: tie.id for tie in known.case.relations for claim in tie.claims}
    for c in known.claims.values():
        yield (
            c.id, c.report, event_of.get(c.id), c.kind, c.type, c.label, known.quote(c), c.span.start, c.span.end, c.trigger.text,
            *moment(c.time), *setting(c.place), c.polarity, c.certainty, c.status, joined(h.text for h in c.hedges),
            joined(sources([c])), joined(a.cue for a in c.attribution), joined(e.text for e in c.evidence), c.confidence, c.aside,
            c.by, joined(a.source for a in c.denied_by if a.source),
        )  # fmt: skip


def _roles(known: ExportIndex) -> Iterator[Row]:
    for c in known.claims.values():
        for r in c.roles:
            entity = known.entity_of.get(r.chain or "")
            yield c.id, c.report, r.role, entity, known.entities[entity].name if entity else None, r.text, r.span.start, r.span.end


def _quantities(known: ExportIndex) -> Iterator[Row]:
    for c in known.claims.values():
        for q in c.quantities:
            yield c.id, c.report, q.role, q.unit, q.low, q.best, q.high, q.text, q.span.start, q.span.end


def _events(known: ExportIndex) -> Iterator[Row]:
    for e in known.case.events:
        parties = [f"{known.entities[p.entity].name} ({p.role})" for p in e.participants if p.entity in known.entities]
        yield (
            e.id, e.type, e.label, *moment(e.time), *setting(e.place), joined(parties), *standing(known, e),
            joined(e.reports), joined(e.claims),
        )  # fmt: skip


def _findings(known: ExportIndex) -> Iterator[Row]:
    for thing in known.things:
        for number, found in enumerate(thing.findings, 1):
            for v in found.values or (None,):
                value = (v.value, v.origins, v.unknown, joined(v.claims)) if v else (None, None, None, None)
                yield thing.id, number, found.slot, found.level, found.reason, *value


def _entities(known: ExportIndex) -> Iterator[Row]:
    origins = origins_of(known)
    for e in known.case.entities:
        point = e.place
        reports = dict.fromkeys(m.report for m in e.mentions)
        yield (
            e.id, e.type, e.name, joined(e.aliases), joined(e.descriptions), len(e.mentions), len(reports), *origins[e.id],
            point.lat if point else None, point.lon if point else None, point.precision if point else None, joined(reports),
        )  # fmt: skip


def _relations(known: ExportIndex) -> Iterator[Row]:
    for r in known.case.relations:
        names = [known.entities[end].name if end in known.entities else None for end in (r.subject, r.object)]
        yield r.id, r.type, r.subject, names[0], r.object, names[1], *standing(known, r), joined(r.reports), joined(r.claims)


def _origins(known: ExportIndex) -> Iterator[Row]:
    for o in known.case.origins:
        yield o.id, o.kind, o.basis, joined(o.reports), joined(o.claims), o.root, o.direction, o.score


def _decisions(known: ExportIndex) -> Iterator[Row]:
    yield from map(_decision, known.case.judgements)


def _decision(judgement: Judgement) -> Row:
    """Every field of a decision as a cell."""
    return tuple(_plain(getattr(judgement, each.name)) for each in fields(Judgement))


def _plain(value: object) -> Cell:
    if isinstance(value, tuple):
        return joined(map(str, value))
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | float | None) else str(value)


DECIDED = {
    "id": "id:integer number in the log",
    "verb": "verb what was decided",
    "subjects": "subjects the ids it is about",
    "who": "who who decided",
    "when": "when when, ISO 8601",
    "why": "why the reason given",
    "value": "value what was set, as JSON, where a decision sets something",
}
"""What is said of the fields of a decision; one that is new is called by its name."""

TABLES = (
    Table(
        "reports",
        "the news items as taken in",
        _columns(
            "report the report's id", "source_id the id it was fed in with", "title its title", "publisher the outlet, if stated",
            "authors who signed it", "published the time of publication as EDTF", "published_earliest the first day it can be",
            "published_latest the last day it can be", "published_basis stated, resolved or none", "url its address",
            "path the file it came from", "credit the wire agency named", "language its language", "characters:integer length of its text",
            "sha256 hash of its raw bytes", "text its full text; empty with --quotes-only",
        ),
        _reports,
    ),
    Table(
        "claims",
        "what one report says in one place, with its exact words and on whose word",
        _columns(
            "claim the claim's id", "report who makes it", "told_of the event or relation it tells of", "kind event, relation or attribute",
            "type what sort of event or relation", "label short words for it", "quote the exact words",
            "start:integer where the quote begins in the report's text, in code points", "end:integer where it ends",
            "trigger the word that names the event", *TIME, *PLACE, "polarity positive, or negative for a denial",
            "certainty how sure the report is: certain, probable, possible, unknown",
            "status happened, planned, asked, conditional or general", "hedges the words that hold back",
            "on_the_word_of whom the report names as its source; empty: its own voice", "cues the words of saying",
            "evidence what it is said to rest on", "confidence:number how sure the program is of having read rightly, 0 to 1",
            "aside:boolean whether it only says how or on what another claim is told",
            "by who read the claim: a reader with its version, or the person who added it",
            "denied_by who says that it is not so",
        ),
        _claims,
    ),
    Table(
        "roles",
        "who or what fills a role of a claim",
        _columns(
            "claim the claim", "report its report", "role actor, target, place ...", "entity the entity, if it has one",
            "name the entity's name", "text the words of this report", "start:integer where they begin", "end:integer where they end",
        ),
        _roles,
    ),
    Table(
        "quantities",
        "the numbers of a claim with their bounds",
        _columns(
            "claim the claim", "report its report", "role killed, injured, count ...", "unit of what", "low:number empty: no lower bound",
            "best:number empty: only bounds are given", "high:number empty: no upper bound", "text the wording",
            "start:integer where it begins", "end:integer where it ends",
        ),
        _quantities,
    ),
    Table(
        "events",
        "claims of one happening taken together",
        _columns("event the event's id", "type its type", "label short words for it", *TIME, *PLACE,
                 "participants who took part, with the role", *STANDING, "report_ids which reports", "claim_ids which claims"),
        _events,
    ),
    Table(
        "findings",
        "what comparison says of one slot of one event or relation: a row for each value",
        _columns(
            "told_of the event or relation", "finding:integer number of the finding there", "slot time, place, a role, a number ...",
            "level agree, coarser, updated, conflict, only-one, not-stated", "reason why, in words", "value one of the values",
            "origins:integer independent origins behind this value", "origins_unknown:integer reports behind it that show no ground",
            "claim_ids the claims that give it",
        ),
        _findings,
    ),
    Table(
        "entities",
        "who and what is spoken of, under all names",
        _columns(
            "entity the entity's id", "type person, organization, place ...", "name its fullest name", "aliases its other names",
            "descriptions how the reports describe it", "mentions:integer how often it is mentioned", "reports:integer in how many reports",
            "origins:integer how many independent origins of these are known, at least 1",
            "origins_unknown:integer how many of these reports are not known to be independent",
            "latitude:number degrees WGS 84", "longitude:number degrees WGS 84", "place_precision what the point stands for",
            "report_ids which reports",
        ),
        _entities,
    ),
    Table(
        "relations",
        "standing ties between two entities",
        _columns("relation the relation's id", "type what the subject is to the object", "subject the first entity",
                 "subject_name its name", "object the second entity", "object_name its name", *STANDING, "report_ids which reports",
                 "claim_ids which claims"),
        _relations,
    ),
    Table(
        "origins",
        "which reports or claims rest on the same root",
        _columns("origin the origin's id", "kind the sort of basis", "basis the basis in words", "report_ids the reports",
                 "claim_ids the claims, where it holds only for some", "root the report the others derive from, if known",
                 "direction how that is known", "score:number 0 to 1"),
        _origins,
    ),
    Table(
        "decisions",
        "what people decided and is in force",
        _columns(*(DECIDED.get(each.name, f"{each.name} the {each.name}") for each in fields(Judgement))),
        _decisions,
    ),
)  # fmt: skip
"""Every table."""
