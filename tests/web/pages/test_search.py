import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import TEXT
from tests.web.kept import client, kept_story


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return client(kept_story(tmp_path))


def test_without_words_it_says_how_to_ask(browser: TestClient) -> None:
    page = browser.get("/search")
    assert page.status_code == 200
    assert "quotation marks" in page.text


def test_a_hit_shows_report_date_sentence_and_event(browser: TestClient) -> None:
    page = browser.get("/search?q=crane").text
    start = TEXT["ra"].index("At least 20")
    assert 'href="/reports/ra"' in page
    assert f"/reports/ra?at={start}-" in page
    assert 'href="/events/v2"' in page
    assert "<mark>crane</mark>" in page
    assert "not stated" in page
    assert "3 reports found." in page


def test_a_facet_is_a_link_that_keeps_the_words_and_can_be_taken_off(browser: TestClient) -> None:
    page = browser.get("/search?q=crane&page=1").text
    assert 'href="/search?q=crane&amp;source=Tide"' in page
    narrowed = browser.get("/search?q=crane&source=Tide").text
    assert "1 report found." in narrowed
    assert re.search(r'href="/search\?q=crane">Published by: <bdi>Tide</bdi>', narrowed)


def test_hostile_words_facets_and_names_are_text(browser: TestClient) -> None:
    page = browser.get(
        "/search", params={"q": '"><script>alert(1)</script>', "source": "<img src=x onerror=alert(1)>", "before": "1;DROP"}
    ).text
    assert "<script>" not in page
    assert "<img" not in page
    assert "Evening &lt;b&gt;Post&lt;/b&gt;" in browser.get("/search?q=crane").text
    assert "&lt;script&gt;" in browser.get("/search?q=alert").text


def test_nothing_found_is_said_with_what_to_do(browser: TestClient) -> None:
    assert "Nothing was found." in browser.get("/search?q=nowhere").text
    assert "Leave out a word or a facet" in browser.get("/search?q=crane&place=Nowhere").text


def test_the_twin_holds_hits_and_facets(browser: TestClient) -> None:
    told = browser.get("/search.json?q=crane").json()
    assert [hit["report"]["id"] for hit in told["hits"]] == ["rc", "rb", "ra"]
    assert ["Tide", 1] in told["facets"]["source"]
    assert told["words"] == "crane"
