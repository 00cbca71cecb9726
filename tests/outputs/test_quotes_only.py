"""What a copy without full texts may hold of them: the sentences that are quoted, and nothing between."""

import io
import re
from collections.abc import Callable

import pytest
from invented import Affairs
from pypdf import PdfReader

from tests.outputs.html.conftest import Page
from tests.outputs.large import large
from tests.outputs.story import case as story
from twosource.model import Case
from twosource.outputs import as_html, as_markdown, as_pdf
from twosource.outputs.dossier.texts import shown_claims
from twosource.outputs.view.digest import digest
from twosource.workflow import compare

RUN = 24
"""Characters in a row that no copy holds unless they are quoted, or are the name of something."""


def html(case: Case) -> str:
    """The words of the page as a browser shows them, without what the style and the script say."""
    page = re.sub(r"<(style|script)>.*?</\1>", "", as_html(case, quotes_only=True), flags=re.DOTALL)
    return re.sub(r"<[^>]*>", "", page).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


def markdown(case: Case) -> str:
    return re.sub(r"\\(.)", r"\1", as_markdown(case, quotes_only=True))


def pdf(case: Case) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(case, quotes_only=True))).pages)


def unquoted(case: Case) -> list[str]:
    """Every run of characters of a text that no shown claim quotes, blanks left out, but for titles, which name the report."""
    shown = digest(case)
    claims = shown_claims(shown)
    found = []
    for teller in shown.tellers:
        text = teller.report.text
        quoted = [claim.span for claim, _ in claims.get(teller.report.id, {}).values()]
        quoted += [block.span for block in teller.report.blocks if block.kind == "title"]
        plain = "".join("\0" if any(span.start <= i < span.end for span in quoted) else c for i, c in enumerate(text))
        for stretch in plain.split("\0"):
            bare = "".join(stretch.split())
            found += [bare[i : i + RUN] for i in range(max(0, len(bare) - RUN + 1))]
    every = "".join("".join(span.of(t.report.text).split()) for t in shown.tellers for span in _spans(claims, t.report.id))
    return [run for run in found if run not in every]


def _spans(claims, report):
    return [claim.span for claim, _ in claims.get(report, {}).values()]


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> Case:
    """Three reports of one made-up affair, read by the real reader, with a passage that nobody would quote."""
    folder = tmp_path_factory.mktemp("affair")
    paths = []
    for i, report in enumerate(Affairs(seed=4, reports=3).affair(2)):
        paths.append(folder / f"{i}.txt")
        paths[-1].write_text(report.text + "\n\nIt is not at all clear why this is so, and perhaps it never will be.\n")
    return compare([str(path) for path in paths])


@pytest.mark.parametrize("form", [html, markdown, pdf])
@pytest.mark.parametrize("which", ["story", "read"])
def test_no_run_of_a_text_stands_outside_a_quote(form: Callable[[Case], str], which: str, read: Case) -> None:
    given = story() if which == "story" else read
    gone = unquoted(given)
    assert gone
    said = "".join(form(given).split())
    assert [run for run in gone if run in said] == []


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_the_full_form_holds_what_this_one_leaves_out(form: Callable[..., str], read: Case) -> None:
    assert "perhaps it never will be" in re.sub(r"<[^>]*>", "", form(read))
    assert "perhaps it never will be" not in form(read, quotes_only=True)


def test_each_quote_is_the_text_at_its_offsets() -> None:
    given = story()
    texts = {teller.key: teller.report.text for teller in digest(given).tellers}
    listed = markdown(given).split("## The reports, quotes only")[1]
    found = 0
    for part in listed.split("### ")[1:]:
        key = part.strip("*")[0]
        for start, end, quote in re.findall(r"- \*\[(\d+), (\d+)\)\* “(.*)” ", part):
            assert texts[key][int(start) : int(end)] == quote
            found += 1
    assert found == len({(claim.report, claim.span) for each in shown_claims(digest(given)).values() for claim, _ in each.values()})


def test_the_page_has_every_anchor_its_links_lead_to() -> None:
    page = Page(as_html(story(), quotes_only=True))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert page.unbalanced == []
    assert "This copy holds quotes only" in page.texts["method"]


def test_a_report_of_which_nothing_is_quoted_says_so() -> None:
    given = story()
    lone = Case(given.reports[:1], given.readings[:1])
    assert "Nothing of this report is quoted" in as_markdown(lone, quotes_only=True)


def test_fifty_reports_stay_under_three_million_bytes() -> None:
    assert len(as_html(large(50, 30), quotes_only=True).encode()) < 3_000_000
