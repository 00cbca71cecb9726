"""What cannot be drawn costs one story its picture, in a comparison and in a kept case alike, until it can be."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.case.test_growing import Told, put, sorted_case
from tests.failing import GULL, affairs, breaking, read
from twosource import resolution, workflow
from twosource.case import decisions, reread, write
from twosource.case.read import Window
from twosource.errors import UsageError
from twosource.model import Case, Failure
from twosource.resolution import stories
from twosource.store import create, open_case
from twosource.workflow import picture

STAGES = {
    "resolve_entities": "entities",
    "resolve_origins": "origins",
    "resolve_events": "events",
    "settle": "roots",
    "story_of": "findings",
}


@pytest.fixture(scope="module")
def told() -> list[Told]:
    reports = affairs()
    return list(zip(reports, read(reports), strict=True))


def kept(path: Path, told: list[Told]) -> Path:
    create(path).close()
    put(path, told)
    return path


def whole(told: list[Told]) -> Case:
    return picture([report for report, _ in told], [reading for _, reading in told])


def of_gull(case: Case) -> str:
    """The story that tells of the gull."""
    (report,) = (report.id for report in case.reports if GULL in report.text)
    return next(story.id for story in case.stories if report in story.reports)


@pytest.mark.parametrize("function", STAGES)
def test_a_story_that_cannot_be_drawn_keeps_its_reports_and_costs_no_other(
    told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    before = whole(told)
    assert len(before.stories) == 2
    breaking(monkeypatch, function)
    case = whole(told)
    assert case.failures == (Failure(STAGES[function], "KeyError: 'gull'", story=of_gull(before)),)
    assert {(story.id, story.reports) for story in case.stories} == {(story.id, story.reports) for story in before.stories}
    (failed,) = (story for story in case.stories if story.id == of_gull(before))
    assert failed.label == "Walkout"
    for kind in ("entities", "events", "relations", "origins"):
        kept_things = {each.id for each in getattr(case, kind)}
        assert kept_things <= {each.id for each in getattr(before, kind)}
    assert {event.id for event in case.events} == {e.id for e in before.events if not set(e.reports) & set(failed.reports)}
    assert case.claims == before.claims
    assert sorted_case(write.load(kept(tmp_path / "a.two", told))) == sorted_case(case)


def test_two_things_of_one_id_are_a_fault_of_their_story(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = resolution.resolve_origins

    def twice(reports: list[object], *rest: object) -> object:
        found = real(reports, *rest)  # type: ignore[arg-type]
        return (*found, found[0]) if GULL in repr(reports) else found

    monkeypatch.setattr(resolution, "resolve_origins", twice)
    case = whole(told)
    ((stage, reason),) = {(each.stage, each.reason) for each in case.failures}
    assert stage == "origins"
    assert reason.startswith("2 of them have the id o")
    assert sorted_case(write.load(kept(tmp_path / "a.two", told))) == sorted_case(case)


def test_a_picture_that_the_tables_refuse_is_a_fault_of_its_story(
    told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(tmp_path / "a.two", told)
    before = write.load(path)
    monkeypatch.setattr(workflow, "_once", lambda case: case)
    real = resolution.resolve_origins
    monkeypatch.setattr(resolution, "resolve_origins", lambda r, *rest: (*(o := real(r, *rest)), *(o[:1] if GULL in repr(r) else ())))
    with open_case(path) as file:
        file.stories.forget("another")
    case = write.load(path)
    assert case.failures == (Failure("storing", "IntegrityError: UNIQUE constraint failed: origin.id", story=of_gull(before)),)
    assert {event.id for event in case.events} < {event.id for event in before.events}


def test_stories_that_cannot_be_joined_stand_side_by_side(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(tmp_path / "a.two", told)
    breaking(monkeypatch, "join")
    case = write.load(path)
    assert case.failures == (Failure("joining", "KeyError: 'gull'"),)
    assert case.events
    assert sorted_case(case) == sorted_case(whole(told))


def test_a_report_whose_words_cannot_be_found_stands_alone_and_says_why(
    told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stories.telling
    monkeypatch.setattr(stories, "telling", lambda text: real(text) if GULL not in text else real(None))
    case = whole(told)
    ((stage, story),) = {(each.stage, each.story) for each in case.failures}
    assert stage == "entities"
    assert next(each.reports for each in case.stories if each.id == story) == (told[3][0].id,)
    path = kept(tmp_path / "a.two", told)
    assert sorted_case(write.load(path)) == sorted_case(case)
    monkeypatch.undo()
    assert reread.redraw(path) == ()


def test_a_fault_of_the_machine_is_no_story_s(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    with monkeypatch.context() as broken:
        breaking(broken, "resolve_events", MemoryError)
        with pytest.raises(MemoryError):
            put(path, told)
    assert sorted_case(write.load(path)) == sorted_case(whole(told))


def test_a_failed_story_is_not_drawn_at_every_look(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, tried = tmp_path / "a.two", []

    def gull() -> Exception:
        tried.append(1)
        return ValueError("gull")

    breaking(monkeypatch, "resolve_events", gull)
    kept(path, told)
    assert len(tried) == 1
    for _ in range(2):
        write.load(path)
        write.freshen(path)
    with Window(path) as window:
        assert (window.totals().failed, window.totals().undrawn, window.totals().reports) == (1, 0, 5)
    decisions.decide(path, "reject", [write.load(path).events[0].id], "not of the gull", "ada")
    assert len(tried) == 1


def again(path: Path, how: str, told: list[Told], claim: str) -> None:
    """One of the ways in which a story is drawn again."""
    if how == "redraw":
        assert reread.redraw(path) == ()
    elif how == "retry":
        assert reread.retry(path).failures == []
    elif how == "version":
        with open_case(path) as file:
            file.stories.forget("another")
    elif how == "add":
        path.with_suffix(".txt").write_text("A ferry sank off Varna on 3 May 2024, and forty men were lost, the coast guard said.")
        assert write.add(path, [str(path.with_suffix(".txt"))]).failures == []
    elif how == "report":
        put(path, told[-1:])
    elif how == "decide":
        decisions.decide(path, "accept", [claim], "read it", "ada")
    else:
        decisions.undo(path)


@pytest.mark.parametrize("how", ["redraw", "retry", "version", "add", "report", "decide", "undo"])
def test_a_failed_story_is_drawn_again_when_it_is_asked_for(
    told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    path, plain = tmp_path / "a.two", sorted_case(whole(told))
    claim = told[3][1].claims[0].id
    with monkeypatch.context() as broken:
        breaking(broken, "resolve_events")
        kept(path, told[:-1] if how == "report" else told)
        if how == "undo":
            decisions.decide(path, "reject", [claim], "a slip", "ada")
        assert write.load(path).failures
    assert write.load(path).failures
    again(path, how, told, claim)
    found = write.load(path)
    assert found.failures == ()
    assert set(plain["events"]) <= set(sorted_case(found)["events"])


def test_what_was_decided_of_a_failed_story_can_be_decided_and_taken_back(
    told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, "resolve_events")
    path = kept(tmp_path / "a.two", told)
    case = write.load(path)
    claims = [claim.id for claim in case.claims.values() if claim.report == told[3][0].id]
    decisions.decide(path, "same", claims[:2], "one walkout", "ada")
    decisions.decide(path, "reject", claims[:1], "a slip", "ada")
    assert write.load(path).failures == case.failures
    decisions.undo(path)
    decisions.undo(path)
    assert sorted_case(write.load(path)) == sorted_case(case)
    with pytest.raises(UsageError, match="v000000000000"):
        decisions.decide(path, "reject", ["v000000000000"], "no such event", "ada")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)), cuts=st.sets(st.integers(1, 4)), function=st.sampled_from(sorted(STAGES)))
def test_the_same_case_with_the_same_failures_comes_out_whatever_the_order(
    told: list[Told], tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int], function: str
) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        breaking(monkeypatch, function)
        path = tmp_path_factory.mktemp("grown") / "a.two"
        create(path).close()
        edges = [0, *sorted(cuts), 5]
        for start, end in pairwise(edges):
            put(path, [told[at] for at in order[start:end]])
        case = write.load(path)
        assert len(case.failures) == 1
        assert sorted_case(case) == sorted_case(whole(told))
