import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.outputs.story import case
from tests.store.test_casefile import store
from twosource.errors import UsageError
from twosource.model import identify
from twosource.store import Finder, Unknown, find, named, open_case
from twosource.store.stories import as_read

STORY = case()
EVENT = next(event for event in STORY.events if len(event.claims) > 1)
CLAIM = next(claim for claim in STORY.claims if claim not in EVENT.claims)


@pytest.fixture
def finder(tmp_path: Path) -> Iterator[Finder]:
    store(STORY, tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept, kept.stories.together():
        yield Finder(kept.connection)


def test_a_thing_stands_for_its_members(finder: Finder) -> None:
    assert finder.thing(EVENT.id).members == EVENT.claims
    assert finder.thing(CLAIM).members == (CLAIM,)
    entity = STORY.entities[0]
    assert (finder.thing(entity.id[:8]).kind, finder.thing(entity.id[:8]).members) == ("entity", entity.chains)
    assert finder.thing(STORY.reports[0].id).kind == "report"
    assert (finder.thing(STORY.stories[0].id).kind, finder.thing(STORY.stories[0].id).members) == ("story", STORY.stories[0].reports)


def test_no_thing_and_several_are_told_apart(finder: Finder) -> None:
    with pytest.raises(Unknown, match="nothing with the id"):
        finder.thing("nosuch")
    with pytest.raises(Unknown):
        finder.thing(EVENT.id[:1])
    with pytest.raises(Unknown):
        finder.thing("%%%%")
    everything = [*STORY.claims, *(chain.id for reading in STORY.readings for chain in reading.chains)]
    assert all(finder.thing(each).id == each for each in everything)


def test_a_claim_leads_to_the_event_that_holds_it(finder: Finder) -> None:
    assert [thing.id for thing in finder.holders("claim", EVENT.claims)] == [EVENT.id]
    entity = STORY.entities[0]
    assert [thing.id for thing in finder.holders("chain", entity.chains[:1])] == [entity.id]


def test_an_id_that_an_event_had_leads_to_the_one_that_holds_its_claim_now(tmp_path: Path) -> None:
    store(STORY, tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept, kept.stories.together():
        kept.connection.exec_driver_sql("INSERT INTO former VALUES (?, ?)", ("v0ld0ld0ld", EVENT.claims[1]))
        finder = Finder(kept.connection)
        assert finder.thing("v0ld0").id == finder.thing("v0ld0ld0ld").id == EVENT.id


def test_an_id_that_an_event_once_had_still_leads_to_it() -> None:
    for claim in EVENT.claims:
        once = identify("v", claim)
        assert find({event.id: event for event in STORY.events}, once, STORY) == EVENT.id
        assert find({event.id: event for event in STORY.events}, once[:7], STORY) == EVENT.id
    with pytest.raises(UsageError, match="nothing"):
        find({event.id: event for event in STORY.events}, identify("v", "c-unknown"), STORY)


def test_nothing_is_looked_for_by_reading_a_whole_table(finder: Finder) -> None:
    asked: list[str] = []
    event.listen(finder.connection.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for identity in (STORY.events[0].id, STORY.reports[0].id, "nosuchid", CLAIM):
        with suppress(UsageError):
            finder.thing(identity)
    finder.holders("claim", [CLAIM])
    finder.holders("chain", ["k"])
    finder.claims([CLAIM])
    finder.chains_in(STORY.reports[0].id)
    as_read(finder.connection, STORY.readings)
    named(finder.connection, [CLAIM, "k", STORY.reports[0].id])
    assert len(asked) > 20
    raw = finder.connection.connection.cursor()
    for each in dict.fromkeys(asked):
        values = dict.fromkeys(re.findall(r":(\w+)", each), "1") or ["1"] * each.count("?")
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {each}", values)]
        scans = [step for step in plan if step.startswith("SCAN") and "VIRTUAL TABLE" not in step and "claim_story" not in step]
        assert scans == [], (each, plan)
