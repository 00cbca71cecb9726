from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.outputs.story import MET_A, TEXT, VISIT_B, span
from tests.web.reading_pages import kept, one, text, tree
from twosource.model import Case, Claim


def told(change: Claim, folder: Path) -> TestClient:
    """A browser at the story with one claim changed."""

    def changed(case: Case) -> Case:
        readings = [replace(r, claims=tuple(change if c.id == change.id else c for c in r.claims)) for r in case.readings]
        return replace(case, readings=tuple(readings))

    return kept(folder, changed)


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    return kept(tmp_path)


def field(browser: TestClient, claim: str, name: str) -> tuple[str, str]:
    """Value and words of a field."""
    page = tree(browser, f"/claims/{claim}")
    row = page.xpath(f"//table[contains(@class, 'fields')]//tr[th[normalize-space()='{name}']]")[0]
    return text(row[1]), text(row[2])


def test_every_field_stands_on_its_words(browser: TestClient) -> None:
    at = span("ra", "14 April 2024")
    assert field(browser, "c1", "When") == ("14 April 2024 2024-04-14, stated in full", f"14 April 2024 [{at.start}, {at.end})")
    assert field(browser, "c1", "Who")[0] == "Mira Solen"
    assert field(browser, "c1", "Where")[0] == "Varna, as precise as: city, 43.20, 27.90"
    assert field(browser, "c1", "On whose word")[0] == "the Free Dockers League"
    assert field(browser, "c1", "Said by the words")[0] == "in indirect speech"
    assert field(browser, "c1", "Evidence")[0] == "video, its date not stated"
    assert field(browser, "c4", "Number injured")[0] == "at least 20, best 20"


def test_what_is_not_stated_says_so(browser: TestClient) -> None:
    assert field(browser, "c5", "When") == ("not stated", "–")
    assert field(browser, "c3", "On whose word") == ("the report’s own voice", "–")
    assert field(browser, "c3", "Where")[0] == "not stated"


def test_a_denial_and_a_hedge_are_said(browser: TestClient) -> None:
    assert "denied" in field(browser, "c8", "Whether")[0]
    assert field(browser, "c5", "How surely")[0] == "possible"
    assert field(browser, "c5", "Holds back") == ("in the reporter’s words", field(browser, "c5", "Holds back")[1])
    assert "nobody named" in field(browser, "c6", "On whose word")[0]


def test_the_quote_stands_in_its_context_with_the_words_set_off(browser: TestClient) -> None:
    quote = one(tree(browser, "/claims/c3"), "//blockquote")
    assert text(quote) == "A video showed both on a stage. The League is led by Ada Quill."
    assert [text(each) for each in quote.xpath(".//*[@class='of-who']")] == ["The League", "Ada Quill"]
    assert text(one(quote, ".//strong")) == "led"
    assert text(one(quote, ".//a")) == "The League is led by Ada Quill."


def test_the_machines_confidence_is_apart_from_the_sources_certainty(tmp_path: Path) -> None:
    page = tree(told(replace(MET_A, confidence=0.25), tmp_path), "/claims/c1")
    section = one(page, "//section[h2='How sure the program is']")
    assert "0.25 of 1" in text(section)
    assert "says nothing of how sure the report is" in text(section)
    assert "0.25" not in text(one(page, "//table[contains(@class, 'fields')]"))


def test_a_time_worked_out_says_from_what(tmp_path: Path) -> None:
    anchor = span("rb", "Talks reported")
    after = replace(VISIT_B, time=replace(VISIT_B.time, basis="resolved", anchor=anchor))
    value, _ = field(told(after, tmp_path), "c7", "When")
    assert value == f"May 2024 2024-05, worked out from Talks reported [{anchor.start}, {anchor.end})"


def test_it_says_to_which_event_or_tie_it_counts(browser: TestClient) -> None:
    assert tree(browser, "/claims/c1").xpath("//dl//a[@href='/events/v1']")
    assert tree(browser, "/claims/c3").xpath("//dl//a[@href='/relations/l1']")


def test_the_twin_holds_the_claim_alone(browser: TestClient) -> None:
    twin = browser.get("/claims/c1.json").json()
    assert [claim["id"] for claim in twin["claims"]] == ["c1"]
    assert twin["claims"][0]["quote"] == MET_A.span.of(TEXT["ra"])
