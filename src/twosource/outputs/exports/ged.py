"""Events of violence as rows shaped like the Georeferenced Event Dataset of UCDP. What no report states stays empty.

A row is an event that at least one claim tells as having happened: an assault, or another PLOVER event with a number of killed. UCDP's
own tests (sides that are organised, at least one death, 25 a year) are the coder's.
"""

from collections.abc import Iterator, Sequence

from twosource.model import Claim, Event, Moment, PlaceMention, Quantity
from twosource.outputs.exports.csv_tables import sheet
from twosource.outputs.exports.index import ExportIndex, accounts, days, disputed, happened, heard, sources, surest
from twosource.outputs.exports.plover import TYPES
from twosource.outputs.exports.tables import Row, joined
from twosource.outputs.exports.writer import Piece

GED_COLUMNS = {
    "id": "our id of the event (UCDP's are numbers)",
    "year": "the year, where all days it can be lie in one",
    "type_of_violence": "always empty: whether it is state-based, non-state or one-sided is for the coder",
    "event_type": "our type of event",
    "side_a": "who is said to have done it",
    "side_b": "to whom it is said to have been done",
    "number_of_sources": "how many reports tell it",
    "number_of_origins": "how many independent origins of these are known, at least 1",
    "origins_unknown": "how many of the reports are not known to be independent",
    "source_article": "each report: outlet, day of publication, title",
    "source_original": "whoever the reports name as their source",
    "told": "each report and how it tells it",
    "denied_by": "how many reports say that it did not happen",
    "certainty": "the surest of its claims",
    "disputed": "what reports contradict each other in, with every value",
    "where_prec": "UCDP's code, see below",
    "where_coordinates": "the place in the report's words",
    "latitude": "degrees WGS 84, of the gazetteer's point for the place",
    "longitude": "degrees WGS 84",
    "date_prec": "UCDP's code, see below",
    "date_start": "the first day it can be",
    "date_end": "the last day it can be",
    "date_stated": "the time as EDTF, with ? and ~ where it is doubtful",
    "best": "deaths, where all reports that give a number, and no bound, give the same",
    "high": "the highest number any report gives; empty where that is open upwards",
    "low": "the lowest number any report gives; of a report that gives several (two of the six), the largest counts",
    "claim_ids": "the claims it stands on",
}
"""Every column with its meaning, in UCDP's names where it has them."""

WHERE_PREC = {"facility": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
"""UCDP: 1 the place itself; 2 within about 25 km of it (never given: no report's words are read for that); 3 a county or district;
4 a state or province; 5 a line or an area without fixed borders; 6 a country; 7 international waters or airspace (never given)."""

DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Most days and UCDP's code: 1 the day; 2 two to six days; 3 a week; 4 up to a month; 5 up to a year. Wider or not stated: empty."""


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One table."""
    yield "case.ged.csv", sheet(GED_COLUMNS, rows(known))


def rows(known: ExportIndex) -> Iterator[Row]:
    """A row for each event."""
    for event in known.case.events:
        claims = known.claims_of(event)
        deadly = any(q.role == "killed" for claim in claims if claim.polarity == "positive" for q in claim.quantities)
        if event.type == "assault" or (event.type in TYPES and deadly):
            if happened(claims):
                yield _row(known, event, claims)
            else:
                known.left["events of violence told only as planned, asked for, conditional, in general or denied"] += 1
        else:
            known.left["events that are no assault and name no killed"] += 1


def _row(known: ExportIndex, event: Event, claims: Sequence[Claim]) -> Row:
    first, last = event.time.earliest, event.time.latest
    year = first.year if first and last and first.year == last.year else None
    point = event.place.place if event.place else None
    best, high, low = tolls(claims)
    return (
        event.id, year, None, event.type, joined(known.parties(event, "actor", "co-actor")), joined(known.parties(event, "target")),
        len(event.reports), event.origins, event.unknown, joined(_article(known, report) for report in event.reports),
        joined(sources(claims)), " | ".join(accounts(known, claims)), heard(known, claims)["denies"], surest(claims),
        joined(disputed(event)),
        where_prec(event.place), event.place.text if event.place else None, point.lat if point else None, point.lon if point else None,
        date_prec(event.time), first.isoformat() if first else None, last.isoformat() if last else None, event.time.edtf,
        best, high, low, joined(event.claims),
    )  # fmt: skip


def _article(known: ExportIndex, report: str) -> str:
    told = known.reports[report]
    parts = (told.publisher or "outlet not stated", told.published.edtf or "date not stated", told.title or "title not stated")
    return ", ".join(parts)


def where_prec(place: PlaceMention | None) -> int | None:
    """UCDP's code of how exactly the place is known."""
    return WHERE_PREC.get(place.place.precision) if place and place.place else None


def date_prec(time: Moment) -> int | None:
    """UCDP's code of how exactly the time is known."""
    wide = days(time)
    return next((code for most, code in DATE_PREC if wide <= most), None) if wide else None


def tolls(claims: Sequence[Claim]) -> Sequence[int | float | None]:
    """Best, high and low number of deaths, as far as the reports give them; of a report that gives several, the largest counts."""
    largest: dict[str, Quantity] = {}
    for claim in claims:
        for q in claim.quantities if claim.polarity == "positive" else ():
            if q.role == "killed" and (claim.report not in largest or _size(q) > _size(largest[claim.report])):
                largest[claim.report] = q
    deaths = largest.values()
    tops = [top for q in deaths if (top := _top(q)) is not None]
    lows = [low for q in deaths if (low := q.low if q.low is not None else q.best) is not None]
    bests = {q.best for q in deaths if q.best is not None and _top(q) is not None}
    high = max(tops, default=None)
    if high is not None and any(_top(q) is None and _size(q) > high for q in deaths):
        high = None
    return [_whole(value) for value in (bests.pop() if len(bests) == 1 else None, high, min(lows, default=None))]


def _size(q: Quantity) -> float:
    return max(value for value in (q.low, q.best, q.high, 0.0) if value is not None)


def _top(q: Quantity) -> float | None:
    """The largest the words allow, None where they are open upwards ("at least four")."""
    return q.high if q.high is not None else None if q.low is not None else q.best


def _whole(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
