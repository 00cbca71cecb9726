import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.factories import report
from tests.outputs.story import TEXT
from tests.web.kept import client, kept_story
from twosource.model import Block, Span
from twosource.outputs.dossier.texts import laid_out
from twosource.outputs.view.labels import visible
from twosource.web.pages.texts.layers import LAYERS
from twosource.web.pages.texts.marked import Flag, Highlight, flag, marked, pieces
from twosource.web.pages.texts.report import stretch
from twosource.web.shelf import file

ANY = st.text(st.characters(exclude_categories=()), max_size=80)
SPANS = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(
    st.builds(Highlight, SPANS, st.sampled_from([*LAYERS, "whole", "lit"]), st.sampled_from(["c1", "c2", '"><b>'])), max_size=12
)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(["title", "lead", "paragraph", "embed", "biography", "heading"]), SPANS), max_size=4)


class Pieces(HTMLParser):
    """The text of every piece with the code point it says it begins at; fails where elements are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.open: list[str] = []
        self.depth = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(name)
        at = dict(attributes).get("data-at")
        if at is not None:
            assert not self.depth, "a piece in a piece"
            self.depth = len(self.open)
            self.found.append((int(at), ""))

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name
        self.depth = 0 if len(self.open) < self.depth else self.depth

    def handle_data(self, data: str) -> None:
        if self.depth:
            at, text = self.found.pop()
            self.found.append((at, text + data))


@given(ANY, BLOCKS, MARKS, st.lists(st.integers(0, 90), max_size=4))
def test_every_character_of_a_block_is_shown_once_whatever_lies_over_it(
    text: str, blocks: list[Block], marks: list[Highlight], places: list[int]
) -> None:
    length = len(text)
    held = tuple(b for b in (Block(b.kind, Span(min(b.span.start, length), min(b.span.end, length))) for b in blocks) if len(b.span))
    flags = [flag(at, "1", "#about-c1", "Claim 1") for at in places]
    found = Pieces(marked(report(text, blocks=held), marks, flags)).found
    shown = [(block, span) for block, span in laid_out(held, length) if block or visible(span.of(text)).strip()]
    assert "".join(piece for _, piece in found) == "".join(visible(span.of(text)) for _, span in shown)
    assert all(visible(text[at:]).startswith(piece) for at, piece in found)


@given(SPANS, MARKS, st.lists(st.integers(0, 90)))
def test_a_piece_has_exactly_the_marks_that_hold_it(whole: Span, marks: list[Highlight], cuts: list[int]) -> None:
    found = list(pieces(whole, marks, cuts))
    assert "".join("x" * len(piece.span) for piece in found) == "x" * len(whole)
    for piece in found:
        assert all(mark.span.holds(piece.span) for mark in piece.marks)
        assert len(piece.marks) == sum(bool(len(mark.span)) and mark.span.overlaps(piece.span) for mark in marks)


def test_a_character_shown_as_its_code_point_is_a_piece_of_its_own() -> None:
    found = Pieces(marked(report("ab\u202ecd"), [])).found
    assert found == [(0, "ab"), (2, "⟦U+202E⟧"), (3, "cd")]


def test_offsets_count_code_points_and_not_units_of_utf_16() -> None:
    text = "A 🚢 sank. Mirela saw it."
    found = Pieces(marked(report(text), [Highlight(Span(text.index("Mirela"), len(text)), "whole", "c1")])).found
    assert found[-1] == (10, "Mirela saw it.")


@pytest.mark.parametrize(
    "asked", ["", "-", "4", "4-", "-4", "9-4", "4-4", "0-9999999999999", "0-101", "a-b", "١-٣", "0x1-5", "1-2-3", "-1-3"]
)
def test_a_stretch_the_text_has_not_is_none(asked: str) -> None:
    assert stretch(asked, 100) is None


def test_a_stretch_is_half_open() -> None:
    assert stretch("0-100", 100) == Span(0, 100)


def test_flags_stand_at_their_code_point_even_where_they_point_nowhere() -> None:
    page = marked(report("Velkov left."), [], [Flag(99, flag(0, "2", "#x", "on").html)])
    assert page.index("left.") < page.index('data-n="2"')


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return client(kept_story(tmp_path))


def shown(browser: TestClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.text)


PAGES = ("/reports", "/reports/ra", "/reports/rb?at=3-20", "/reading?report=ra&report=rb&report=rc", "/origins", "/origins/o1")


def targets(page: str) -> Iterator[str]:
    yield from re.findall(r'href="#([^"]+)"', page)


@pytest.mark.parametrize("path", PAGES)
def test_links_within_a_page_lead_somewhere_and_ids_are_there_once(browser: TestClient, path: str) -> None:
    page = shown(browser, path)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets(page)) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_inline_style_or_script_and_its_headings_leave_no_level_out(browser: TestClient, path: str) -> None:
    page = shown(browser, path)
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", page)
    assert "<script>" not in page
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_claim_stands_in_the_text_and_beside_it(browser: TestClient) -> None:
    page = shown(browser, "/reports/ra")
    for claim in ("c1", "c2", "c3", "c4", "c13"):
        assert f'id="{claim}" class="flag"' in page
        assert f'href="#{claim}" class="number"' in page
        assert f'href="#about-{claim}"' in page
        assert f'href="/claims/{claim}"' in page
    assert 'href="/events/v1"' in page
    assert 'href="/relations/l1"' in page
    assert "≠ contradicted" in page


def test_the_words_asked_for_are_marked_and_anchored_once(browser: TestClient) -> None:
    start = TEXT["ra"].index("Envoy")
    page = shown(browser, f"/reports/ra?at={start}-{start + 40}")
    assert page.count('id="at"') == 1
    lit = re.findall(r'<mark class="lit"[^>]*>(.*?)</mark>', page)
    assert re.sub("<[^>]*>", "", "".join(lit)) == TEXT["ra"][start : start + 40]
    assert f"/claims/new?report=ra&amp;start={start}&amp;end={start + 40}" in page
    assert "<mark" not in shown(browser, "/reports/ra?at=5-99999")


def test_what_a_report_holds_is_shown_as_text_and_whose_voice_a_post_is_is_said(browser: TestClient) -> None:
    page = shown(browser, "/reports/rb")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Evening &lt;b&gt;Post&lt;/b&gt;" in page
    assert "Embedded post: <bdi>Dock Watch, @dock_eye</bdi>" in page
    assert "About the author; not read for claims" in shown(browser, "/reports/ra")


def test_what_is_not_stated_is_said_so(browser: TestClient) -> None:
    page = shown(browser, "/reports/ra")
    assert "<dt>Published</dt><dd><bdi>not stated</bdi></dd>" in page
    assert "<dt>Address</dt><dd><bdi>not stated</bdi></dd>" in page
    assert "0" * 64 in page


def test_layers_are_switched_by_the_query_and_each_has_a_line_of_its_own(browser: TestClient) -> None:
    page = shown(browser, "/reports/ra?layer=times&layer=nonsense")
    assert re.findall(r'value="([a-z]+)" id="layer-[a-z]+" checked', page) == ["times"]
    assert "checked" not in shown(browser, "/reports/ra?layer=none")
    style = (file("reader.css") or pytest.fail("no style")).content.decode()
    lines = {layer: re.search(rf"\.{layer} {{[^}}]*underline [\d.]+px ([a-z]+)", style) for layer in LAYERS if layer != "claims"}
    assert len({found[1] for found in lines.values() if found}) == len(LAYERS) - 1


def test_reports_beside_each_other_are_joined_by_numbers_in_both(browser: TestClient) -> None:
    page = shown(browser, "/reading?report=rb&report=ra")
    assert page.index("Talks reported") < page.index("Harbour talks")
    assert 'id="e1-0"' in page
    assert 'href="#e1-1" id="e1-0"' in page
    assert 'href="#e1-0" id="e1-1"' in page
    assert 'href="/events/v1"' in page
    assert "≠ whether" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("?report=ra", 400),
        ("?report=ra&report=ra", 400),
        ("?report=ra&report=rb&report=rc&report=rd", 400),
        ("?report=ra&report=rx", 404),
    ],
)
def test_fewer_than_two_or_more_than_three_are_not_read_side_by_side(browser: TestClient, query: str, status: int) -> None:
    assert browser.get(f"/reading{query}").status_code == status


def test_the_list_is_narrowed_by_publisher_and_reports_can_be_ticked(browser: TestClient) -> None:
    page = shown(browser, "/reports?publisher=Evening+%3Cb%3EPost%3C%2Fb%3E")
    assert 'href="/reports/rb"' in page
    assert 'href="/reports/ra"' not in page
    assert page.count('type="checkbox"') == 1
    assert 'action="/reading"' in page
    assert "No report of this publisher" in shown(browser, "/reports?publisher=Nobody")


def test_the_twins_hold_what_the_pages_show(browser: TestClient) -> None:
    told = browser.get("/reports/ra.json").json()
    assert [each["id"] for each in told["reports"]] == ["ra"]
    assert {each["id"] for each in told["claims"]} == {"c1", "c2", "c3", "c4", "c13"}
    assert [each["id"] for each in browser.get("/reading.json?report=ra&report=rc").json()["reports"]] == ["ra", "rc"]
    assert [each["id"] for each in browser.get("/reports.json").json()["reports"]] == ["rc", "rb", "ra"]
    assert browser.get("/reports/none").status_code == 404
