"""A kept case grown report by report is the case that one reading of all its reports gives, in whatever order they came."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import Affairs

from twosource.case import decisions, write
from twosource.model import Case, Judgement, Reading, Report, Source
from twosource.reading import ENGLISH
from twosource.store import create, open_case
from twosource.workflow import picture

Told = tuple[Report, Reading]
AFFAIRS, REPORTS = 7, 3


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """A few affairs' reports with their readings: some names are of several affairs."""
    made = Affairs(seed=3, reports=REPORTS)
    reports = [report for number in range(AFFAIRS) for report in made.affair(number)]
    return list(zip(reports, ENGLISH.read(reports), strict=True))


def put(path: Path, batch: Sequence[Told]) -> None:
    with open_case(path) as kept:
        kept.add([Source(report, report.text.encode(), "text/plain") for report, _ in batch], [reading for _, reading in batch], "test")
        write.refresh(kept)


def sorted_case(case: Case) -> dict[str, list[str]]:
    """A case whose lists have lost the order in which the reports came."""
    parts = {
        name: getattr(case, name) for name in ("reports", "entities", "events", "relations", "origins", "stories", "failures", "namesakes")
    }
    return {name: sorted(map(repr, items)) for name, items in parts.items()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(AFFAIRS * REPORTS)), cuts=st.sets(st.integers(1, AFFAIRS * REPORTS - 1), max_size=6))
def test_the_same_case_comes_out_whatever_the_order_of_adding(told: list[Told], order: list[int], cuts: set[int]) -> None:
    whole = sorted_case(picture([report for report, _ in told], [reading for _, reading in told]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.two"
        create(path).close()
        edges = [0, *sorted(cuts), len(order)]
        for start, end in pairwise(edges):
            batch = [told[at][0] for at in order[start:end]]
            put(path, list(zip(batch, ENGLISH.read(batch), strict=True)))
        assert sorted_case(write.load(path)) == whole


def test_one_more_report_leaves_other_stories_as_they_are(told: list[Told], tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    put(path, told[:-1])
    with open_case(path) as kept:
        before = {row[0]: row[1] for row in kept.connection.exec_driver_sql("SELECT id, number FROM event")}
        kept.connection.rollback()
    put(path, told[-1:])
    with open_case(path) as kept:
        after = {row[0]: row[1] for row in kept.connection.exec_driver_sql("SELECT id, number FROM event")}
        kept.connection.rollback()
        story = next(story for story in kept.load().stories if told[-1][0].id in story.reports)
        untouched = {event.id for event in kept.load().events if event.reports[0] not in story.reports}
    assert untouched
    assert all(after[event] == before[event] for event in untouched)


def test_a_decision_and_its_undoing_are_drawn_like_a_case_made_with_it(told: list[Told], tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    put(path, told)
    plain = write.load(path)
    one, other = plain.events[0], next(event for event in plain.events if not set(event.reports) & set(plain.events[0].reports))
    decisions.decide(path, "same", [one.id, other.id], "one happening", "an editor")
    joined = write.load(path)
    event = next(event for event in joined.events if one.claims[0] in event.claims)
    assert other.claims[0] in event.claims
    assert any({one.reports[0], other.reports[0]} <= set(story.reports) for story in joined.stories)
    made = Judgement(1, "same", (one.claims[0], other.claims[0]), "an editor", datetime.now(UTC), "one happening")
    assert sorted_case(joined) == sorted_case(picture(joined.reports, joined.readings, [made]))
    decisions.undo(path)
    assert sorted_case(write.load(path)) == sorted_case(plain)


def test_two_of_a_name_in_two_affairs_are_one_until_a_person_says_otherwise(told: list[Told], tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    put(path, told)
    case = write.load(path)
    story_of = {report: story.id for story in case.stories for report in story.reports}
    chains = {chain.id: chain for reading in case.readings for chain in reading.chains}
    shared = next(entity for entity in case.entities if len({story_of[chains[chain].report] for chain in entity.chains}) > 1)
    first = shared.chains[0]
    second = next(chain for chain in shared.chains if story_of[chains[chain].report] != story_of[chains[first].report])
    decisions.decide(path, "different", [first, second], "two towns of one name", "an editor")
    apart = write.load(path).entity_of
    assert apart[first] != apart[second]
    decisions.undo(path)
    again = write.load(path).entity_of
    assert again[first] == again[second] == shared.id


def test_reports_that_share_few_words_are_compared_where_a_user_says_they_are_of_one_affair(told: list[Told]) -> None:
    reports, readings = [told[0][0], told[-1][0]], [told[0][1], told[-1][1]]
    assert len(picture(reports, readings).stories) == 2
    bound = picture(reports, readings, tied=[tuple(sorted(report.id for report in reports))])
    assert [set(story.reports) for story in bound.stories] == [{report.id for report in reports}]


def test_two_that_add_at_once_end_with_the_case_of_both(told: list[Told], tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    halves = [told[0::2], told[1::2]]
    adding = [Thread(target=lambda half=half: [put(path, [each]) for each in half]) for half in halves]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()
    whole = picture([report for report, _ in told], [reading for _, reading in told])
    assert sorted_case(write.load(path)) == sorted_case(whole)
