import io
import warnings
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.outputs.large import large
from tests.outputs.story import REPORTS, case
from twosource import __version__
from twosource.model import Block, Case, Reading, Report, Span
from twosource.outputs import as_pdf
from twosource.outputs.pdf.typst import MISSING
from twosource.outputs.view.labels import STANDINGS

EVIL = '#panic("x") $x$ *b* @y <z> `r` #import "/etc/passwd" \\ // /* ] ] } \x1b[31m \u202egnp <script>alert(1)</script>'


def opened(made: bytes) -> PdfReader:
    assert made.startswith(b"%PDF-")
    return PdfReader(io.BytesIO(made))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def titled(text: str) -> Case:
    """One report whose every field and text is `text`."""
    report = replace(REPORTS[0], text=text, blocks=(Block("paragraph", Span(0, len(text))),), title=text, publisher=text, authors=(text,))
    return Case((report,), (Reading("ra"),))


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return opened(as_pdf(case()))


def test_it_is_tagged_and_says_its_language_title_and_standard(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "What the reports say: Courier, Evening <b>Post</b>, Tide"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_bookmarks_lead_to_every_section_and_item(pdf):
    def flat(found):
        return [title for each in found for title in (flat(each) if isinstance(each, list) else [each.title])]

    marks = flat(pdf.outline)
    assert {"At a glance", "Told by several", "Where they differ", "Method and limits", "Version and hashes", "The reports"} <= set(marks)
    assert any("meeting of Mira Solen" in mark for mark in marks)


def test_every_page_has_its_number(pdf):
    for number, page in enumerate(pdf.pages, 1):
        assert f"{number} / {len(pdf.pages)}" in page.extract_text()


def test_links_lead_within_the_file_or_to_the_web(pdf):
    links = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
    assert len(links) > 50
    assert not any("/URI" in str(link.get("/A", "")) for link in links)
    address = "https://example.org/a?b=1"
    given = opened(as_pdf(Case((replace(REPORTS[0], url=address),), (Reading("ra"),))))
    asked = [str(note.get_object().get("/A", "")) for page in given.pages for note in page.get("/Annots", ())]
    assert any(address in each for each in asked)


def test_an_address_that_would_act_is_no_link():
    given = opened(as_pdf(Case((replace(REPORTS[0], url="javascript:alert(1)", path=None),), (Reading("ra"),))))
    assert "javascript:alert(1)" in words(given)
    assert not any("/URI" in str(note.get_object()) for page in given.pages for note in page.get("/Annots", ()))


def test_it_holds_standings_quotes_offsets_texts_and_version(pdf):
    said = words(pdf)
    assert all(heading in said for heading, _ in STANDINGS.values())
    assert "“Solen did not meet Brandt in Varna, the port wrote on 15 April 2024.”" in said
    assert "C [20, 88)" in said
    assert REPORTS[0].text.splitlines()[-1] in said
    assert f"twosource {__version__}" in said
    assert "0" * 64 in said


def test_the_same_case_makes_the_same_bytes():
    assert as_pdf(case()) == as_pdf(case())


def test_no_date_and_no_path_of_the_machine_goes_in(pdf):
    assert pdf.metadata.creation_date is None
    assert "site-packages" not in str(pdf.metadata)


def test_nothing_a_report_says_is_markup():
    said = words(opened(as_pdf(titled(EVIL))))
    assert "#panic" in said
    assert "*b* @y <z>" in said
    assert "root:" not in said
    assert "⟦U+202E⟧" in said
    assert "⟦U+001B⟧" in said


@pytest.mark.parametrize("text", ["Ο Αντώνης μίλησε στη Βάρνα", "Мирела Даску встретилась с Велковым", "Łódź İzmir Đorđe naïve Þór Příliš"])
def test_latin_greek_and_cyrillic_are_set_in_the_fonts_inside(text):
    given = titled(text)
    said = words(opened(as_pdf(given)))
    assert text in said
    assert MISSING not in said


@pytest.mark.parametrize(
    "text", ["قال الوزير إن الميناء أغلق", "東京で会談", "ประชุม", "🧨👩🏽‍🚒", "\ufdd0\U0010ffff\ue000", "a\u0300\u0301\u0302"]
)
def test_any_other_script_is_set_or_said_to_be_missing(text):
    assert len(opened(as_pdf(titled(text))).pages) >= 1


def test_a_character_no_font_holds_is_told():
    assert MISSING.split(",")[0] in words(opened(as_pdf(titled("\U0001fbff \u1ff0 \U00013000"))))


def test_a_word_without_end_stays_on_the_page():
    page = opened(as_pdf(titled("x" * 3000))).pages[0]
    places = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, size: places.append(tm[4]) if text.strip() else None)
    assert max(places) < float(page.mediabox.width)
    assert words(opened(as_pdf(titled("x" * 3000)))).count("x") > 3000


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_can_be_set(text):
    opened(as_pdf(titled(text)))


def test_ids_of_a_strange_case_file_are_no_labels():
    given = case()
    odd = [replace(event, id=id) for event, id in zip(given.events, ("", "c5", "a b <x>", "v4", "v4", "v6"), strict=True)]
    opened(as_pdf(replace(given, events=tuple(odd))))


def test_an_empty_case_has_a_page():
    assert "What the reports say" in words(opened(as_pdf(Case((), ()))))


def test_quotes_only_holds_no_sentence_that_is_not_quoted(pdf):
    said = words(opened(as_pdf(case(), quotes_only=True)))
    left_out = "Lena Fisk covers ports for the Courier."
    assert left_out in words(pdf)
    assert left_out not in said
    assert "“At least 20 people were hurt when a crane fell in Burgas in 2023.”" in said


def test_fifty_reports_are_set():
    reader = opened(as_pdf(large(50, 10), quotes_only=True))
    assert len(reader.pages) > 20


def test_a_report_without_text_has_its_place():
    empty = Report("r1", "", "0" * 64, ())
    assert "report 1" in words(opened(as_pdf(Case((empty,), (Reading("r1"),)))))


def test_typst_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        as_pdf(case())
