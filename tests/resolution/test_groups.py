"""Groups of reports by who is like whom, with what people tied."""

from twosource.resolution.stories import LEVELS, MAX_STORY_REPORTS, groups_of

LEFT = [f"a{number:02}" for number in range(MAX_STORY_REPORTS - 4)]
RIGHT = [f"b{number:02}" for number in range(10)]


def near(report: str) -> dict[str, float]:
    """Two affairs, in each of which every report is a little like every other."""
    return {other: LEVELS[0] for other in (LEFT if report in LEFT else RIGHT) if other != report}


def test_what_is_like_is_one_group_and_no_more() -> None:
    assert [group.reports for group in groups_of([*RIGHT, *LEFT], near)] == [tuple(LEFT), tuple(RIGHT)]


def test_a_tie_joins_two_groups_whole_though_together_they_are_too_many() -> None:
    assert len(LEFT) + len(RIGHT) > MAX_STORY_REPORTS
    for wanted in ([*LEFT, *RIGHT], [RIGHT[3]], [LEFT[5]]):
        (group,) = groups_of(wanted, near, [(LEFT[7], RIGHT[1])])
        assert group.reports == (*LEFT, *RIGHT)
        assert group.likeness == LEVELS[0]


def test_ties_lead_on_to_what_is_tied_in_turn() -> None:
    (group,) = groups_of(["x"], lambda report: {}, [("x", "y"), ("z", "y"), ("v", "w")])
    assert group.reports == ("x", "y", "z")
