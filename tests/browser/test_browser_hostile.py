"""Hostile reports in a real browser: nothing of theirs runs, nothing of theirs is markup, and no word of theirs breaks a page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.places import places
from tests.browser.running import NARROW, WIDE, Visit, serving
from tests.web.hostile import MARK, read_case, told_case
from twosource.case import write
from twosource.outputs import as_html

WIDTH = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
PWNED = f"() => typeof pwned !== 'undefined' || document.querySelector('{MARK}, .{MARK}, img, iframe') !== null"


@pytest.fixture(scope="module", params=[told_case, read_case], ids=["told", "read"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile case."""
    path: Path = request.param(tmp_path_factory.mktemp("hostile"))
    return path


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(hostile) as base:
        yield base


def test_nothing_of_a_stranger_runs_or_breaks_a_page(address: str, visit: Callable[..., Visit]) -> None:
    tab = visit(base=address)
    wide = []
    for where, path in places(address).items():
        tab.page.set_viewport_size(WIDE)
        page = tab.go(path)
        assert not page.evaluate(PWNED), where
        expect(page.locator("h1")).to_have_count(1)
        wide += [f"{where} by {over} at 1280"] if (over := page.evaluate(WIDTH)) > 0 else []
        page.set_viewport_size(NARROW)
        wide += [f"{where} by {over} at 400"] if (over := page.evaluate(WIDTH)) > 0 else []
    assert wide == []
    assert tab.wrong == []


def test_a_click_on_a_stranger_s_address_runs_nothing(address: str, visit: Callable[..., Visit]) -> None:
    tab = visit(base=address)
    page = tab.go("/reports")
    reports = page.locator('main a[href^="/reports/r"]').evaluate_all("all => [...new Set(all.map((each) => each.getAttribute('href')))]")
    assert reports
    for report in reports:
        page = tab.go(report)
        assert page.locator('a[href^="javascript"], a[href^="data"], a[onclick]').count() == 0
        assert page.evaluate("() => getComputedStyle(document.querySelector('h1')).position") != "fixed"


def test_the_dossier_of_it_runs_nothing_either(hostile: Path, tmp_path: Path, visit: Callable[..., Visit]) -> None:
    saved = tmp_path / "dossier.html"
    saved.write_text(as_html(write.load(hostile)), encoding="utf-8")
    tab = visit(base=saved.as_uri(), viewport=NARROW, offline=True)
    page = tab.go("")
    assert not page.evaluate(PWNED)
    assert page.evaluate(WIDTH) <= 0
    assert tab.wrong == []
