import pytest

from tests.reading.voices import sources, told

CASES = [
    ("The claims of the ministry that guards sold drugs were dismissed.", "sold", ("the ministry", "claims")),
    ("In the words of the prosecutor, “the firm spent years hiding it.”", "spent", ("the prosecutor", "In the words of")),
    ("By his account, the guards left first.", "left", ("his", "By his account")),
    ("The port closed, per the ministry.", "closed", ("the ministry", "per")),
]


@pytest.mark.parametrize(("text", "trigger", "step"), CASES)
def test_nouns_and_prepositions_hand_a_content_over(page, text, trigger, step):
    assert step in sources(told(page(text), trigger))[0]


def test_a_rate_is_no_source(page):
    assert sources(told(page("The firm sold ten boats per year."), "sold")) == [[]]


def test_a_quotation_leaves_out_its_cue(page):
    found = told(page("By his account, the guards left first."), "left")
    assert [quotation.content.of(found.report.text) for quotation in found.quotations] == ["the guards left first"]
