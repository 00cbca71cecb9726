"""Dated events for TimelineJS 3. It shows texts as HTML, so all that comes from reports is escaped here."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from twosource.model import Event
from twosource.outputs.contract.dump import record
from twosource.outputs.exports.index import ExportIndex, accounts, days, disputed, standing
from twosource.outputs.exports.writer import Piece
from twosource.outputs.html.markup import bdi, join, safe, tag
from twosource.outputs.view.labels import counted, line, when
from twosource.outputs.view.ranking import worth


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """The timeline, earliest event first."""
    shown = sorted(_events(known), key=lambda event: (event.time.earliest or date.max, event.time.latest or date.max, event.id))
    whole = {
        "title": {"text": {"headline": "What the reports say", "text": f"<p>{_lead(known)}</p>"}},
        "events": [_slide(known, event) for event in shown],
        "scale": "human",
        "left_out": dict(known.left),
    }
    yield "case.timeline.json", [record(whole), b"\n"]


def _lead(known: ExportIndex) -> str:
    told = counted(len(known.reports), "report")
    undated = known.left["events without a date"]
    left = f" {counted(undated, 'event')} without a stated date {'is' if undated == 1 else 'are'} left out." if undated else ""
    return f"From {told}: what they say, not what is true. A bar is as wide as the stated time.{left}"


def _events(known: ExportIndex) -> Iterator[Event]:
    for event in known.case.events:
        if not event.time.earliest or not event.time.latest:
            known.left["events without a date"] += 1
        elif not worth(event, known.claims_of(event)):
            known.left["dated events that say too little to be shown"] += 1
        else:
            yield event


def _slide(known: ExportIndex, event: Event) -> dict[str, Any]:
    first, last = event.time.earliest, event.time.latest
    assert first is not None
    assert last is not None
    wide = days(event.time) or 1
    stated = event.time.text and f"; in the report's words: “{line(event.time.text)}”"
    span = "the day is stated" if wide == 1 else f"some time within {wide:,} days"
    notes = [f"Place: {line(event.place.text)}" if event.place else "Place not stated", f"Time: {span}{stated or ''}", standing(event)]
    notes += [f"Reports differ: {each}" for each in disputed(event)]
    body = [tag("p", "; ".join(notes)), tag("ul", [tag("li", bdi(each)) for each in accounts(known, known.claims_of(event))])]
    return {
        "unique_id": event.id,
        "group": event.type,
        "start_date": _day(first),
        **({"end_date": _day(last)} if last != first else {}),
        "display_date": safe(when(event.time) + (f" (within {wide:,} days)" if wide > 1 else "")),
        "text": {"headline": bdi(line(event.label)), "text": join(body)},
    }


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
