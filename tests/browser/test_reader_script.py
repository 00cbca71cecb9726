"""What the reader's script adds, as somebody who reads does it: selected words, lit claims, keys that go through what joins two reports."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.running import Visit, serving
from tests.outputs.story import REPORTS
from tests.outputs.story import case as story
from twosource.model import Block, Span
from twosource.model import Source as Taken
from twosource.store import create
from twosource.workflow import drawing_version

SHIPS = "\nThe ship 🚢🚢 of Mirela \u202eDascu\nand the 𝒩orvia ship left."
SELECT = """words => {
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    const nodes = []; let all = "";
    while (walker.nextNode()) { nodes.push([all.length, walker.currentNode]); all += walker.currentNode.data; }
    const place = at => { const [from, node] = nodes.findLast(([from]) => from <= at); return [node, at - from]; };
    const start = all.indexOf(words), range = document.createRange(), [node, at] = place(start + words.length - 1);
    range.setStart(...place(start)); range.setEnd(node, at + 1);
    getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-built story, the first report of which goes on with characters that UTF-16 writes as two."""
    told, path = story(), tmp_path_factory.mktemp("ships") / "ships.two"
    first = REPORTS[0]
    text, end = first.text + SHIPS, len(first.text)
    longer = replace(first, text=text, blocks=(*first.blocks, Block("paragraph", Span(end + 1, len(text)))))
    told = replace(told, reports=(longer, *REPORTS[1:]))
    with create(path) as file:
        file.add([Taken(each, each.text.encode(), "text/plain") for each in told.reports], told.readings, "test")
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return path


@pytest.fixture(scope="module")
def served(kept: Path) -> Iterator[str]:
    with serving(kept) as base:
        yield base


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        ("Mira Solen met", "Mira Solen met"),
        ("🚢🚢 of", "🚢🚢 of"),
        ("⟦U+202E⟧Dascu", "\u202eDascu"),
        ("𝒩orvia ship", "𝒩orvia ship"),
        ("ship 🚢", "ship 🚢"),
    ],
)
def test_selected_words_become_a_claim_at_their_code_points(visit: Callable[..., Visit], selected: str, words: str) -> None:
    tab = visit()
    page = tab.go("/reports/ra")
    page.evaluate(SELECT, selected)
    asked = parse_qs(urlsplit(page.locator(".adding-here").get_attribute("href") or "").query)
    assert asked["report"] == ["ra"]
    assert (REPORTS[0].text + SHIPS)[int(asked["start"][0]) : int(asked["end"][0])] == words
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".adding-here").wait_for(state="detached")
    assert tab.wrong == []


def test_a_number_in_the_text_lights_its_claim_and_the_entry_beside_it(visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go("/reports/ra")
    page.locator("#c4").click()
    assert page.locator(".abouts .on").get_attribute("data-claim") == "c4"
    assert lit(page, "claim") == "At least 20 people were hurt when a crane fell in Burgas in 2023."
    assert tab.wrong == []


def test_a_layer_is_shown_and_hidden_and_the_address_remembers_it(visit: Callable[..., Visit]) -> None:
    page = visit().go("/reports/ra")
    name = page.locator(".text .names").first
    line = "element => getComputedStyle(element).textDecorationLine"
    assert name.evaluate(line) == "none"
    page.locator("#layer-names").check()
    assert name.evaluate(line) == "underline"
    assert "layer=names" in page.url
    page.reload()
    assert page.locator("#layer-names").is_checked()


def test_layers_switch_without_a_script(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).go("/reports/ra?layer=none")
    page.locator("#layer-names").check()
    assert page.locator(".text .names").first.evaluate("element => getComputedStyle(element).textDecorationLine") == "underline"


def test_keys_go_through_what_joins_two_reports(visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go("/reading?report=ra&report=rb")
    shown = []
    for key in "nnp":
        page.keyboard.press(key)
        shown.append(page.locator(".column .flag.on").evaluate_all("flags => flags.map(flag => flag.id)"))
    assert shown[0] == shown[2] != shown[1]
    assert all({id.split("-")[1] for id in ids} == {"0", "1"} for ids in shown)
    assert tab.wrong == []


def lit(page: Page, name: str) -> str:
    """The words under a highlight."""
    return str(page.evaluate("name => [...CSS.highlights.get(name)].map(range => range.toString()).join('')", name))
