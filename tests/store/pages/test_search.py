from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import report
from tests.outputs.story import case as story
from twosource.case.read import Window
from twosource.model import Reading, Source
from twosource.store import create
from twosource.store.pages.query import Query, Snippet, folded, snippet
from twosource.store.pages.search import HITS_PER_PAGE, MAX_CANDIDATES, Asked, fits
from twosource.workflow import drawing_version


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    path, told = tmp_path_factory.mktemp("search") / "case.two", story()
    with create(path) as file:
        file.add([Source(each, each.text.encode(), "text/plain") for each in told.reports], told.readings, "test")
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    with Window(path) as opened:
        yield opened


def ids(window: Window, words: str, **facets: str) -> list[str]:
    return [hit.report.id for hit in window.finds.search(Asked(words, facets)).hits]  # type: ignore[arg-type]


def test_reports_with_all_the_words_are_found_the_last_taken_in_first(window: Window) -> None:
    assert ids(window, "crane Burgas") == ["rc", "rb", "ra"]
    assert ids(window, '"crane in Burgas"') == ["rc"]
    assert ids(window, "crane -ministry") == ["rc", "ra"]
    assert ids(window, "CRANE quill") == ["ra"]
    assert ids(window, "nowhere") == ids(window, "-crane") == []


def test_what_matched_is_marked_and_stands_where_it_says(window: Window) -> None:
    (hit,) = window.finds.search(Asked("Quill")).hits
    text = story().reports[0].text
    assert (hit.text.start, hit.text.end) == (text.index("Quill"), text.index("Quill") + 5)
    assert [each for each, matched in hit.text.parts if matched] == ["Quill"]
    assert [each.id for each in hit.said] == ["c3"]
    assert hit.said[0].thing == "l1"


def test_facets_count_reports_and_narrow_them(window: Window) -> None:
    found = window.finds.search(Asked("crane"))
    assert dict(found.facets["source"]) == {"Courier": 1, "Evening <b>Post</b>": 1, "Tide": 1}
    assert dict(found.facets["published"]) == {"none": 3}
    assert dict(found.facets["happened"]) == {"2023": 2, "none": 1}
    assert dict(found.facets["place"])["Burgas"] == 3
    assert ids(window, "crane", source="Tide") == ["rc"]
    assert ids(window, "crane", happened="2023-06") == ["rc"]
    assert ids(window, "crane", happened="2023") == ["rc", "ra"]
    assert ids(window, "crane", kind="accident", place="Burgas") == ["rc", "rb", "ra"]
    assert ids(window, "crane", kind="consult") == ids(window, "crane", place="' OR 1=1 --") == []


def test_a_facet_of_claims_shows_only_the_claims_that_fit(window: Window) -> None:
    found = window.finds.search(Asked("Solen", {"certainty": "possible"}))
    assert {claim.certainty for hit in found.hits for claim in hit.said} == {"possible"}


def test_a_month_is_counted_once_its_year_is_chosen(window: Window) -> None:
    assert dict(window.finds.search(Asked("crane", {"happened": "2023"})).facets["happened"]) == {"2023": 1, "2023-06": 1}


@pytest.mark.parametrize(
    ("value", "asked", "is_so"),
    [("2023-06", "2023", True), ("2023/2024", "2023", True), ("2023", "2023-06", False), ("20231", "2023", False)],
)
def test_a_month_fits_its_year_and_no_year_its_month(value: str, asked: str, is_so: bool) -> None:
    assert fits(value, asked) is is_so


def test_only_the_newest_are_looked_at_and_the_rest_can_be_reached(tmp_path: Path) -> None:
    reports = [report(f"Boat {number} left the harbour.", publisher="Tide") for number in range(MAX_CANDIDATES + 5)]
    with create(tmp_path / "many.two") as file:
        file.add([Source(each, b"x", "text/plain") for each in reports], [Reading(each.id) for each in reports], "test")
    with Window(tmp_path / "many.two") as window:
        newest = window.finds.search(Asked("harbour"))
        assert (newest.looked, newest.total, len(newest.hits)) == (MAX_CANDIDATES, MAX_CANDIDATES, HITS_PER_PAGE)
        assert newest.hits[0].report.id == reports[-1].id
        assert newest.further is not None
        rest = window.finds.search(Asked("harbour", before=newest.further))
        assert [hit.report.id for hit in rest.hits] == [each.id for each in reversed(reports[:5])]
        assert rest.further is None
        assert window.finds.publishers() == ["Tide"]


def test_broken_surrogates_and_control_characters_do_not_break_a_search(tmp_path: Path) -> None:
    odd = report("Velkov \ud83d left\x02 the \x00 harbour.", publisher="Ti\ud83dde")
    with create(tmp_path / "odd.two") as file:
        file.add([Source(odd, b"x", "text/plain")], [Reading(odd.id)], "test")
    with Window(tmp_path / "odd.two") as window:
        (hit,) = window.finds.search(Asked("Velkov")).hits
        assert hit.text.parts[0] == ("Velkov", True)
        assert hit.report.publisher == "Ti\ud83dde"
        assert len(window.finds.search(Asked("Velkov\ud83d")).hits) <= 1


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_words_match_as_the_full_text_search_does_without_case_and_diacritics() -> None:
    query = Query.typed('"anton VELKOV" Varna')
    assert query.fits("Ántôn\nVelkov was in _Varna_.")
    assert not query.fits("Anton Velkova was in Varna")
    assert not query.fits("Velkov Anton in Varna")
    found = snippet("In Várna, Anton Velkov; Varnas.", query)
    assert [each for each, matched in found.parts if matched] == ["Várna", "Anton Velkov"]
    assert (found.start, found.end) == (3, 8)


def test_a_text_without_a_match_shows_its_beginning() -> None:
    assert snippet("x«a» b", Query.typed("c")) == Snippet((("x«a» b", False),))
    assert snippet("", Query.typed("c")) == Snippet()


def test_a_long_text_is_cut_around_the_first_match_at_words() -> None:
    found = snippet("before " * 40 + "match" + " after" * 60 + " match", Query.typed("match"))
    assert found.start == 280
    assert found.parts[0][0].startswith("…before")
    assert found.parts[-1][0].endswith("after…")
    assert sum(len(each) for each, _ in found.parts) < 300
