"""What decisions are known not to hold, each turning red on the day it is mended."""

import pytest

from tests.case.test_decisions_hold import test_every_decision_holds_as_far_as_later_ones_leave_room as sequence


@pytest.mark.xfail(
    strict=True, reason="a move over two stories makes them one, and the machine groups in the larger story what the move left behind"
)
def test_what_a_move_over_two_stories_leaves_behind_stays_one() -> None:
    sequence.hypothesis.inner_test(336, [("add", 0), ("same", 141), ("move", 172)])
