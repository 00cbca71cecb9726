"""Hours and stretches of time in sentences alike; weekdays beside dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from factories import case, moment, span
from tests.comparison.stories import SlotValue, told
from twosource.comparison import find
from twosource.model import Finding, Moment, Reading, Report
from twosource.reading.claims.timings import timings


def findings(*said: tuple[SlotValue, tuple[Moment, ...]], one_event: bool = False) -> dict[str, str]:
    """Slot and level of what differs; each sentence with the times in it."""
    reports = [one.report for one, _ in said]
    groups = [tuple(one.claim for one, _ in said)] if one_event else [(one.claim,) for one, _ in said]
    made = case(reports, *groups)
    times = {one.report.id: moments for one, moments in said}
    made = replace(made, readings=tuple(_timed(reading, times[reading.report], reports) for reading in made.readings))
    found: list[Finding] = [finding for event in find(made).events for finding in event.findings]
    return {finding.slot: finding.level for finding in found if finding.level in {"conflict", "updated"}}


def _timed(reading: Reading, times: tuple[Moment, ...], reports: Sequence[Report]) -> Reading:
    """The reading with the hours and durations of its sentences, read as in any report."""
    (of,) = (report for report in reports if report.id == reading.report)
    sentences = sorted({claim.span for claim in reading.claims})
    return replace(reading, times=times, claims=(*reading.claims, *timings(of, times, sentences, reading.claims)))


def clock(text: str, words: str, hour: str) -> tuple[SlotValue, tuple[Moment, ...]]:
    return told(text, "stopped"), (Moment(text=words, span=span(words, text), clock=hour),)


def test_hours_in_sentences_alike_are_compared_whatever_word_they_hang_on() -> None:
    one = clock("Velkov was driving on the Varna road at 2:30 a.m. when he was stopped.", "2:30 a.m.", "02:30")
    other = clock("On the Varna road police stopped Velkov, who was driving, at 2 a.m. sharp.", "2 a.m.", "02:00")
    assert findings(one, other) == {"hour": "conflict"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Updated 9:06 a.m. Velkov was driving on the Varna road when he was stopped.", "9:06 a.m."),
        ("With 9:06 to play Velkov was driving on the Varna road when he was stopped.", "9:06"),
    ],
)
def test_the_stamp_of_a_page_and_the_clock_of_a_match_are_no_hours(text: str, words: str) -> None:
    other = clock("On the Varna road police stopped Velkov, who was driving, at 2 a.m. sharp.", "2 a.m.", "02:00")
    assert not findings(clock(text, words, "09:06"), other)


def test_stretches_of_time_are_compared_with_what_bounds_them() -> None:
    one = told("Police stopped and searched cars on the Varna road for two hours on end.", "stopped")
    other = told("Police stopped and searched cars on the Varna road for almost three hours.", "stopped")
    lasting = [
        (each, (Moment(text=words, span=span(words, each.report.text)),)) for each, words in ((one, "two hours"), (other, "three hours"))
    ]
    assert findings(*lasting) == {"how long: hour": "conflict"}


def on(text: str, when: Moment) -> tuple[SlotValue, tuple[Moment, ...]]:
    made = told(text, "stopped", {"Velkov": "target"})
    return replace(made, claim=replace(made.claim, time=when)), ()


@pytest.mark.parametrize(("weekday", "found"), [("Friday", {}), ("Monday", {"weekday": "conflict"})])
def test_a_weekday_is_held_against_the_weekday_of_a_date(weekday: str, found: dict[str, str]) -> None:
    dated = on(
        "Police stopped Velkov on the Varna road that night.",
        moment("2025-02-14", date(2025, 2, 14), span=span("on the Varna", "Police stopped Velkov on the Varna")),
    )
    named = on(f"On the Varna road police stopped Velkov {weekday}.", Moment(text=weekday, span=span("Varna", "On the Varna")))
    assert findings(dated, named) == found


def test_weekdays_of_one_verb_in_sentences_unlike_may_be_of_two_weeks() -> None:
    one = on(
        "Police stopped Velkov on Tuesday for speeding past the Varna lighthouse in a stolen ferry van.",
        Moment(text="Tuesday", span=span("Tuesday", "Tuesday")),
    )
    other = on(
        "A year before, when snow lay deep in Karachi, guards at the border had stopped Velkov one Sunday.",
        Moment(text="Sunday", span=span("Sunday", "Sunday")),
    )
    assert not findings(one, other, one_event=True)


def test_whole_hours_apart_with_another_zone_named_can_be_one_moment() -> None:
    east = clock("Velkov was driving on the Varna road at 4:30 p.m. ET when he was stopped.", "4:30 p.m.", "16:30")
    west = clock("Velkov was driving on the Varna road at 1:30 p.m. PST when he was stopped.", "1:30 p.m.", "13:30")
    later = clock("Velkov was driving on the Varna road at 6:10 p.m. ET when he was stopped.", "6:10 p.m.", "18:10")
    assert findings(east, west) == {}
    assert findings(east, later) == {"hour": "conflict"}
