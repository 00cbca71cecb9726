import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tests.outputs.html.conftest import Page
from tests.outputs.story import HURT_A, case
from twosource.model import Judgement
from twosource.outputs import as_html, as_markdown
from twosource.outputs.dossier.decisions import MAX_SUBJECTS_NAMED, decisions
from twosource.outputs.dossier.elements import Points
from twosource.outputs.view.digest import digest

WHEN = datetime(2026, 3, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))


def made(verb, *subjects, why="read both in full", value="", id=1):
    return Judgement(id, verb, subjects, "Ada", WHEN, why, value)


def told(*judgements, given=None):
    """Each decision as its lines: what it says first, then what stands beneath."""
    shown = digest(replace(given or case(), judgements=judgements))
    (points,) = [part for part in decisions(shown) if isinstance(part, Points)]
    return [["".join(run.text for run in each.line) for each in (point, *point.under)] for point in points.points]


def test_nobody_decided_nothing_is_said():
    assert list(decisions(digest(case()))) == []
    assert "What people decided" not in as_markdown(case())


def test_who_when_why_and_what_came_of_it():
    (said,) = told(made("same", "ra-solen", "rb-solen"))
    assert said == [
        "1 same – “Mira Solen” by Ada, 2026-03-01 12:30 UTC: read both in full",
        "Mira Solen A [29, 39)",
        "Mira Solen B [30, 35)",
        "Now: one, called Mira Solen",
    ]


def test_what_was_parted_is_told_apart():
    (said,) = told(made("different", "ra-solen", "rb-brandt"))
    assert said[-1] == "Now: kept apart as Mira Solen, Tomas Brandt"


def test_a_claim_is_shown_with_its_sentence_and_where_it_stands():
    (said,) = told(made("accept", "c4"))
    assert said[1] == f"hurt At least 20 people were hurt when a crane fell in Burgas in 2023. A [{HURT_A.span.start}, {HURT_A.span.end})"
    assert said[2] == "Now: told under 2 crane accident in Burgas"


def test_what_was_rejected_is_out():
    given = case()
    events = tuple(replace(event, claims=tuple(c for c in event.claims if c != "c12")) for event in given.events)
    (said,) = told(made("reject", "c12"), given=replace(given, events=events))
    assert said[-1] == "Now: 1 claim left out of every event and relation"


def test_what_is_too_thin_to_be_shown_is_said_to_be():
    (said,) = told(made("accept", "c13"))
    assert said[-1] == "Now: in 1 event of which too little is stated to be shown"


def test_an_edit_shows_before_and_after():
    (said,) = told(made("edit", "c4", value=json.dumps({"slot": "time", "before": "2023", "after": None})))
    assert said[0] == (
        "1 changed – the time of “At least 20 people were hurt when a crane fell in Burgas in 2023.” from 2023 to not stated"
        " by Ada, 2026-03-01 12:30 UTC: read both in full"
    )


def test_the_rest_of_a_split_is_named_too():
    (said,) = told(made("split", "c4", value=json.dumps({"rest": ["c9", "nobody"]})))
    assert [each[:4] for each in said[1:3]] == ["hurt", "hurt"]
    assert "nobody (no longer in the reading)" in said[0]
    assert not any("nobody" in each for each in said[1:])


def test_reports_and_unknown_ids_have_a_name():
    (said,) = told(made("independent", "ra", "gone-with-the-wind"))
    assert said[1:] == ["A Courier", "gone-with-the-wind"]


def test_many_subjects_are_counted():
    (said,) = told(made("reject", *(f"x{i}" for i in range(MAX_SUBJECTS_NAMED + 2))))
    assert said[-1] == "and 2 more places"


@pytest.mark.parametrize("value", ["[1, 2]", "{", "null", '"c4"', '{"slot": ["x"], "after": {"y": 1}}', "[" * 100_000])
def test_a_value_of_any_kind_is_no_trouble(value):
    assert told(made("edit", "c4", value=value))[0][0].startswith("1 changed")


def test_hostile_reasons_render_as_text():
    bad = '"><script>alert(1)</script>\u202egnp'
    given = replace(case(), judgements=(replace(made("same", "ra-solen", "rb-solen"), who=bad, why=bad),))
    page = Page(as_html(given))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "\u202e" not in page.html
    assert "alert(1)" in page.texts["decisions"]
    assert "<script>" not in as_markdown(given).replace(r"\<script\>", "")


def test_a_time_without_a_zone_is_taken_as_it_is():
    given = replace(case(), judgements=(replace(made("accept", "c4"), when=datetime(2026, 3, 1, 9, 0)),))
    assert "2026-03-01 09:00" in as_markdown(given).replace("\\", "")
