"""What holds of somebody or something named, said beside the name in sentences that share no event."""

from dataclasses import replace
from datetime import date

import pytest

from factories import moment
from tests.comparison.stories import SlotValue, apart, told
from twosource.model import Place


def beside(text: str, name: str, word: str, **fields: object) -> SlotValue:
    return told(text, word, {name: "actor"}, **fields)


def differing(*claims: SlotValue) -> dict[str, str]:
    """Slot and level of what differs."""
    return {finding.slot: finding.level for finding in apart(*claims) if finding.level in {"conflict", "updated"}}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("32-year-old Anton Velkov fell.", "Anton Velkov, 31, of Varna, was climbing.", {"age of Anton Velkov": "conflict"}),
        ("32-year-old Anton Velkov fell.", "Velkov (32) was climbing.", {}),
        ("Commander Anton Velkov fell.", "Commodore Anton Velkov was climbing.", {"rank of Anton Velkov": "conflict"}),
        ("Cmdr Anton Velkov fell.", "Commander Anton Velkov was climbing.", {}),
        (
            "The Australian climber Anton Velkov fell.",
            "The Bulgarian climber Anton Velkov was climbing.",
            {"nationality of Anton Velkov": "conflict"},
        ),
        ("35-year-old Anton Velkov fell.", "Anton Velkov, 61, of Varna, was climbing.", {}),
        ("Officer Anton Velkov fell.", "Captain Anton Velkov was climbing.", {}),
    ],
)
def test_what_stands_beside_a_name_is_compared(first: str, second: str, found: dict[str, str]) -> None:
    name = "Velkov" if second.startswith("Velkov") else "Anton Velkov"
    assert differing(beside(first, "Anton Velkov", "fell"), beside(second, name, "climbing")) == found


def test_two_first_names_are_two_persons() -> None:
    assert not differing(
        beside("32-year-old Anton Velkov fell.", "Anton Velkov", "fell"),
        beside("31-year-old Mila Velkov was climbing.", "Mila Velkov", "climbing"),
    )


def test_a_ship_is_of_one_kind() -> None:
    one = beside("The frigate Rositsa sailed.", "Rositsa", "sailed")
    other = beside("Rositsa, a patrol vessel, was waiting.", "Rositsa", "waiting")
    general = beside("The warship Rositsa was turning.", "Rositsa", "turning")
    assert differing(one, other) == {"vessel of Rositsa": "conflict"}
    assert not differing(one, general)


def test_a_birthday_between_two_reports_is_an_update() -> None:
    one = beside("Velkov, 38, was held.", "Velkov", "held", published=moment("2025-04-10", date(2025, 4, 10)))
    other = beside("Velkov, 39, was convicted.", "Velkov", "convicted", published=moment("2026-04-30", date(2026, 4, 30)))
    assert differing(one, other) == {"age of Velkov": "updated"}


def home(place: Place, text: str, word: str) -> SlotValue:
    made = beside(text, "Velkov", word)
    extra = told(text, word, {place.name: "place"}).chains[0]
    return replace(made, chains=(*made.chains, replace(extra, type="place", place=place)))


VARNA, SOFIA = Place("Varna", ("BG", "BG.61", "1"), "city"), Place("Sofia", ("BG", "BG.42", "2"), "city")
BULGARIA = Place("Bulgaria", ("BG",), "country")


@pytest.mark.parametrize(("other", "found"), [(SOFIA, {"home of Velkov": "conflict"}), (VARNA, {}), (BULGARIA, {})])
def test_homes_are_compared_as_places(other: Place, found: dict[str, str]) -> None:
    assert (
        differing(home(VARNA, "Velkov, 36, of Varna, fell.", "fell"), home(other, f"Velkov of {other.name} slipped.", "slipped")) == found
    )
