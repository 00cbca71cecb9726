from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.story import CLAIMS, REPORTS
from twosource.model import Block, Span
from twosource.outputs.html.reader import laid_out, pieces

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(spans, st.lists(spans, max_size=6))
def test_pieces_cover_the_span_once_and_know_their_marks(whole, marks):
    named = [(mark, str(i)) for i, mark in enumerate(marks)]
    cut = pieces(whole, named)
    assert [place for start, end, _ in cut for place in range(start, end)] == list(range(whole.start, whole.end))
    for start, end, ids in cut:
        for place in range(start, end):
            assert set(ids) == {name for mark, name in named if mark.start <= place < mark.end}


@given(st.lists(spans, max_size=6))
def test_every_character_is_laid_out_once(found):
    parts = laid_out([Block("paragraph", span) for span in found], 80)
    assert [place for _, span in parts for place in range(span.start, span.end)] == list(range(80))


def test_the_reader_holds_the_text_of_every_line(page):
    for key, report in zip("ABC", REPORTS, strict=True):
        plain = "".join(page.texts[f"report-{key}"].split())
        for line in report.text.splitlines():
            assert line.replace(" ", "")[:12] in plain


def test_every_claim_can_be_jumped_to(page):
    assert {claim.id for claim in CLAIMS} <= set(page.ids)


def test_the_pieces_of_a_claim_are_its_sentence(page):
    for claim in CLAIMS:
        assert any(claim.id in (given.get("data-c") or "").split() for _, given in page.tags)


def test_blocks_outside_the_story_are_marked(page):
    assert "not read for claims" in page.texts["report-A"]
    assert "Embedded post: Dock Watch @dock_eye" in page.texts["report-B"]


def test_a_sentence_leads_back_to_its_event(page):
    assert page.html.index('id="c7"') < page.html.index('href="#v3">3</a></sup>')
