"""How a claim hardens or softens along the chain of reports that the clock orders."""

from datetime import date

import pytest

from factories import attribution, hedge, moment
from tests.comparison.stories import SlotValue, together, told
from twosource.model import Finding, Moment

TEXT = "{} sold the ferry Rositsa to Norvia Logistics in Varna."


def sale(words: str, day: int, certainty: str = "certain", **fields: object) -> SlotValue:
    text = TEXT.format(words)
    hedges = () if certainty == "certain" else (hedge(words.split(" ", 1)[1], text),)
    published = fields.pop("published", moment(f"2025-03-{day:02}", date(2025, 3, day)))
    return told(text, "sold", {"Dascu": "actor"}, lemma="sell", certainty=certainty, hedges=hedges, published=published, **fields)


def courses(*reports: SlotValue) -> list[Finding]:
    return [finding for finding in together(*reports) if finding.slot == "certainty over time"]


def test_a_claim_that_hardens_is_told_with_both_reports_days_and_words() -> None:
    (finding,) = courses(sale("Dascu may have", 4, "possible"), sale("Dascu has probably", 5, "probable"), sale("Dascu has", 6))
    assert finding.level == "updated"
    assert [value.value for value in finding.values] == ["2025-03-04: possible: “may have”", "2025-03-06: stated flatly"]
    assert "hardens" in finding.reason
    assert all(word in finding.reason for word in ("2025-03-04", "“may have”", "2025-03-06", "stated flatly"))


def test_a_claim_that_softens_is_told_so() -> None:
    (finding,) = courses(sale("Dascu has", 4), sale("Dascu may have", 6, "possible"))
    assert "softens" in finding.reason


@pytest.mark.parametrize(
    "chain",
    [
        [sale("Dascu has", 4), sale("Dascu has", 6)],
        [sale("Dascu may have", 4, "possible"), sale("Dascu had", 5), sale("Dascu perhaps has", 6, "possible")],
        [sale("Dascu may have", 4, "possible"), sale("Dascu has", 4)],
        [sale("Dascu may have", 4, "possible"), sale("Dascu has", 6, published=Moment())],
        [sale("Dascu may have", 4, "possible"), sale("Dascu has", 6, published=moment("2025-03", date(2025, 3, 1), date(2025, 3, 31)))],
        [sale("Dascu may have", 4, "possible"), sale("Dascu has", 6, attribution=(attribution("Velkov"),))],
        [sale("Dascu charged with having", 4, "possible"), sale("Dascu has", 6)],
    ],
    ids=["no change", "back and forth", "one day", "no day", "days that overlap", "on somebody's word", "a charge"],
)
def test_what_has_no_course_is_not_told(chain: list[SlotValue]) -> None:
    assert not courses(*chain)
