"""A window on a kept case shows what the case holds, part by part."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from twosource.case import decisions, write
from twosource.case.read import Window
from twosource.model import Case
from twosource.outputs import contract
from twosource.store import open_case
from twosource.store.counts import DIFFERENT


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("looking") / "demo.two"
    write.new(made)
    with as_file(files("twosource") / "demo") as folder:
        write.add(made, [str(folder)])
    return made


@pytest.fixture(scope="module")
def whole(path: Path) -> Case:
    with open_case(path, "read") as kept:
        return kept.load()


@pytest.fixture
def window(path: Path) -> Iterator[Window]:
    with Window(path) as opened:
        yield opened


def complete(case: Case) -> None:
    """Whatever the excerpt's events, ties and claims name is in it."""
    claims, entities, reports = case.claims, {e.id for e in case.entities}, {r.id for r in case.reports}
    shown = contract(case)
    assert [claim["quote"] for claim in shown["claims"]] == [
        next(r.text for r in case.reports if r.id == c.report)[c.span.start : c.span.end] for c in claims.values()
    ]
    assert {party.entity for event in case.events for party in event.participants} <= entities
    assert {end for tie in case.relations for end in (tie.subject, tie.object)} <= entities
    chains = {role.chain for claim in claims.values() for role in claim.roles if role.chain}
    assert chains <= set(case.entity_of)
    assert {claim.report for claim in claims.values()} <= reports


def test_an_event_comes_with_all_that_tells_it(window: Window, whole: Case) -> None:
    for event in whole.events:
        case = window.event(event.id)
        assert case is not None
        assert case.events == (event,)
        assert {id: whole.claims[id] for id in event.claims} == case.claims
        assert {report.id for report in case.reports} == set(event.reports)
        complete(case)


def test_a_tie_and_a_claim_and_an_entity_too(window: Window, whole: Case) -> None:
    assert whole.relations
    for relation in whole.relations:
        case = window.relation(relation.id)
        assert case is not None
        assert case.relations == (relation,)
        complete(case)
    for claim in list(whole.claims.values())[::9]:
        case = window.claim(claim.id)
        assert case is not None
        assert case.claims == {claim.id: claim}
        assert all(claim.id in event.claims for event in case.events)
    for entity in whole.entities[::5]:
        case = window.entity(entity.id)
        assert case is not None
        assert entity in case.entities
        told = {
            c.id
            for c in whole.claims.values()
            for chain in (*(r.chain for r in c.roles), *(a.chain for a in c.attribution))
            if chain in entity.chains
        }
        assert set(case.claims) == told


def test_a_story_is_the_whole_of_a_case_of_one(window: Window, whole: Case) -> None:
    (story,) = whole.stories
    assert window.story(story.id) == whole
    light = window.story(story.id, layers=False)
    assert light is not None
    assert (light.claims, light.events, light.entities) == (whole.claims, whole.events, whole.entities)
    assert not any(reading.chains or reading.times for reading in light.readings)


def test_reports_come_with_all_that_was_read_in_them(window: Window, whole: Case) -> None:
    ids = tuple(report.id for report in whole.reports[:2])
    case = window.reports(ids)
    assert case is not None
    assert case.reports == whole.reports[:2]
    assert case.readings == whole.readings[:2]
    assert {origin.id for origin in case.origins} == {o.id for o in whole.origins if set(ids) & set(o.reports)}


def test_what_the_case_does_not_hold_is_none(window: Window) -> None:
    for look in (window.event, window.relation, window.claim, window.entity, window.story, window.origin):
        assert look("x") is None
        assert look("' OR 1 --") is None
    assert window.reports(("x",)) is None


def test_totals_and_lists_are_those_of_the_whole(window: Window, whole: Case) -> None:
    totals = window.lists.totals()
    assert (totals.reports, totals.events, totals.claims) == (len(whole.reports), len(whole.events), len(whole.claims))
    assert (totals.entities, totals.relations, totals.origins) == (len(whole.entities), len(whole.relations), len(whole.origins))
    assert totals.undrawn == 0
    differing = {
        (thing.id, finding.slot, finding.level): tuple(value.value for value in finding.values)
        for thing in (*whole.events, *whole.relations)
        for finding in thing.findings
        if finding.level in DIFFERENT
    }
    rows = window.lists.differences(DIFFERENT)
    assert {(row.subject, row.slot, row.level): row.values for row in rows} == differing
    assert totals.conflicts == sum(level == "conflict" for _, _, level in differing)
    assert [row.reports for row in rows] == sorted((row.reports for row in rows), reverse=True)
    assert {row.id for row in window.lists.reports()} == {report.id for report in whole.reports}
    assert {row.id for row in window.lists.origins()} == {origin.id for origin in whole.origins if origin.kind != "own"}
    (story,) = window.lists.stories()
    assert (story.reports, story.conflicts) == (len(whole.reports), totals.conflicts)


def test_names_are_listed_by_their_beginning(window: Window, whole: Case) -> None:
    rows = window.lists.entities("person", "an")
    assert {row.name for row in rows} == {e.name for e in whole.entities if e.type == "person" and e.name.casefold().startswith("an")}
    assert window.lists.entities(None, "zzz") == []


def test_a_decision_made_beside_is_seen(window: Window, whole: Case, path: Path) -> None:
    assert window.log() == ()
    claim = whole.events[0].claims[0]
    decisions.decide(path, "accept", [claim], "read it", "Mirela")
    assert [entry.verb for entry in window.log()] == ["accept"]
    case = window.claim(claim)
    assert case is not None
    assert [entry.who for entry in case.judgements] == ["Mirela"]
    decisions.undo(path)
    case = window.claim(claim)
    assert case is not None
    assert case.judgements == ()
