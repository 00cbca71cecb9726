from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import CLAIMS, MEETING, VISIT
from tests.web.reading_pages import NASTY, kept, nasty, one, text, tree
from twosource.case.read import Window
from twosource.model import Case, Judgement
from twosource.store import open_case
from twosource.web.page import Person, View
from twosource.web.pages.event import event

PAGES = (
    "/", "/stories", "/stories/s1", "/events/v1", "/events/v2", "/relations/l1", "/claims/c1", "/claims/c10", "/entities/e1",
    "/entities/e4", "/entities?type=all", "/differences?level=all",
)  # fmt: skip


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return kept(tmp_path)


def shown(browser: TestClient, sort: str, path: str = "/stories/s1") -> list[str]:
    """The titles under one heading of a story."""
    return [text(each) for each in tree(browser, path).xpath(f"//section[@id='{sort}']/ul/li/a")]


def test_a_story_opens_with_what_is_disputed_then_agreed_then_told_by_one(browser: TestClient) -> None:
    page = tree(browser, "/stories/s1")
    heads = [text(head) for head in page.xpath("//main//section[@id]/h2")]
    assert heads[:2] == ["Disputed 2", "From one report only 4"]
    assert shown(browser, "disputed") == ["meeting of Mira Solen and Tomas Brandt in Varna", "crane accident in Burgas"]
    assert "visit of Mira Solen to Sofia" in shown(browser, "alone")
    assert "Ada Quill – leads – Free Dockers League" in shown(browser, "alone")


def test_an_item_names_its_reports_and_leads_to_the_finding(browser: TestClient) -> None:
    item = one(tree(browser, "/stories/s1"), "//li[@id='v1']")
    assert "A◐ attributes" in text(item)
    assert "C✕ denies" in text(item)
    assert item.xpath(".//a[@href='/events/v1#finding-2']")
    assert "whether" in text(item)
    assert "happened ≠ did not happen" in text(item)


def test_long_lists_are_cut_and_the_rest_is_a_link_away(tmp_path: Path) -> None:
    def change(told: Case) -> Case:
        claims = {claim.id: claim for claim in CLAIMS}
        visits = tuple(replace(claims["c7"], id=f"x{number}") for number in range(15))
        readings = tuple(replace(r, claims=(*r.claims, *visits)) if r.report == "rb" else r for r in told.readings)
        events = tuple(replace(VISIT, id=f"w{number}", claims=(f"x{number}",), label=f"visit {number}") for number in range(15))
        return replace(told, readings=readings, events=(*told.events, *events))

    browser = kept(tmp_path, change)
    assert len(shown(browser, "alone")) == 10
    rest = one(tree(browser, "/stories/s1"), "//section[@id='alone']/p[@class='more']/a")
    assert text(rest) == "9 more of less weight"
    assert rest.get("href") == "/stories/s1?all=alone#alone"
    assert len(shown(browser, "alone", "/stories/s1?all=alone")) == 19


def test_the_reports_stand_under_the_letters_of_the_matrix(browser: TestClient) -> None:
    page = tree(browser, "/stories/s1")
    rows = [(text(row[0]), text(row[1].xpath(".//a")[0])) for row in page.xpath("//section[@id='reports']//tbody/tr")]
    assert rows == [("A", "Courier"), ("B", "Evening <b>Post</b>"), ("C", "Tide")]
    assert {each.get("data-picture") for each in page.xpath("//figure[@data-picture]")} >= {"matrix", "timeline", "map", "tree"}


def test_a_tie_says_who_says_it_in_the_order_of_publication(browser: TestClient) -> None:
    page = tree(browser, "/relations/l2")
    assert text(one(page, "//h1")) == "Free Dockers League – front of – Grey Fleet"
    (told,) = page.xpath("//section[h2='Who says so']/ol/li")
    assert "○ hedges Evening <b>Post</b>, day of publication not stated" in text(told)
    assert "hedged: “widely regarded as”" in text(told)
    assert [mark.text_content() for mark in one(tree(browser, "/relations/l1"), "//section[h2='Who says so']").xpath(".//mark")] == [
        "The League", "Ada Quill"
    ]  # fmt: skip


