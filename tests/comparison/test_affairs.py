"""Reports of two affairs in one story: what one tells is not held against what the other tells."""

from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.stories import level, together, told
from twosource.comparison.affairs import MAX_REPORTS_PARTED, affairs

CAPTURE = "Guards of the {ship} captured smugglers off Varna, and the {ship} then towed the {boat} into port, said {who}."
TEXTS = {
    "a3": CAPTURE.format(ship="Rositsa", boat="Delfin", who="Dascu") + " On board the Rositsa the Delfin was searched, Dascu said.",
    "a1": CAPTURE.format(ship="Rositsa", boat="Delfin", who="Dascu") + " Dascu praised the Rositsa.",
    "a2": CAPTURE.format(ship="Rositsa", boat="Delfin", who="Dascu") + " The Rositsa had heard the call of the Delfin.",
    "b1": CAPTURE.format(ship="Kamchia", boat="Vidra", who="Velkov") + " Velkov praised the Kamchia.",
    "b2": CAPTURE.format(ship="Kamchia", boat="Vidra", who="Velkov") + " The Kamchia had heard the call of the Vidra.",
}
NAMES = {"a1": {"Rositsa": 3, "Dascu": 2, "Delfin": 1}, "a2": {"Rositsa": 3, "Dascu": 1, "Delfin": 2}}
NAMES |= {"a3": {"Rositsa": 3, "Dascu": 3, "Delfin": 3}}
NAMES |= {"b1": {"Kamchia": 3, "Velkov": 2, "Vidra": 1}, "b2": {"Kamchia": 3, "Velkov": 1, "Vidra": 2}}


def test_reports_of_other_ships_and_men_are_of_another_affair() -> None:
    found = affairs(TEXTS, NAMES)
    assert found["a1"] == found["a2"] != found["b1"] == found["b2"]


@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_reports_says_nothing(order: list[str]) -> None:
    assert affairs({report: TEXTS[report] for report in order}, NAMES) == affairs(TEXTS, NAMES)


def test_a_very_large_story_is_left_whole() -> None:
    many = {f"r{number:04}": f"Report {number} of its own words." for number in range(MAX_REPORTS_PARTED + 1)}
    assert len(set(affairs(many, {}).values())) == 1


def test_a_story_of_few_reports_is_left_whole() -> None:
    few = {report: TEXTS[report] for report in ("a1", "a2", "b1", "b2")}
    assert len(set(affairs(few, NAMES).values())) == 1


def test_what_happened_in_one_affair_does_not_agree_with_what_happened_in_another() -> None:
    told_of = {"a": ("Rositsa", "Dascu", "two", 2), "b": ("Kamchia", "Velkov", "five", 5)}
    claims = [
        told(
            f"{TEXTS[report]} Report {report} adds that {told_of[report[0]][2]} men fled.",
            "captured",
            {told_of[report[0]][0]: "actor", told_of[report[0]][1]: "co-actor"},
            counts={told_of[report[0]][2]: (told_of[report[0]][3], "man")},
            lemma="capture",
        )
        for report in TEXTS
    ]
    found = together(*claims)
    assert level(found, "quantity") == {"agree"}
    assert all(len(set(finding.values[0].claims)) <= 3 for finding in found if finding.level == "agree")
