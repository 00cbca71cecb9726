"""The timeline and the map of one event: not where and when it was, but where and when each report puts it."""

from twosource.outputs.view.digest import Item
from twosource.outputs.view.labels import STANCES, when
from twosource.web.pictures.figure import Address
from twosource.web.pictures.map import Point, point_of
from twosource.web.pictures.timeline import Telling, TimelineMark


def account_marks(item: Item, address: Address) -> tuple[TimelineMark, ...]:
    """One mark for each report and date it gives the event, by date; a report without a date is undated."""
    clashing = _clashing(item, "time")
    marks: dict[tuple[str, str], TimelineMark] = {}
    for cell in item.told:
        dated = [claim for claim in cell.claims if claim.time.earliest]
        for claim in dated or cell.claims[:1]:
            moment, source, href = claim.time, cell.teller.name, address("claim", claim.id)
            words = when(moment)
            disputed = claim.id in clashing
            telling = Telling(source, href, cell.stance, moment.earliest, moment.latest, words)
            label = f"{STANCES[cell.stance][0]} {source} {cell.stance}"
            mark = TimelineMark(
                claim.id, label, href, "conflict" if disputed else "one", moment.earliest, moment.latest, moment.edtf, words,
                (), (telling,), ("when",) if disputed else (),
            )  # fmt: skip
            marks.setdefault((cell.teller.key, words), mark)
    return tuple(sorted(marks.values(), key=lambda mark: (mark.earliest is None, str(mark.earliest), str(mark.latest))))


def account_points(item: Item, address: Address) -> tuple[Point, ...]:
    """One point for each report and place it gives the event; a report that gives none has a point without a place."""
    clashing = _clashing(item, "place")
    points: dict[tuple[str, str], Point] = {}
    for cell in item.told:
        placed = [claim for claim in cell.claims if claim.place]
        for claim in placed:
            if claim.place:
                href, name = address("claim", claim.id), cell.teller.name
                point = point_of(claim.id, name, href, claim.place, (name,), claim.id in clashing)
                points.setdefault((cell.teller.key, point.place.casefold()), point)
        if not placed:
            first = cell.claims[0]
            points[cell.teller.key, ""] = Point(first.id, cell.teller.name, address("claim", first.id), "", sources=(cell.teller.name,))
    return tuple(sorted(points.values(), key=lambda point: (not point.placed, point.place.casefold())))


def _clashing(item: Item, slot: str) -> set[str]:
    """The claims whose value of `slot` another report contradicts."""
    found = (found for found in item.findings if found.slot == slot and found.level == "conflict")
    return {claim for each in found for said in each.values for claim in said.claims}
