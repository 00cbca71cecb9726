"""The dossier opened from disk with the network off: what a person finds in it, and that nothing in it keeps people out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.running import NARROW, WIDE
from tests.outputs.large import large
from tests.outputs.story import ENTITIES, REPORTS
from tests.outputs.story import case as story
from twosource.case import write
from twosource.model import Case, Judgement
from twosource.outputs import as_html

BAD = '"><script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>\u202egnp &lt;b&gt; </bdi></q>'
Opens = Callable[..., Page]


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Writes a case's dossier, opens it from disk with the network off, and fails on whatever the page asks for or complains of."""
    contexts, wrong = [], []

    def opened(case: Case, quotes_only: bool = False, **options: object) -> Page:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(as_html(case, quotes_only=quotes_only), encoding="utf-8")
        context = browser.new_context(**({"viewport": WIDE, "offline": True} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def ask(page: Page, words: str) -> str:
    """Types into the search box and waits for what it says."""
    before = page.inner_text("#found")
    page.fill("#find", words)
    page.wait_for_function("before => document.getElementById('found').textContent !== before", arg=before)
    return page.inner_text("#found")


def visible(page: Page, where: str) -> list[str]:
    return [each.inner_text() for each in page.query_selector_all(where) if each.is_visible()]


@pytest.mark.parametrize("quotes_only", [False, True])
def test_typing_leaves_what_holds_the_words(opens: Opens, quotes_only: bool) -> None:
    page = opens(story(), quotes_only)
    everything = len(visible(page, ".item"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    assert "1 item" in ask(page, "sofia")
    items = visible(page, "#told > .item, #alone > .item, #relations > .item")
    assert len(items) == 1
    assert "visit of Mira Solen to Sofia" in items[0]
    assert all("Sofia" in each for each in visible(page, ".reader .text > *, .reader .quotes li"))
    assert len(visible(page, ".report")) == 1
    page.keyboard.press("Escape")
    page.wait_for_function("document.getElementById('found').textContent === ''")
    assert len(visible(page, ".item")) == everything
    assert len(visible(page, ".report")) == len(REPORTS)


def test_case_and_accents_do_not_matter_and_words_in_quotes_are_one(opens: Opens) -> None:
    page = opens(story())
    assert ask(page, "SÓLEN bürgas") == ask(page, "solen burgas").replace("solen burgas", "SÓLEN bürgas")
    assert "0 items" not in ask(page, "burgas crane")
    assert "0 items, 0 names, 0 passages" in ask(page, '"burgas crane"')
    assert "1 passage." in ask(page, '"crane in burgas fell"')


def test_what_asks_for_a_pattern_or_markup_is_only_words(opens: Opens) -> None:
    page = opens(story())
    assert "0 items" in ask(page, ".*[")
    assert "1 passage" in ask(page, "<script>alert(1)")


def test_a_link_to_what_is_hidden_shows_it(opens: Opens) -> None:
    page = opens(story())
    ask(page, "sofia")
    page.evaluate("location.hash = '#c4'")
    page.wait_for_function("document.getElementById('found').textContent === ''")
    assert page.is_visible("#report-A")


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize("target", ["v3", "l1", "glance-alone", "method"])
def test_what_a_link_leads_to_stands_below_the_box(opens: Opens, viewport: dict[str, int], target: str) -> None:
    page = opens(story(), viewport=viewport)
    page.evaluate("where => { location.hash = where }", target)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box, found = page.query_selector(".finding").bounding_box(), page.query_selector(f"#{target}").bounding_box()
    assert found["y"] >= box["y"] + box["height"] - 1
    assert found["y"] < viewport["height"]


def test_fifty_reports_are_searched_at_once(opens: Opens) -> None:
    page = opens(large(50, 30))
    ask(page, "person7 day 7")
    took = page.evaluate(
        """() => { const box = document.getElementById('find'); box.value = 'town12'; const began = performance.now();
        box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})); return performance.now() - began; }"""
    )
    assert "town12" in page.inner_text("#found")
    assert took < 1000


def test_without_a_script_all_is_there_to_read(opens: Opens) -> None:
    page = opens(story(), java_script_enabled=False)
    assert not page.query_selector("#find").is_visible()
    assert page.is_visible("#glance")
    assert page.is_visible("#report-C")


@pytest.mark.parametrize("quotes_only", [False, True])
def test_a_hostile_case_does_nothing(opens: Opens, quotes_only: bool) -> None:
    given = story()
    when = datetime(2026, 3, 1, tzinfo=UTC)
    hostile = Case(
        tuple(_bent(report, i) for i, report in enumerate(given.reports)),
        given.readings,
        tuple(type(each)(each.id, each.type, BAD, each.chains, (BAD,), (BAD,), each.place, each.mentions) for each in ENTITIES),
        given.events,
        given.relations,
        given.origins,
        (Judgement(1, "edit", ("c4",), BAD, when, BAD, '{"slot": "time", "before": "<b>", "after": "</script>"}'),),
        given.refusals,
        given.stories,
    )
    page = opens(hostile, quotes_only)
    assert "1 passage" in ask(page, "<script>alert(1)</script> seen")
    assert page.evaluate("[document.scripts.length, document.images.length, document.querySelectorAll('style').length]") == [1, 0, 1]
    assert not page.query_selector('a[href^="javascript"]')


def _bent(report, number):
    return replace(report, title=BAD, publisher=f"{BAD}{number}", authors=(BAD,), url=f"javascript:alert(1)//{BAD}", path=BAD)


@pytest.mark.parametrize("look", [{"viewport": WIDE}, {"viewport": NARROW}, {"color_scheme": "dark"}])
@pytest.mark.parametrize("quotes_only", [False, True])
def test_nothing_keeps_people_out(opens: Opens, axe: str, demo: Path, quotes_only: bool, look: dict[str, object]) -> None:
    page = opens(write.load(demo), quotes_only, bypass_csp=True, **look)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_nothing_runs_over_the_edge(opens: Opens, demo: Path, viewport: dict[str, int]) -> None:
    page = opens(write.load(demo), viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
