"""What a site says of what could not be read or drawn, and that every other page works."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.case.test_growing import put
from tests.failing import GULL, affairs, breaking, read
from tests.web.kept import client, token
from twosource.case import decisions, write
from twosource.model import Case, Failure, Reading
from twosource.store import create
from twosource.web.pages import PAGES


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of two stories: one cannot be drawn, and a report of the other could not be read."""
    breaking(monkeypatch, "resolve_events")
    reports = affairs()
    readings = read(reports)
    readings[1] = Reading(reports[1].id, failure=Failure("roles", "KeyError: <b>verb</b>", report=reports[1].id))
    path = tmp_path / "a.two"
    create(path).close()
    put(path, list(zip(reports, readings, strict=True)))
    return path


@pytest.fixture
def case(path: Path) -> Case:
    return write.load(path)


@pytest.fixture
def browser(path: Path) -> TestClient:
    return client(path)


def test_the_overview_names_what_failed_and_leads_to_it(browser: TestClient, case: Case) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    assert "Not read or not drawn" in page.text
    assert "KeyError: &lt;b&gt;verb&lt;/b&gt;" in page.text
    for failure in case.failures:
        link = f"/reports/{failure.report}" if failure.report else f"/stories/{failure.story}"
        assert f'href="{link}"' in page.text
        shown = browser.get(link)
        assert shown.status_code == 200
        assert "at the stage " + failure.stage in shown.text
    assert browser.get("/index.json").json()["totals"]["failed"] == 2


def test_the_pages_of_a_failed_story_have_twins_that_say_so(browser: TestClient, case: Case) -> None:
    undrawn = next(failure.story for failure in case.failures if failure.story)
    assert [each["stage"] for each in browser.get(f"/stories/{undrawn}.json").json()["failures"]] == ["events"]
    unread = next(failure.report for failure in case.failures if failure.report)
    assert [each["stage"] for each in browser.get(f"/reports/{unread}.json").json()["failures"]] == ["roles"]


def test_every_page_of_the_case_works(browser: TestClient, case: Case) -> None:
    things = {
        "stories": case.stories, "events": case.events, "relations": case.relations, "claims": tuple(case.claims.values()),
        "entities": case.entities, "reports": case.reports, "origins": case.origins,
    }  # fmt: skip
    for kind, found in things.items():
        for thing in found:
            for ending in ("", ".json"):
                assert browser.get(f"/{kind}/{thing.id}{ending}").status_code == 200, (kind, thing.id)
    lists = [address for address, _ in PAGES if "{" not in address and address != "/claims/new"]
    assert len(lists) > 5
    for address in lists:
        assert browser.get(address).status_code == 200, address
    assert browser.get("/search?q=gull").status_code == 200
    for story in case.stories:
        assert browser.get(f"/stories/{story.id}/dossier.html").status_code == 200
    assert browser.get("/dossier.html").status_code == 200


def test_a_claim_of_a_failed_story_is_decided_on(browser: TestClient, case: Case, path: Path) -> None:
    (report,) = (report for report in case.reports if GULL in report.text)
    claim = next(claim.id for claim in case.claims.values() if claim.report == report.id)
    page = browser.get(f"/claims/{claim}")
    form = {"token": token(page.text), "verb": "accept", "subject": claim, "why": "read it"}
    answer = browser.post("/decisions", data=form)
    assert answer.status_code in (200, 303), answer.text
    assert [entry.verb for entry in decisions.log(path)] == ["accept"]
    assert len(write.load(path).failures) == 2
