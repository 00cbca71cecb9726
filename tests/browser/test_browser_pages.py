"""Every page of the demo case as people meet it: wide and narrow, light and dark, by keyboard, without a script, with a screen reader."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.browser.places import places
from tests.browser.running import NARROW, WIDE, Visit
from tests.web.kept import client
from twosource.web.pages import PAGES

ADDRESSES = [address for address, _ in PAGES]
SCROLLS = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
AXE = "rules => axe.run(document, rules ? {runOnly: rules} : {}).then(found => found.violations)"
GRAVE = {"serious", "critical"}
PICTURED = {"/stories/{id}": {"timeline", "map", "network", "matrix", "tree"}, "/events/{id}": {"timeline", "map"}}
"""Pages with pictures, and which."""
FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const traits = ["outlineStyle", "outlineColor", "boxShadow", "stroke", "strokeWidth", "backgroundColor", "textDecorationLine"];
  const look = () => [here, ...here.querySelectorAll("*")].map((each) => traits.map((trait) => getComputedStyle(each)[trait])).join();
  const lit = look();
  const box = here.getBoundingClientRect();
  here.blur();
  return {what: here.outerHTML.slice(0, 160), seen: look() !== lit, size: box.width * box.height};
}"""
"""What has the focus, whether it looks other than without it, and its size; takes the focus away, not the place from which Tab goes on."""
HERE = "() => document.activeElement.closest('th, td').cellIndex + ',' + document.activeElement.closest('tr').rowIndex"


@pytest.fixture(scope="module")
def paths(served: str) -> dict[str, str]:
    """Where each page is in this case."""
    return places(served)


@pytest.fixture
def asked(kept: Path) -> Iterator[TestClient]:
    """The same case, asked without a browser."""
    with client(kept) as found:
        yield found


def grave(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds that keeps people out."""
    return [
        f"{each['id']}: {node['html'][:200]} – {' '.join(node['failureSummary'].split())[:200]}"
        for each in page.evaluate(AXE, rules)
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_shows_whole_and_lets_everybody_in(address: str, paths: dict[str, str], visit: Callable[..., Visit], axe: str) -> None:
    tab = visit()
    page = tab.go(paths[address])
    expect(page.locator("h1")).to_have_count(1)
    page.evaluate(axe)
    found = {"wide": grave(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = grave(page, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    assert page.evaluate(SCROLLS) <= 0, f"{address} is wider than the screen"
    found["narrow"] = grave(page, ["scrollable-region-focusable", "target-size", "meta-viewport"])
    assert {look: said for look, said in found.items() if said} == {}
    assert tab.wrong == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_go_down_one_level_at_a_time(address: str, kept: Path, asked: TestClient, paths: dict[str, str]) -> None:
    answer = asked.get(paths[address])
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert [after for before, after in pairwise(levels) if after > before + 1] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_its_twin(address: str, asked: TestClient, paths: dict[str, str]) -> None:
    path, _, query = paths[address].partition("?")
    answer = asked.get("/index.json" if path == "/" else f"{path}.json" + (f"?{query}" if query else ""))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert isinstance(json.loads(answer.text), dict)


def test_every_link_leads_somewhere(asked: TestClient, paths: dict[str, str]) -> None:
    wanted: dict[str, set[str]] = {}
    for path in paths.values():
        for link in html.fromstring(asked.get(path).text).iter("a", "link"):
            where, mark = urldefrag(urljoin(path, link.get("href", "")))
            if not where.startswith("/"):
                assert "noreferrer" in (link.get("rel") or ""), f"{path} leads to {where}, which would learn where from"
                continue
            wanted.setdefault(where, set()).add(mark)
    lost = []
    for where, marks in wanted.items():
        answer = asked.get(where)
        if answer.status_code != 200:
            lost.append(f"{where}: {answer.status_code}")
        elif marks - {""}:
            ids = set(re.findall(r'\sid="([^"]+)"', answer.text))
            lost += [f"{where} has no #{mark}" for mark in marks - {""} - ids]
    assert lost == []


@pytest.mark.parametrize("address", PICTURED)
def test_pictures_are_drawn_and_their_marks_reached_by_keyboard(address: str, paths: dict[str, str], visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go(paths[address])
    figures = page.locator("figure[data-picture]")
    assert {each.get_attribute("data-picture") for each in figures.all()} == PICTURED[address]
    for name in PICTURED[address] - {"matrix"}:
        drawn = page.locator(f'figure[data-picture="{name}"] svg')
        expect(drawn.first).to_be_visible()
        reached = drawn.locator('a[href], [tabindex="0"]')
        assert reached.count() > 0, f"nothing in the {name} is reached by the keyboard"
        reached.first.focus()
        assert page.evaluate(FOCUS)["seen"], f"in the {name} one does not see where one is"
    assert tab.wrong == []


def test_the_matrix_moves_by_arrows(paths: dict[str, str], visit: Callable[..., Visit]) -> None:
    page = visit().go(paths["/stories/{id}"])
    matrix = page.locator('figure[data-picture="matrix"]')
    matrix.locator('tbody [tabindex="0"]').first.focus()
    spots = [page.evaluate(HERE)]
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        spots.append(page.evaluate(HERE))
    assert len(set(spots)) == 4
    assert spots[4] == spots[0]


@pytest.mark.parametrize("address", ["/", "/events/{id}", "/reports/{id}", "/correct/entities/{id}"])
def test_one_sees_where_the_keyboard_is(address: str, paths: dict[str, str], visit: Callable[..., Visit]) -> None:
    page = visit().go(paths[address])
    hidden = []
    for _ in range(25):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at and not (at["seen"] and at["size"]):
            hidden.append(at["what"])
    assert hidden == []


@pytest.mark.parametrize("address", PICTURED)
def test_without_a_script_the_tables_are_there(address: str, paths: dict[str, str], visit: Callable[..., Visit]) -> None:
    tab = visit(java_script_enabled=False)
    page = tab.go(paths[address])
    for name in PICTURED[address]:
        expect(page.locator(f'figure[data-picture="{name}"] table').first).to_be_visible()
    assert tab.wrong == []


def test_a_page_prints_without_its_controls(paths: dict[str, str], visit: Callable[..., Visit]) -> None:
    page = visit(viewport=WIDE).go(paths["/events/{id}"])
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator("form.decision").first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
