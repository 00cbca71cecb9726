"""Map and timeline: points with what they stand for, dates as wide as they are stated, nothing filled in."""

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import geojson

from twosource.model import Case
from twosource.outputs.exports import Exported, export


def written(case: Case, form: str, path: Path) -> tuple[Exported, Any]:
    done = export(case, form, path)
    return done, json.loads(path.read_text(encoding="utf-8"))


def test_the_map_is_valid_geojson_and_counts_what_has_no_place(case: Case, tmp_path: Path) -> None:
    done, _ = written(case, "geojson", tmp_path / "out")
    found = geojson.loads((tmp_path / "out").read_text(encoding="utf-8"))
    assert found.is_valid, found.errors()
    placed = [e.id for e in case.events if e.place and e.place.place and e.place.place.lat is not None]
    assert [f["id"] for f in found["features"] if f["properties"]["kind"] == "event"] == placed
    events = sum(found["left_out"].get(f"events without {what}", 0) for what in ("a place", "a point for their place"))
    assert events + len(placed) == len(case.events)
    assert (events > 0) == any("events without" in line for line in done.left_out)


def test_a_point_says_what_it_stands_for(told: Case, tmp_path: Path) -> None:
    _, found = written(told, "geojson", tmp_path / "out")
    meeting = found["features"][0]
    assert meeting["geometry"] == {"type": "Point", "coordinates": [27.9, 43.2]}
    told_of = meeting["properties"]
    assert (told_of["precision"], told_of["origins"], told_of["time"]) == ("city", 3, "2024-04-14")
    assert "wherever in it" in found["precision"]["city"]
    assert "Tide: says it is not so" in told_of["told"]


def test_an_undated_event_stays_undated_on_the_map(told: Case, tmp_path: Path) -> None:
    _, found = written(told, "geojson", tmp_path / "out")
    undated = [f for f in found["features"] if f["properties"]["time"] is None]
    assert found["undated"] == len(undated) > 0
    assert all(f["properties"]["earliest"] is None and f["properties"]["when"] is None for f in undated)


class Tags(HTMLParser):
    """Every tag and attribute of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}


def day(told: dict[str, int]) -> date:
    return date(told["year"], told["month"], told["day"])


def test_the_timeline_has_each_date_as_wide_as_it_is_stated(case: Case, tmp_path: Path) -> None:
    _, found = written(case, "timelinejs", tmp_path / "out")
    events = {event.id: event for event in case.events}
    assert found["events"]
    for slide in found["events"]:
        time = events[slide["unique_id"]].time
        assert day(slide["start_date"]) == time.earliest
        assert day(slide.get("end_date", slide["start_date"])) == time.latest
        wide = (time.latest - time.earliest).days + 1 if time.latest and time.earliest else 0
        assert (f"within {wide:,} days" in slide["display_date"]) == (wide > 1)
    undated = sum(not event.time for event in case.events)
    assert found["left_out"].get("events without a date", 0) == undated
    starts = [day(slide["start_date"]) for slide in found["events"]]
    assert starts == sorted(starts)


def test_what_the_timeline_shows_as_html_cannot_act(evil: Case, tmp_path: Path) -> None:
    _, found = written(evil, "timelinejs", tmp_path / "out")
    tags = Tags()
    for slide in [*found["events"], found["title"]]:
        for text in (slide["text"]["headline"], slide["text"]["text"], slide.get("display_date", "")):
            tags.feed(text)
    assert tags.found <= {"p", "ul", "li", "bdi"}


def test_a_disputed_day_stands_beside_the_one_that_is_drawn(demo: Case, tmp_path: Path) -> None:
    _, found = written(demo, "timelinejs", tmp_path / "out")
    (meeting,) = [slide for slide in found["events"] if "meeting of Mirela Dascu" in slide["text"]["headline"]]
    assert "Reports differ: when: 2025-02-12 / 2025-02-14" in meeting["text"]["text"]
    _, found = written(demo, "geojson", tmp_path / "map")
    (meeting,) = [f["properties"] for f in found["features"] if f["properties"]["name"].startswith("meeting of Mirela Dascu")][:1]
    assert "when: 2025-02-12 / 2025-02-14" in meeting["disputed"]
