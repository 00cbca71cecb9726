"""Political events as rows shaped like PLOVER: only its sixteen types, only what at least one claim tells as having happened."""

from collections.abc import Iterator, Sequence

from twosource.model import Claim, Event
from twosource.outputs.exports.csv_tables import sheet
from twosource.outputs.exports.index import ExportIndex, accounts, days, disputed, happened, heard, sources, surest
from twosource.outputs.exports.tables import Row, joined
from twosource.outputs.exports.writer import Piece

TYPES = ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten", "protest",
         "sanction", "mobilize", "coerce", "assault")  # fmt: skip
"""PLOVER's types of events."""

PLOVER_COLUMNS = {
    "id": "our id of the event",
    "event_type": "PLOVER's type, in capitals as there",
    "mode": "always empty: PLOVER's modes are not read",
    "actor": "who is said to have done it; each side of a meeting",
    "actor_type": "person, organization, group, place, in the same order",
    "recipient": "to whom it is said to have been done",
    "recipient_type": "person, organization, group, place, in the same order",
    "date": "the day, where one day is stated",
    "date_earliest": "the first day it can be",
    "date_latest": "the last day it can be",
    "date_precision": "how many days that is; empty: not stated",
    "place": "the place in the report's words",
    "latitude": "degrees WGS 84, of the gazetteer's point for the place",
    "longitude": "degrees WGS 84",
    "place_precision": "what that point stands for",
    "reports": "how many reports tell it",
    "origins": "how many independent origins of these are known, at least 1",
    "origins_unknown": "how many of the reports are not known to be independent",
    "on_the_word_of": "whoever the reports name as their source",
    "told": "each report and how it tells it",
    "denied_by": "how many reports say that it did not happen",
    "certainty": "the surest of its claims",
    "disputed": "what reports contradict each other in, with every value",
    "event_text": "the words that name the event",
    "report_ids": "which reports",
    "claim_ids": "the claims it stands on",
}
"""Every column with its meaning."""


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One table."""
    yield "case.plover.csv", sheet(PLOVER_COLUMNS, rows(known))


def rows(known: ExportIndex) -> Iterator[Row]:
    """A row for each event."""
    for event in known.case.events:
        claims = known.claims_of(event)
        if event.type not in TYPES:
            known.left["events of other types than PLOVER's sixteen"] += 1
        elif not happened(claims):
            known.left["events told only as planned, asked for, conditional, in general or denied"] += 1
        else:
            yield _row(known, event, claims)


def _row(known: ExportIndex, event: Event, claims: Sequence[Claim]) -> Row:
    first, last = event.time.earliest, event.time.latest
    iso = [day.isoformat() if day else None for day in (first, last)]
    point = event.place.place if event.place else None
    return (
        event.id, event.type.upper(), None, *_side(known, event, ("actor", "co-actor")), *_side(known, event, ("target",)),
        iso[0] if first == last else None, *iso, days(event.time), event.place.text if event.place else None,
        point.lat if point else None, point.lon if point else None, point.precision if point else None,
        len(event.reports), event.origins, event.unknown, joined(sources(claims)), " | ".join(accounts(known, claims)),
        heard(known, claims)["denies"], surest(claims), joined(disputed(event)),
        joined(claim.trigger.text for claim in claims), joined(event.reports),
        joined(event.claims),
    )  # fmt: skip


def _side(known: ExportIndex, event: Event, roles: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The names and, in the same order, the types of those in some roles."""
    found = dict.fromkeys(p.entity for p in event.participants if p.role in roles and p.entity in known.entities)
    types = "; ".join(known.entities[entity].type for entity in found)
    return "; ".join(known.entities[entity].name for entity in found) or None, types or None
