"""The map: where each account places the event, as wide as the place is precise. Places without a point are listed apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import PlaceMention, Precision
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest, Item
from twosource.outputs.view.labels import line
from twosource.web.pictures.figure import PLAIN_HEADING, Address, Heading, Parts, figure, link, listed, local, table

RADII: dict[Precision, tuple[int, str]] = {
    "facility": (1, "building or site"),
    "city": (8, "city or village"),
    "admin2": (30, "district"),
    "admin1": (100, "province"),
    "country": (400, "country"),
    "region": (1000, "region of the world"),
}
"""Radius in kilometres of the circle drawn for a place of that precision, and its word.

By convention, not by the place's own size: about what a place of the kind spans, so that a wide circle is a wide "somewhere here".
"""

MAX_PLACES_DRAWN = 500
"""Places of events drawn; the weightiest events where there are more."""

BORDERS = (
    "Borders are Natural Earth's de facto borders; they are no statement on whose they are. The countries' names are Natural Earth's too."
)


@dataclass(frozen=True, slots=True)
class Point:
    """One place that reports give for one event. `lat` and `lon` in degrees (WGS 84), None where the gazetteer has no point.

    `precision` is a key of RADII or 'unknown'; `disputed` when the event's reports contradict each other on the place.
    """

    id: str
    label: str
    href: str
    place: str
    precision: Precision = "unknown"
    lat: float | None = None
    lon: float | None = None
    sources: tuple[str, ...] = ()
    disputed: bool = False

    @property
    def placed(self) -> bool:
        """Whether it can be drawn."""
        return self.lat is not None and self.lon is not None and self.precision in RADII


def points_of(shown: Digest, address: Address, items: Sequence[Item] | None = None) -> tuple[Point, ...]:
    """Every place given for the events of `shown` (or for `items` alone), events without one last."""
    chosen = shown.foremost(shown.several + shown.alone if items is None else items, MAX_PLACES_DRAWN)
    points = [point for item in chosen for point in _of_item(item, address)]
    return tuple(sorted(points, key=lambda point: (not point.placed, point.place.casefold()))[:MAX_PLACES_DRAWN])


def _of_item(item: Item, address: Address) -> Iterable[Point]:
    disputed = any(found.slot == "place" and found.level == "conflict" for found in item.findings)
    given: dict[tuple[str, ...], tuple[PlaceMention, list[str]]] = {}
    for cell in item.told:
        for claim in cell.claims:
            if claim.place:
                key = claim.place.place.path if claim.place.place else (line(claim.place.text).casefold(),)
                sources = given.setdefault(key, (claim.place, []))[1]
                sources.append(cell.teller.name)
    for number, (setting, sources) in enumerate(given.values()):
        yield point_of(f"{item.id}-{number}", item.title, address("event", item.id), setting, tuple(dict.fromkeys(sources)), disputed)
    if not given:
        yield Point(f"{item.id}-0", item.title, address("event", item.id), "", sources=tuple(cell.teller.name for cell in item.told))


def point_of(id: str, label: str, href: str, setting: PlaceMention, sources: tuple[str, ...], disputed: bool = False) -> Point:
    """The point of a place as a claim gives it."""
    place = setting.place
    if place is None:
        return Point(id, label, href, line(setting.text), sources=sources, disputed=disputed)
    return Point(id, label, href, line(setting.text), place.precision, place.lat, place.lon, sources, disputed)


def map_picture(points: Sequence[Point], heading: Heading = PLAIN_HEADING) -> Html:
    """The figure; '' where no report gives any place."""
    if not any(point.place for point in points):
        return Html("")
    used = [precision for precision in RADII if any(point.precision == precision for point in points if point.placed)]
    scale = ", ".join(f"{RADII[precision][1]} {RADII[precision][0]} km" for precision in used)
    captions = [
        "Each circle is a place that reports give, as wide as the word for it is vague"
        + (f" (radius: {scale})." if used else ".")
        + (" ◆ marks a place on which reports contradict each other." if any(point.disputed for point in points) else ""),
        BORDERS,
    ]
    if len(points) >= MAX_PLACES_DRAWN:
        captions.append(f"Only {MAX_PLACES_DRAWN} places, of the events of most weight, are shown.")
    return figure(Parts("map", "Map", tuple(captions), _table(points, heading), _data(points)), heading)


def _table(points: Sequence[Point], heading: Heading) -> Html:
    by_place: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        if point.placed:
            by_place[point.place, RADII[point.precision][1]].append(point)
    bodies = [tag("tbody", [_rows(place, precision, here) for (place, precision), here in by_place.items()])]
    for title, rest in (
        ("Named, but not on the map: the gazetteer has no point for it", [p for p in points if p.place and not p.placed]),
        ("Place not stated", [p for p in points if not p.place]),
    ):
        if rest:
            head = tag("tr", tag("th", title, scope="rowgroup", colspan=4), class_="group")
            bodies.append(tag("tbody", head, [_row(p.place or "not stated", "", p) for p in rest]))
    return table("Events by place", ("Place", "Precision", "What", "Told by"), bodies, heading)


def _rows(place: str, precision: str, here: Sequence[Point]) -> Html:
    return join(_row(place, precision, point) for point in here)


def _row(place: str, precision: str, point: Point) -> Html:
    return tag(
        "tr",
        tag("th", "◆ " if point.disputed else "", bdi(place), scope="row"),
        tag("td", precision),
        tag("td", link(point.href, bdi(point.label))),
        tag("td", listed(point.sources)),
    )


def _data(points: Sequence[Point]) -> dict[str, object]:
    return {
        "points": [
            {
                "id": point.id, "label": line(point.label), "href": local(point.href), "place": line(point.place),
                "km": RADII[point.precision][0], "precision": RADII[point.precision][1], "lat": point.lat, "lon": point.lon,
                "sources": [line(source) for source in point.sources], "disputed": point.disputed,
            }
            for point in points
            if point.placed and point.precision in RADII
        ],
        "apart": [
            {"label": line(point.label), "href": local(point.href), "place": line(point.place)} for point in points if not point.placed
        ],
    }  # fmt: skip
