import io
from dataclasses import replace

import pytest
from rich.console import Console

from tests.outputs.story import REPORTS
from twosource.model import Case, Reading
from twosource.outputs import print_text


def printed(case: Case, width: int = 80, **more: object) -> str:
    out = io.StringIO()
    print_text(case, Console(file=out, width=width, **more))
    return out.getvalue()


def test_it_fits_eighty_columns_without_colour(case):
    text = printed(case)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_it_begins_in_plain_words(case):
    first = " ".join(printed(case).split())
    assert first.startswith("3 reports: A Courier, B Evening <b>Post</b>, C Tide. 2 events told by several of them, 2 by one only;")


def test_the_sections_stand_in_order(case):
    text = printed(case)
    headings = ["TOLD BY SEVERAL", "WHERE THEY DIFFER", "TOLD BY ONE ONLY", "STANDING RELATIONS", "WHERE IT COMES FROM", "LEFT OUT"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words", ["● asserts", "◐ attributes", "○ hedges", "✕ denies", "≠ differs", "on the word of the Free", "“is said to have”"]
)
def test_who_says_it_and_how(case, words):
    assert words in printed(case)


def test_two_reports_are_both(case):
    two = replace(case, reports=case.reports[:2], readings=case.readings[:2], events=case.events[2:])
    assert "told by both" in " ".join(printed(two).split())


def test_markup_and_escapes_in_a_report_do_not_act(case):
    hostile = replace(REPORTS[0], publisher="[red]x[/red]\x1b[2J")
    text = printed(Case((hostile,), (Reading("ra"),)), force_terminal=True, color_system=None)
    assert "[red]x[/red]⟦U+001B⟧[2J" in text
    assert "\x1b[2J" not in text


def test_colour_for_a_terminal(case):
    assert "\x1b[" in printed(case, force_terminal=True, color_system="standard")


def test_an_empty_case_prints():
    assert printed(Case((), ())).startswith("0 reports")
