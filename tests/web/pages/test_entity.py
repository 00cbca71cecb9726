from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import ENTITIES, STORY, TEXT, case
from tests.web.reading_pages import kept, one, text, tree
from twosource.model import Block, Case, Chain, Entity, Judgement, Link, Mention, Reading, Report, Source, Span, Story
from twosource.store import create, open_case
from twosource.web.site import site
from twosource.workflow import drawing_version

OTHER_TEXT = "Mira Solen opened a bakery in Ruse."


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    def change(told: Case) -> Case:
        first, *rest = told.readings
        at = TEXT["ra"].index("Envoy")
        described = Mention("ra", Span(at, at + 5), "Envoy", "description", "person", Span(at, at + 5))
        chains = [
            replace(c, mentions=(*c.mentions, described), descriptions=("harbour chief",)) if c.id == "ra-solen" else c
            for c in first.chains
        ]
        solen = replace(
            ENTITIES[0],
            mentions=(*ENTITIES[0].mentions, described),
            links=(Link("ra-solen", "rb-solen", 0.9, "one name in the other"), Link("ra-solen", "rc-solen", 0.7, "the same last name")),
        )
        readings = (replace(first, chains=tuple(chains)), *rest)
        return replace(told, readings=readings, entities=(solen, *told.entities[1:]))

    return kept(tmp_path, change)


def named(browser: TestClient, words: str) -> list[str]:
    page = tree(browser, "/entities/e1")
    row = one(page, f"//table[contains(@class, 'named')]//tr[th[starts-with(normalize-space(), '{words}')]]")
    return [text(cell) for cell in row]


def test_names_and_descriptions_say_who_uses_them_and_where_they_stand(browser: TestClient) -> None:
    _, who, where = named(browser, "Solen")
    assert who == "Evening <b>Post</b>, Tide"
    assert where.startswith("Solen is said to have met Brandt")
    words, who, where = named(browser, "Envoy")
    assert words == "Envoy described"
    assert who == "Courier"
    assert "Envoy Mira Solen met" in where
    _, who, where = named(browser, "harbour chief")
    assert who == "Courier"
    assert "harbour chief Tomas Brandt" in where


def test_what_reports_say_of_it_comes_with_who_says_so_and_the_sentence(browser: TestClient) -> None:
    page = tree(browser, "/entities/e1")
    meeting = one(page, "//div[@id='v1']")
    assert "14 April 2024 · Varna · 3 reports · as actor" in text(meeting)
    assert "on the word of the Free Dockers League" in text(meeting)
    assert "says it is not so" in text(meeting)
    assert {"Mira Solen", "Solen"} == {text(mark) for mark in meeting.xpath(".//mark")}


def test_ties_and_what_it_is_cited_for(browser: TestClient) -> None:
    page = tree(browser, "/entities/e3")
    assert "The League is led by Ada Quill." in text(one(page, "//div[@id='l1']"))
    assert "Envoy Mira Solen met" in text(one(page, "//section[h2='Cited for']"))


def test_links_show_the_weakest_first(browser: TestClient) -> None:
    page = tree(browser, "/entities/e1")
    section = one(page, "//section[h2='Why these mentions count as one']")
    assert "2 links, the weakest at 0.70: the same last name." in text(section)
    assert [text(score) for score in section.xpath(".//tbody/tr/td[1]")] == ["0.70", "0.90"]


def test_a_place_is_on_the_map_and_a_person_is_not(browser: TestClient) -> None:
    assert tree(browser, "/entities/e4").xpath("//*[@data-picture='map']")
    assert not tree(browser, "/entities/e1").xpath("//*[@data-picture='map']")


def test_a_name_in_another_story_counts_as_one_unless_somebody_says_no(tmp_path: Path) -> None:
    span = Span(0, 10)
    report = Report("rd", OTHER_TEXT, "1" * 64, (Block("paragraph", Span(0, len(OTHER_TEXT))),), publisher="Baker")
    mention = Mention("rd", span, "Mira Solen", "name", "person", span)
    chain = Chain("rd-solen", "rd", "person", "Mira Solen", (mention,))
    entity = Entity("e9", "person", "Mira Solen", ("rd-solen",), mentions=(mention,))
    other = Case((report,), (Reading("rd", (chain,)),), (entity,), stories=(Story("s2", "a bakery", ("rd",), 1.0),))
    path = tmp_path / "both.two"
    with create(path) as file:
        told = case()
        sources = [Source(each, each.text.encode(), "text/plain") for each in (*told.reports, report)]
        file.add(sources, (*told.readings, *other.readings), "test", told.refusals)
        file.stories.forget(drawing_version())
        file.stories.put([told, other], 0)

    def shown() -> str:
        return text(one(tree(TestClient(site(path)), "/entities/e1"), "//section[h2='In other stories']"))

    page = shown()
    assert "Counts as one with this over stories: both give the full name “Mira Solen”" in page
    assert "a bakery" in page
    assert STORY.label not in page
    with open_case(path) as file:
        chains = (case().entities[0].chains[0], "rd-solen")
        file.append(Judgement(0, "different", chains, "Ada", datetime.now(UTC), "another trade"), ())
    page = shown()
    assert "Not counted as one with this: a name alone is no proof that they are one." in page
    assert "Counts as one" not in page


def test_the_list_is_by_type_and_beginning(browser: TestClient) -> None:
    def names(query: str) -> list[str]:
        return [row["name"] for row in browser.get(f"/entities.json{query}").json()["entities"]]

    assert names("") == ["Ada Quill", "Mira Solen", "Tomas Brandt"]
    assert names("?type=organization") == ["Free Dockers League", "Grey Fleet"]
    assert names("?type=person&beginning=m") == ["Mira Solen"]
    assert names("?type=all&beginning=%25") == []
    assert len(names("?type=all")) == 6
    assert names("?type=nonsense") == names("")
    page = tree(browser, "/entities?type=person&beginning=M")
    assert text(one(page, "//ul[@class='choices'][2]//a[@aria-current]")) == "M"
    assert "Begins with" in text(page)
