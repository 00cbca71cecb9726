"""What lists of a case are drawn from: one row a story with its counts, one row a difference, written with the story's picture."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from twosource.model import Case, Event, Relation
from twosource.store.columns import text_in

DIFFERENT = ("conflict", "updated", "coarser")
"""Levels of findings in which reports differ, gravest first."""

STORY_COUNT = sa.text(
    "INSERT INTO story_count VALUES (:story, :label, :reports, :claims, :entities, :events, :several, :relations, :origins, :conflicts,"
    " :earliest, :latest)"
)
DIFFERENCE = sa.text(
    "INSERT INTO difference VALUES (:story, :subject, :position, :kind, :label, :slot, :level, :values, :reason, :reports, :origins)"
)


def count(connection: sa.Connection, case: Case) -> None:
    """Writes the rows of a case of one story, inside a transaction that is open."""
    (story,) = case.stories
    names = {entity.id: entity.name for entity in case.entities}
    things: tuple[Event | Relation, ...] = (*case.events, *case.relations)
    found = [row for thing in things for row in _differences(thing, story.id, names)]
    days = [(each.published.earliest, each.published.latest) for each in case.reports]
    earliest, latest = [a for a, _ in days if a], [b for _, b in days if b]
    row = {
        "story": story.id,
        "label": text_in(story.label),
        "reports": len(case.reports),
        "claims": sum(len(reading.claims) for reading in case.readings),
        "entities": len(case.entities),
        "events": len(case.events),
        "several": sum(event.support != "one-report" for event in case.events),
        "relations": len(case.relations),
        "origins": len(case.origins),
        "conflicts": Counter(each["level"] for each in found)["conflict"],
        "earliest": min(earliest).isoformat() if earliest else None,
        "latest": max(latest).isoformat() if latest else None,
    }
    connection.execute(STORY_COUNT, row)
    if found:
        connection.execute(DIFFERENCE, found)


def _differences(thing: Event | Relation, story: str, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    if isinstance(thing, Event):
        kind, label = "event", thing.label
    else:
        kind, label = "relation", f"{names.get(thing.subject, thing.subject)} – {thing.type} – {names.get(thing.object, thing.object)}"
    for position, finding in enumerate(thing.findings):
        if finding.level in DIFFERENT:
            yield {
                "story": story, "subject": thing.id, "position": position, "kind": kind, "label": text_in(label),
                "slot": text_in(finding.slot), "level": finding.level, "reason": text_in(finding.reason),
                "values": json.dumps([value.value for value in finding.values]), "reports": len(thing.reports), "origins": thing.origins,
            }  # fmt: skip