def test_differences_are_narrowed_by_level_and_slot_and_lead_to_their_finding(browser: TestClient) -> None:
    def found(query: str) -> list[tuple[str, str]]:
        return [(row["subject"], row["slot"]) for row in browser.get(f"/differences.json{query}").json()["differences"]]

    assert found("") == [("v1", "occurrence"), ("v1", "certainty"), ("v2", "quantity:injured")]
    assert found("?slot=occurrence") == [("v1", "occurrence")]
    assert found("?level=coarser") == [("v2", "time")]
    assert len(found("?level=all")) == 4
    assert found("?level=%27--") == found("")
    page = tree(browser, "/differences")
    assert page.xpath("//ol//a[@href='/events/v1#finding-2']")
    assert "how surely certain / possible told differently" in text(one(page, "//ol/li[2]"))


def test_the_overview_counts_and_names_the_gravest(browser: TestClient) -> None:
    page = tree(browser, "/")
    counts = {text(each.find("dt")): text(each.find("dd")) for each in page.xpath("//dl[@class='counts']/div")}
    assert counts["reports"] == "3"
    assert counts["events told by several"] == "2"
    assert counts["refused"] == "1"
    assert page.xpath("//a[@href='/events/v1#finding-2']")
    assert "photo.jpg" in text(page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_built(browser: TestClient, path: str) -> None:
    page = tree(browser, path)
    levels = [int(head.tag[1]) for head in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.xpath("//*/@id")
    assert len(ids) == len(set(ids))
    assert not page.xpath("//main//table[not(caption)]")
    assert not page.xpath("//main//th[not(@scope)]")
    assert not page.xpath("//@style | //@onclick | //script[not(@src) and @type != 'application/json']")


@pytest.mark.parametrize("path", PAGES)
def test_text_of_strangers_stays_text(tmp_path: Path, path: str) -> None:
    browser = kept(tmp_path, nasty)
    answer = browser.get(path)
    page = tree(browser, path)
    assert not page.xpath("//script[contains(text(), 'alert')][not(@type='application/json')]")
    assert not page.xpath("//*[@onmouseover]")
    assert not page.xpath("//a[starts-with(@href, 'javascript')]")
    assert "\u202e" not in answer.text
    assert "<script>alert" not in answer.text


def test_a_hostile_label_is_shown_as_it_is(tmp_path: Path) -> None:
    page = tree(kept(tmp_path, nasty), "/events/v1")
    assert text(one(page, "//h1")) == NASTY.replace("\u202e", "⟦U+202E⟧")


def test_only_who_may_decide_is_shown_the_controls(tmp_path: Path) -> None:
    kept(tmp_path)
    with Window(tmp_path / "told.two") as window:

        def seen(person: Person) -> str:
            return event(View(window, "/events/v1", {"id": "v1"}, {}, "", (), person, "token")).body

        assert 'id="correct"' in seen(Person("Ada"))
        assert 'id="correct"' not in seen(Person("Ada", may_edit=False))
        assert "<form" not in seen(Person("Ada", may_edit=False))


def test_a_story_is_read_anew_when_the_case_has_changed(tmp_path: Path) -> None:
    kept(tmp_path)
    with Window(tmp_path / "told.two") as window:
        first = window.story("s1")
        assert window.story("s1") is first
        with open_case(tmp_path / "told.two", "write") as file:
            file.append(Judgement(0, "accept", ("c1",), "Ada", datetime(2025, 3, 1, tzinfo=UTC), "sentence read"), ())
        again = window.story("s1")
        assert again is not None
        assert [each.verb for each in again.judgements] == ["accept"]


def test_every_link_within_the_case_leads_somewhere(browser: TestClient) -> None:
    seen: set[str] = set()
    for path in PAGES:
        seen |= {href.partition("#")[0] for href in tree(browser, path).xpath("//main//a/@href") if "dossier" not in href}
    asked = sorted(each for each in seen if each.startswith(("/stories", "/events", "/relations", "/claims", "/entities", "/differences")))
    assert len(asked) > 20
    assert [each for each in asked if browser.get(each).status_code != 200] == []


def test_an_anchor_named_by_a_link_is_there(browser: TestClient) -> None:
    links = tree(browser, "/stories/s1").xpath("//main//a[contains(@href, '#finding-')]/@href")
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert one(tree(browser, path), f"//*[@id='{anchor}']") is not None
    assert MEETING.id in "".join(links)
