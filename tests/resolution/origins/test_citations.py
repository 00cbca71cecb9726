from dataclasses import replace

import pytest

import factories as make
from twosource.model import Block, Report, Span
from twosource.resolution.origins.citations import citations, credit, dateline

POST = make.report("A ship sank.", publisher="The Varna Post (fictional)")


def named(text: str, publisher: str | None = "Norvia Times") -> list[tuple[str, str]]:
    report = make.report(text, publisher=publisher)
    return [(each.kind, each.span.of(text)) for each in citations([POST, report]) if each.report == report.id]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The sinking was first reported by the Varna Post on Monday.", "first", "first reported by the Varna Post"),
        ("A ship sank, according to the Varna Post.", "says", "according to the Varna Post"),
        ("Varna Post first reported that a ship had sunk.", "first", "Varna Post first reported"),
        ("“The Varna Post” has learned that a ship sank.", "says", "Varna Post” has learned"),
        ("A ship sank, the captain told the Varna Post.", "told", "told the Varna Post"),
        ("A ship sank. With inputs from Varna Post.", "credit", "inputs from Varna Post"),
        ("(Varna Post) - A ship sank off the cape.", "credit", "Varna Post"),
    ],
)
def test_a_publisher_named_with_a_cue_is_cited(text: str, kind: str, words: str) -> None:
    ((found, span),) = named(text)
    assert found == kind
    assert span.endswith(words)


@pytest.mark.parametrize("text", ["The owner of the Varna Post was in the crowd.", "He went to Varna, post haste, and told them."])
def test_a_publisher_only_spoken_of_is_not_cited(text: str) -> None:
    assert named(text) == []


def test_ones_own_paper_in_a_story_is_ones_own_reporter() -> None:
    assert named("A ship sank, the captain told the Varna Post.", "Varna Post") == [("own", "told the Varna Post")]
    assert named("A ship sank, as our correspondent saw.") == [("own", "our correspondent")]
    assert named("A ship sank, as we reported on Monday.") == [("own", "as we reported")]


def test_the_reports_of_the_publisher_are_what_may_be_meant() -> None:
    second = make.report("Another ship sank.", publisher="Varna Post")
    citing = make.report("A ship sank, the Varna Post reported.")
    (found,) = citations([citing, second, POST])
    assert set(found.sources) == {POST.id, second.id}


def test_a_dateline_says_where_a_report_is_filed_and_by_whom() -> None:
    filed = make.report("VARNA, Bulgaria, March 4 (Meridian Wire) - A ship sank.")
    place, agency, span = dateline(filed) or ("", "", Span(0, 0))
    assert (place, agency, span.of(filed.text)) == ("VARNA", "Meridian Wire", "VARNA, Bulgaria, March 4 (Meridian Wire)")
    assert credit(filed) == "Meridian Wire"
    assert credit(replace(filed, publisher="Meridian Wire (fictional)")) is None
    assert dateline(make.report("NATO and the EU - both sides - met.")) is None


def test_a_credit_that_intake_knows_goes_first() -> None:
    assert credit(make.report(credit=" Reuters ")) == "Reuters"
    assert credit(Report("r1", "", "", (Block("boilerplate", Span(0, 0)),))) is None
