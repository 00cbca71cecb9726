"""What is held against what in sentences alike, where no event joins them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import moment
from tests.comparison.stories import SlotValue, apart, level, together, told

RAID = "Smugglers in {} boats attacked the ferry Rositsa off Varna harbour at dawn."
AGAIN = "Off Varna harbour the smugglers had surrounded the ferry Rositsa with {} boats."


def boats(text: str, word: str, wording: str, number: float, **fields: object) -> SlotValue:
    return told(text.format(wording), word, counts={wording: (number, "boat")}, **fields)


def test_the_same_thing_counted_otherwise_in_sentences_alike_is_a_conflict_and_says_why() -> None:
    (finding,) = [f for f in apart(boats(RAID, "attacked", "two", 2), boats(AGAIN, "surrounded", "three", 3)) if f.level == "conflict"]
    assert finding.slot == "quantity:count boat"
    assert {value.value for value in finding.values} == {"two", "three"}
    assert "they share" in finding.reason
    assert "“ferry”" in finding.reason


def test_the_same_figure_in_sentences_alike_is_agreement() -> None:
    assert level(apart(boats(RAID, "attacked", "two", 2), boats(AGAIN, "surrounded", "two", 2)), "quantity") == {"agree"}


def test_a_figure_of_an_earlier_year_is_not_held_against_todays() -> None:
    years_ago = boats(AGAIN, "surrounded", "three", 3, time=moment("2003", date(2003, 1, 1), date(2003, 12, 31)))
    assert "conflict" not in level(apart(boats(RAID, "attacked", "two", 2), years_ago), "quantity")


def test_sentences_of_other_words_are_not_held_against_each_other() -> None:
    other = boats("Fishermen of Constanta sold {} old boats to a museum.", "sold", "three", 3)
    assert not level(apart(boats(RAID, "attacked", "two", 2), other), "quantity")


def test_a_report_that_gives_both_figures_tells_of_two_things() -> None:
    both = told(
        "Smugglers in two boats attacked the ferry Rositsa off Varna harbour at dawn, three boats stood by.",
        "attacked",
        counts={"two": (2, "boat"), "three": (3, "boat")},
    )
    assert "conflict" not in level(apart(both, boats(AGAIN, "surrounded", "three", 3)), "quantity")


def test_two_parts_in_one_sentence_are_no_conflict_with_their_sum() -> None:
    parts = told(
        "Smugglers in two grey boats and three white boats attacked the ferry Rositsa off Varna harbour.",
        "attacked",
        counts={"two": (2, "boat"), "three": (3, "boat")},
    )
    assert "conflict" not in level(apart(parts, boats(AGAIN, "surrounded", "five", 5)), "quantity")


def test_a_total_is_not_held_against_a_part() -> None:
    total = boats("Smugglers attacked the ferry Rositsa off Varna harbour with a total of {} boats.", "attacked", "nine", 9)
    assert not level(apart(boats(RAID, "attacked", "two", 2), total), "quantity")


def test_one_is_as_often_an_article_as_a_count() -> None:
    assert not level(apart(boats(RAID, "attacked", "two", 2), boats(AGAIN, "surrounded", "one", 1)), "quantity")


FALL = "{} fell {} metres from a ridge above the Iskar glacier."


@pytest.mark.parametrize(
    ("first", "second", "word", "levels"),
    [
        ("Velkov", "Velkov", "fell", {"conflict"}),
        ("Velkov", "Dascu", "fell", set()),
    ],
)
def test_measures_are_compared_for_one_deed_and_one_person(first: str, second: str, word: str, levels: set[str]) -> None:
    one = told(FALL.format(first, "60"), word, {first: "target"}, lemma="fall", counts={"60": (60, "metre")})
    other = told("On Friday " + FALL.format(second, "150"), word, {second: "target"}, lemma="fall", counts={"150": (150, "metre")})
    assert level(apart(one, other), "quantity") == levels


def test_measures_of_another_deed_are_not_compared() -> None:
    fell = told("Velkov fell 60 metres from a ridge above the Iskar glacier.", "fell", lemma="fall", counts={"60": (60, "metre")})
    climbed = told("Velkov rested 150 metres from a ridge above the Iskar glacier.", "rested", lemma="rest", counts={"150": (150, "metre")})
    assert not level(apart(fell, climbed), "quantity")


def test_what_was_planned_here_and_done_there_is_an_update() -> None:
    ahead = told(
        "Dascu will be introduced as harbour master of Varna.", "introduced", {"Dascu": "target"}, lemma="introduce", status="planned"
    )
    done = told("Dascu was introduced as the harbour master of Varna on Tuesday.", "introduced", {"Dascu": "target"}, lemma="introduce")
    assert level(apart(ahead, done), "occurrence") == {"updated"}


def test_a_figure_in_brackets_is_the_same_in_another_measure() -> None:
    one = told("Velkov fell 60 metres (200 feet) from a ridge above Varna.", "fell", lemma="fall", counts={"200": (200, "foot")})
    other = told("Velkov fell 900 feet from a ridge above Varna.", "fell", lemma="fall", counts={"900": (900, "foot")})
    assert not level(apart(one, other), "quantity")


def test_things_of_a_named_model_are_counted_by_the_model() -> None:
    one = told("Guards recovered 12 AK 47 guns on the ferry Rositsa.", "recovered", counts={"12": (12, "gun")})
    other = told("Guards recovered seven AK-47 rifles on the ferry Rositsa.", "recovered", counts={"seven": (7, "rifle")})
    assert level(apart(one, other), "quantity:count AK-47") == {"conflict"}


def test_the_points_of_a_match_are_as_often_a_part_as_the_whole() -> None:
    one = told("Velkov scored 14 points for Varna on Friday night.", "scored", {"Velkov": "actor"}, counts={"14": (14, "point")})
    other = told(
        "After the break, as Karachi tired, a dunk and two throws by Velkov opened the lead: he scored four straight points there.",
        "scored",
        {"Velkov": "actor"},
        counts={"four": (4, "point")},
    )
    assert not level(apart(one, other), "quantity")


def test_claims_in_one_event_are_held_against_each_other_too_where_sentences_are_alike() -> None:
    assert "conflict" in level(together(boats(RAID, "attacked", "two", 2), boats(AGAIN, "surrounded", "three", 3)), "quantity")


@given(st.permutations(range(4)))
def test_the_order_of_reports_says_nothing(order: list[int]) -> None:
    said = [
        boats(RAID, "attacked", "two", 2, publisher="The Lowland Post"),
        boats(AGAIN, "surrounded", "three", 3, publisher="Eastern Ledger"),
        boats(RAID, "attacked", "two", 2, publisher="Coastline Today"),
        boats(AGAIN, "surrounded", "four", 4, publisher="The Harbour"),
    ]
    assert sorted(map(repr, apart(*(said[at] for at in order)))) == sorted(map(repr, apart(*said)))


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (
            "Velkov signed with Norvia for $22 million per season in Varna.",
            "Velkov signed with Norvia for $150 million in Varna.",
            ("$22 million", "$150 million"),
        ),
        (
            "The two met Velkov of Norvia at the harbour in Varna.",
            "The three met Velkov of Norvia at the harbour in Varna.",
            ("two", "three"),
        ),
    ],
    ids=["a rate", "nothing named"],
)
def test_what_is_no_whole_or_counts_nothing_is_not_compared(first: str, second: str, counts: tuple[str, str]) -> None:
    word, unit = ("signed", "USD") if "signed" in first else ("met", "")
    one = told(first, word, counts={counts[0]: (22, unit)})
    other = told(second, word, counts={counts[1]: (150, unit)})
    assert not level(apart(one, other), "quantity")
    assert not level(together(one, other), "quantity")
