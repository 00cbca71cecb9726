"""What goes with every answer of the site, and where links lead that are old or wrong."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import case as story
from tests.web.kept import client, kept_story
from twosource.store import open_case
from twosource.web.headers import HEADERS
from twosource.web.pages import PAGES
from twosource.web.shelf import static
from twosource.web.site import site

EVENT = story().events[0]


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return client(kept_story(tmp_path))


def test_every_answer_lets_nothing_in_from_elsewhere(browser: TestClient) -> None:
    assert "default-src 'none'" in HEADERS["content-security-policy"]
    assert "unsafe" not in HEADERS["content-security-policy"]
    for path in ("/", "/index.json", "/nothing", "/nothing.json", f"/events/{EVENT.id}", "/static/site.css", "/static/none.css"):
        answer = browser.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path


def test_every_address_has_a_twin(tmp_path: Path) -> None:
    found = {route.path for route in site(kept_story(tmp_path)).routes if hasattr(route, "path")}
    for address, _ in PAGES:
        assert ("/index.json" if address == "/" else f"{address}.json") in found


def test_what_is_not_there_is_told_in_a_sentence(browser: TestClient) -> None:
    page = browser.get("/events/v000000000000")
    assert page.status_code == 404
    assert "The case holds no event" in page.text
    twin = browser.get("/events/v000000000000.json")
    assert twin.status_code == 404
    assert twin.json()["error"].startswith("The case holds no event")
    assert browser.get("/../../etc/passwd").status_code == 404
    assert browser.get("/static/../site.py").status_code == 404


def test_an_id_that_an_event_once_had_still_leads_to_it(tmp_path: Path) -> None:
    path = kept_story(tmp_path)
    with open_case(path) as kept, kept.stories.together():
        kept.connection.exec_driver_sql("INSERT INTO former VALUES ('v0123456789ab', ?)", (EVENT.claims[-1],))
    browser = client(path)
    answer = browser.get("/events/v0123456789ab", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/events/{EVENT.id}")
    twin = browser.get("/events/v0123456789ab.json", follow_redirects=False)
    assert twin.headers["location"] == f"/events/{EVENT.id}.json"


def test_a_thing_under_the_wrong_sort_leads_to_its_page(browser: TestClient) -> None:
    answer = browser.get(f"/claims/{EVENT.id}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/events/{EVENT.id}")


def test_files_are_kept_as_long_as_they_are_the_same(browser: TestClient) -> None:
    marked = browser.get(static("site.css"))
    assert "immutable" in marked.headers["cache-control"]
    assert marked.headers["content-type"].startswith("text/css")
    assert browser.get("/static/site.css?old").headers["cache-control"] == "no-cache"


def test_a_query_of_any_length_is_answered(browser: TestClient) -> None:
    assert browser.get("/reports?" + "&".join(f"page={each}" for each in range(3000))).status_code == 200
    assert browser.get("/search", params={"q": "(" * 5000}).status_code == 200
