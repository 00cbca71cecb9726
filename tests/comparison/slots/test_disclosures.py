"""What one report holds back and another tells is an update, found in claims and not in the words of a report."""

import pytest

from tests.comparison.stories import apart, level, told


@pytest.mark.parametrize(
    ("before", "after", "slot"),
    [
        (
            ("Police are searching for the gunman of the Varna harbour.", "searching"),
            ("Police caught the gunman of the Varna harbour.", "caught"),
            "whereabouts of the suspect made known",
        ),
        (
            ("Police would not identify the suspect of the Varna harbour shooting.", "identify"),
            ("Police charged the suspect, Karl Lund, of Varna, in the harbour shooting.", "charged"),
            "name of the suspect made known",
        ),
    ],
)
def test_what_was_held_back_and_is_told_is_an_update(before: tuple[str, str], after: tuple[str, str], slot: str) -> None:
    lemma = {"caught": "catch"}.get(after[1], after[1])
    assert level(apart(told(*before), told(*after, lemma=lemma)), slot) == {"updated"}


def test_what_both_hold_back_is_no_finding() -> None:
    text = "Police are searching for the gunman of the Varna harbour"
    assert not level(apart(told(f"{text}.", "searching"), told(f"{text} again.", "searching")), "whereabouts")
