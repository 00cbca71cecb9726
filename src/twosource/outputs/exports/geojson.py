"""Events and claims on the map, as GeoJSON (RFC 7946). A point is the gazetteer's for the place; `precision` says what it stands for."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from twosource.model import Claim, Event, Moment, PlaceMention
from twosource.outputs.exports.index import ExportIndex, accounts, disputed, surest
from twosource.outputs.exports.writer import Piece, document
from twosource.outputs.view.labels import line, when

PRECISION = {
    "facility": "the point of the named building or site",
    "city": "the point of the named town, village or city, wherever in it the event was",
    "admin2": "a point inside the named county or district, which may be tens of kilometres wide",
    "admin1": "a point inside the named state or province, which may be hundreds of kilometres wide",
    "country": "a point inside the named country; the event may be anywhere in it",
    "region": "a point inside a named region without fixed borders or of several countries",
    "unknown": "the gazetteer does not say what the point stands for",
}
"""What a point of each precision means."""
NOTE = "Points are of places as named in reports, not of where something happened. It says what reports say, not what is true."


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One FeatureCollection."""
    undated = 0

    def features() -> Iterator[dict[str, Any]]:
        nonlocal undated
        for feature in chain(_events(known), _claims(known)):
            undated += feature["properties"]["time"] is None
            yield feature

    head = {"type": "FeatureCollection", "note": NOTE, "precision": PRECISION}
    yield "case.geojson", document(head, "features", features(), lambda: {"left_out": dict(known.left), "undated": undated})


def _events(known: ExportIndex) -> Iterator[dict[str, Any]]:
    for event in known.case.events:
        claims = known.claims_of(event)
        more = {
            "participants": [line(name) for name in known.parties(event)], "reports": len(event.reports), "origins": event.origins,
            "origins_unknown": event.unknown, "support": event.support, "certainty": surest(claims),
            "told": accounts(known, claims), "disputed": disputed(event),
            "report_ids": list(event.reports), "claim_ids": list(event.claims),
        }  # fmt: skip
        yield from _feature(known, event, event.place, event.time, more)


def _claims(known: ExportIndex) -> Iterator[dict[str, Any]]:
    for claim in known.claims.values():
        more = {
            "report": known.called(claim.report), "report_id": claim.report, "quote": line(known.quote(claim)),
            "polarity": claim.polarity, "certainty": claim.certainty, "status": claim.status, "told": accounts(known, [claim]),
        }  # fmt: skip
        yield from _feature(known, claim, claim.place, claim.time, more)


def _feature(
    known: ExportIndex, thing: Event | Claim, place: PlaceMention | None, time: Moment, more: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    kind = "event" if isinstance(thing, Event) else "claim"
    point = place.place if place else None
    if place is None or point is None or point.lat is None or point.lon is None:
        known.left[f"{kind}s without {'a place' if place is None else 'a point for their place'}"] += 1
        return
    yield {
        "type": "Feature",
        "id": thing.id,
        "geometry": {"type": "Point", "coordinates": position(point.lat, point.lon)},
        "properties": {
            "kind": kind, "id": thing.id, "name": line(thing.label), "type": thing.type, "when": when(time) or None,
            "time": time.edtf, "earliest": time.earliest.isoformat() if time.earliest else None,
            "latest": time.latest.isoformat() if time.latest else None, "place": line(place.text), "gazetteer_name": point.name,
            "precision": point.precision, **more,
        },
    }  # fmt: skip


def position(lat: float, lon: float) -> Sequence[float]:
    """A point in GeoJSON's order: longitude first."""
    return [lon, lat]
