"""The tests as a whole: what `make fast` leaves out is there, and no folder is too full to be looked over."""

from tests.conftest import SLOW, TESTS, slow

MODULES_SIDE_BY_SIDE = 20
"""The most that stand in one folder."""


def test_what_is_left_out_of_the_fast_tests_is_there_and_stands_once() -> None:
    for each in SLOW:
        path, _, function = each.partition("::")
        assert (TESTS / path).exists(), each
        assert not function or f"def {function}(" in (TESTS / path).read_text(encoding="utf-8"), each
        assert sum(each == other or each.startswith((f"{other}/", f"{other}::")) for other in SLOW) == 1, each


def test_a_folder_a_module_and_a_test_are_left_out_by_name() -> None:
    assert slow("browser/test_browser_walk.py::test_any[chromium]")
    assert slow("store/test_kills.py::test_two_processes_that_add_and_correct_can_be_killed_at_any_moment[3]")
    assert slow("resolution/test_identities.py::test_no_two_things_of_a_case_share_an_id")
    assert not slow("resolution/test_identities.py::test_another")
    assert not slow("store/test_kills_of_another.py::test_any")


def test_no_folder_of_tests_holds_more_modules_than_can_be_looked_over() -> None:
    folders = {path.parent for path in TESTS.rglob("*.py")}
    assert [folder.name for folder in folders if len(list(folder.glob("*.py"))) > MODULES_SIDE_BY_SIDE] == []


def test_each_reason_is_said_in_a_few_words() -> None:
    assert [each for each, reason in SLOW.items() if not 10 < len(reason) < 100] == []
