import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import ORIGINS, REPORTS, TEXT, moment
from tests.outputs.story import case as story
from tests.web.kept import client
from twosource.model import Origin, Passage, Source, Span
from twosource.store import create
from twosource.workflow import drawing_version

HOSTILE = 'copied <script>alert("x")</script> \u202etext'
COPIED = Origin(
    "o9", "copied text", ("ra", "rb"), HOSTILE, root="rb", direction="published a day before",
    passages=(Passage("ra", Span(0, 22), "rb", Span(0, 29)),),
)  # fmt: skip


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    days = {"ra": date(2024, 4, 16), "rb": date(2024, 4, 15)}
    reports = tuple(replace(r, published=moment(str(days[r.id]), days[r.id], days[r.id])) if r.id in days else r for r in REPORTS)
    told = replace(story(), reports=reports, origins=(*ORIGINS, COPIED))
    with create(tmp_path / "origins.two") as file:
        file.add([Source(r, r.text.encode(), "text/plain") for r in reports], told.readings, "test")
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return client(tmp_path / "origins.two")


def test_the_list_names_kind_basis_direction_and_reports_in_the_order_of_publication(browser: TestClient) -> None:
    page = browser.get("/origins").text
    assert "o2" not in re.findall(r'href="/origins/(o\d)"', page)
    row = page[page.index("copied &lt;script&gt;") : page.index("same evidence: a video")]
    assert row.index("/reports/rb") < row.index("/reports/ra")
    assert re.search(r'/reports/rb">.*?</a><strong> source</strong>', row)
    assert "published a day before" in row
    assert "<script>alert" not in page


def test_a_kind_narrows_the_list_and_an_unknown_one_does_not(browser: TestClient) -> None:
    def ids(query: str) -> list[str]:
        return [each["id"] for each in browser.get(f"/origins.json{query}").json()["origins"]]

    assert ids("") == ["o9", "o1"]
    assert ids("?kind=evidence") == ["o1"]
    assert ids("?kind=own") == ids("?kind=%27;") == ["o9", "o1"]


def test_an_origin_shows_who_took_what_from_whom_and_how_that_is_known(browser: TestClient) -> None:
    page = browser.get("/origins/o9").text
    assert "published a day before" in page
    assert "the source of the others" in page
    pair = page[page.index("Passages in common") :]
    assert pair.index(TEXT["rb"][:29]) < pair.index(TEXT["ra"][:22])
    assert "/reports/rb?at=0-29#at" in pair
    assert "/reports/ra?at=0-22#at" in pair
    assert 'href="/reading?report=rb&amp;report=ra"' in page
    assert "<script>alert" not in page


def test_an_origin_for_some_claims_shows_them_and_where_the_ground_is_named(browser: TestClient) -> None:
    page = browser.get("/origins/o1").text
    assert "2 claims" in page
    assert 'href="/claims/c1"' in page
    start = TEXT["ra"].index("A video")
    assert f"/reports/ra?at={start}-{start + 7}#at" in page
    assert "neither clock nor wording shows a direction" in page


def test_a_ground_of_its_own_is_no_joint_one(browser: TestClient) -> None:
    page = browser.get("/origins/o2").text
    assert "a ground of its own" in page
    assert "Read side by side" not in page
    assert browser.get("/origins/none").status_code == 404
    assert [each["id"] for each in browser.get("/origins/o9.json").json()["origins"]] == ["o9"]
