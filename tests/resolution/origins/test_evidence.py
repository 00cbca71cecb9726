from datetime import date

import pytest

import factories as make
from twosource.model import Attribution, Evidence, Moment, Span
from twosource.resolution.origins.evidence import same_evidence

REPORT = make.report()


def item(text: str, type: str = "video", date: Moment | None = None) -> Evidence:
    return Evidence(text, type, Span(0, 0), date)


def same(one: Evidence, other: Evidence, *said: Attribution) -> bool:
    claims = [make.claim(REPORT, attribution=(step,)) for step in said] or [make.claim(REPORT)] * 2
    return same_evidence((claims[0], one), (claims[-1], other), {})


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("an undated video", "A video", True),
        ("undated footage", "an undated video", True),
        ("a dashboard-camera clip", "an undated video", False),
        ("a second video", "a video", False),
        ("another video", "another clip", True),
    ],
)
def test_what_tells_a_video_from_another(one: str, other: str, wanted: bool) -> None:
    assert same(item(one), item(other)) is wanted


def test_two_types_are_never_one_item() -> None:
    assert not same(item("a recording"), item("a recording", "audio"))


def test_witnesses_are_not_known_to_be_the_same() -> None:
    assert not same(item("witnesses", "witness"), item("witnesses", "witness"))


def test_dates_that_exclude_each_other_are_two_items_and_a_month_holds_its_day() -> None:
    month = make.moment("2025-02", date(2025, 2, 1), date(2025, 2, 28))
    day, later = make.moment("2025-02-14", date(2025, 2, 14)), make.moment("2025-03-01", date(2025, 3, 1))
    assert same(item("a video", date=month), item("a video", date=day))
    assert not same(item("a video", date=month), item("a video", date=later))
    assert same(item("a grainy video", date=day), item("a shaky clip", date=day))
    assert not same(item("a grainy video", date=month), item("a shaky clip", date=day))
    assert not same(item("a grainy video", date=month), item("a shaky clip"))


def test_statements_of_two_authors_are_two() -> None:
    police, firm = make.attribution("the police"), make.attribution("Norvia Logistics", named=True)
    assert not same(item("a statement", "statement"), item("a statement", "statement"), police, firm)
    assert same(item("a brief statement", "statement"), item("a press release", "statement"), firm, firm)
    assert not same(item("a brief statement", "statement"), item("a press release", "statement"))
    assert not same(item("a statement", "statement"), item("a second statement", "statement"), firm, firm)
