"""Closed words, stretches of time, and what was held back at first, in sentences of one affair."""

import pytest

from tests.comparison.stories import apart, told


def differing(first: tuple[str, str], second: tuple[str, str], **fields: str) -> dict[str, str]:
    """Slot and level of what two sentences, each with its event's word, differ in."""
    found = apart(*(told(text, word, lemma=fields.get("lemma", word)) for text, word in (first, second)))
    return {finding.slot: finding.level for finding in found if finding.level in {"conflict", "updated"}}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            ("The ferry was attacked 50 miles east of Varna by smugglers.", "attacked"),
            ("Smugglers attacked the ferry 50 miles west of Varna.", "attacked"),
            {"direction": "conflict"},
        ),
        (
            ("The ferry was attacked 50 miles east of Varna by smugglers.", "attacked"),
            ("Smugglers attacked the ferry 50 miles west of Karachi.", "attacked"),
            {},
        ),
        (
            ("A silver Lada struck the baker on Tsar Street.", "struck"),
            ("The baker was struck by a grey Lada on Tsar Street.", "struck"),
            {"colour": "conflict"},
        ),
        (
            ("A silver Lada struck the baker on Tsar Street.", "struck"),
            ("The baker was struck by a Lada and a grey van on Tsar Street.", "struck"),
            {},
        ),
        (
            ("The man who had recently been fired opened fire at the party.", "opened"),
            ("The man, laid off by the firm, opened fire at the party.", "opened"),
            {"way out of a post": "conflict"},
        ),
    ],
)
def test_of_one_class_a_thing_has_one_value(first: tuple[str, str], second: tuple[str, str], found: dict[str, str]) -> None:
    assert differing(first, second) == found


def test_a_sentence_with_two_of_a_class_tells_of_two_things() -> None:
    both = ("A silver Lada and a grey Lada struck the baker on Tsar Street.", "struck")
    assert not differing(both, ("The baker was struck by a black Lada on Tsar Street.", "struck"))


def test_a_name_held_back_and_then_told_is_an_update_by_the_reports_own_words() -> None:
    back = ("Police said the name of the victim would not be released until relatives were told.", "said")
    named = ("Police identified the victim as Anton Velkov, a baker.", "identified")
    assert differing(back, named) == {"name of the victim made known": "updated"}
    assert not differing(back, ("Police identified the suspect as Anton Velkov.", "identified"))


def test_results_awaited_and_then_shown_are_an_update() -> None:
    waiting = ("Velkov gave blood for an alcohol test but the results are not yet known.", "gave")
    shown = ("The results of the alcohol test of Velkov's blood showed a level of 0.07 percent.", "showed")
    assert differing(waiting, shown) == {"results made known": "updated"}


def test_reports_that_both_name_somebody_are_not_told_of() -> None:
    named = ("Police identified the victim as Anton Velkov.", "identified")
    other = ("The victim, Anton Velkov, was shot.", "shot")
    assert "name of the victim made known" not in {f.slot for f in apart(told(*named), told(*other)) if f.level == "agree"}


def test_half_a_direction_is_not_the_whole_of_another() -> None:
    one = ("The ferry was attacked 50 miles south - west of Varna by smugglers.", "attacked")
    assert not differing(one, ("Smugglers attacked the ferry 50 miles southwest of Varna.", "attacked"))


def test_a_suspect_sought_and_then_caught_is_an_update() -> None:
    sought = told("Police were searching for the gunman in Varna on Monday.", "searching")
    caught = told("The gunman surrendered to police in Varna.", "surrendered", lemma="surrender")
    found = {finding.slot: finding.level for finding in apart(sought, caught) if finding.level in {"conflict", "updated"}}
    assert found == {"whereabouts of the suspect made known": "updated"}
