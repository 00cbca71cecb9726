from datetime import UTC, datetime

import pytest

from twosource.errors import UsageError
from twosource.model import Judgement, Verb
from twosource.store import in_force, meant, taken_back, undoable


def entry(number: int, verb: Verb = "same", *subjects: str) -> Judgement:
    return Judgement(number, verb, subjects or ("k1", "k2"), "ada", datetime(2025, 3, 1, tzinfo=UTC), "seen")


def test_an_undo_takes_back_and_an_undone_undo_restores() -> None:
    first, second, back, again = entry(1), entry(2, "reject", "c1"), entry(3, "undo", "2"), entry(4, "undo", "3")
    assert in_force([first, second]) == (first, second)
    assert in_force([first, second, back]) == (first,)
    assert in_force([first, second, back, again]) == (first, second)
    assert taken_back([first, second, back, again]) == {3}


def test_the_last_decision_in_force_is_undone_by_default() -> None:
    assert undoable([entry(1), entry(2), entry(3, "undo", "2")], None) == 1
    assert undoable([entry(1), entry(2), entry(3, "undo", "2")], 3) == 3


@pytest.mark.parametrize("number", [9, 2, None])
def test_what_cannot_be_undone_is_said(number: int | None) -> None:
    log = [entry(2), entry(3, "undo", "2")]
    with pytest.raises(UsageError):
        undoable(log, number)


def test_an_undo_of_what_is_no_entry_before_it_takes_nothing_back() -> None:
    log = [entry(1), entry(2, "undo", "2"), entry(3, "undo", "nonsense"), entry(4, "undo", "9"), entry(5, "undo", "-1", "\u0663")]
    assert taken_back(log) == frozenset()
    assert meant(log, 2).subjects == ("2",)
    assert in_force(log) == (log[0],)
