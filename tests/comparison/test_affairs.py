"""Reports of two affairs in one story: what one tells is not held against what the other tells."""

from hypothesis import given
from hypothesis import strategies as st
from stories import level, together, told

from twosource.comparison.affairs import MOST, affairs

CAPTURE = "Guards of the {ship} captured smugglers off Varna, and the {ship} then towed the {boat} into port, said {who}."
TEXTS = {
    "a1": CAPTURE.format(ship="Rositsa", boat="Delfin", who="Dascu") + " Dascu praised the Rositsa.",
    "a2": CAPTURE.format(ship="Rositsa", boat="Delfin", who="Dascu") + " The Rositsa had heard the call of the Delfin.",
    "b1": CAPTURE.format(ship="Kamchia", boat="Vidra", who="Velkov") + " Velkov praised the Kamchia.",
    "b2": CAPTURE.format(ship="Kamchia", boat="Vidra", who="Velkov") + " The Kamchia had heard the call of the Vidra.",
}
NAMES = {"a1": {"Rositsa": 3, "Dascu": 2, "Delfin": 1}, "a2": {"Rositsa": 3, "Dascu": 1, "Delfin": 2}}
NAMES |= {"b1": {"Kamchia": 3, "Velkov": 2, "Vidra": 1}, "b2": {"Kamchia": 3, "Velkov": 1, "Vidra": 2}}


def test_reports_of_other_ships_and_men_are_of_another_affair() -> None:
    found = affairs(TEXTS, NAMES)
    assert found["a1"] == found["a2"] != found["b1"] == found["b2"]


@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_reports_says_nothing(order: list[str]) -> None:
    assert affairs({report: TEXTS[report] for report in order}, NAMES) == affairs(TEXTS, NAMES)


def test_a_very_large_story_is_left_whole() -> None:
    many = {f"r{number:04}": f"Report {number} of its own words." for number in range(MOST + 1)}
    assert len(set(affairs(many, {}).values())) == 1


def test_what_happened_in_one_affair_does_not_agree_with_what_happened_in_another() -> None:
    one = told(
        "Guards of the Rositsa captured two smugglers in a storm near the Black Cape lighthouse.",
        "captured",
        counts={"two": (2, "smuggler")},
    )
    other = told(
        "Velkov praised officers who captured five smugglers as they unloaded tobacco at Constanta.",
        "captured",
        counts={"five": (5, "smuggler")},
    )
    assert not level(together(one, other), "quantity")
    assert not level(together(one, other), "occurrence")
