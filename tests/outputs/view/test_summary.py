from dataclasses import replace

import pytest

from tests.outputs import story
from twosource.model import Case, Origin, OriginSpan
from twosource.outputs.view.digest import Digest, digest
from twosource.outputs.view.summary import behind, origin_lines, support


@pytest.mark.parametrize(
    ("origins", "unknown", "words"),
    [
        (3, 0, "3 origins"),
        (2, 1, "2 origins; 1 report shows no ground of its own"),
        (1, 2, "1 origin; 2 reports show no ground of their own"),
        (1, 3, "origin not known: no report shows what it rests on"),
    ],
)
def test_what_is_not_known_to_be_independent_is_said(case: Case, origins: int, unknown: int, words: str) -> None:
    event = replace(story.MEETING, origins=origins, unknown=unknown)
    (item,) = (item for item in digest(replace(case, events=(event,))).items if item.id == event.id)
    assert support(item) == words


def test_a_value_that_several_give_says_what_stands_behind_it(case: Case) -> None:
    (found,) = (each for each in story.MEETING.findings if each.slot == "occurrence")
    values = tuple(replace(value, origins=1, unknown=unknown) for value, unknown in zip(found.values, (0, 2), strict=True))
    event = replace(story.MEETING, findings=(replace(found, values=values),))
    (item,) = (item for item in digest(replace(case, events=(event,))).items if item.id == event.id)
    assert [behind(said) for said in item.differences[0].values] == ["1 origin", "origin not known: no report shows what it rests on"]
    alone = replace(item.differences[0].values[0], tellers=item.differences[0].values[0].tellers[:1])
    assert behind(alone) == ""


def test_one_report_is_said_to_be_one(shown: Digest) -> None:
    assert {support(item) for item in shown.alone} == {"one report"}


def with_origins(case: Case, *origins: Origin) -> list[str]:
    return list(origin_lines(digest(replace(case, origins=origins))))


def test_the_report_that_others_derive_from_is_named(case: Case) -> None:
    made = Origin("o1", "copied text", ("ra", "rb", "rc"), "copied text: all of it", root="rb", direction="published first (2024-04-15)")
    assert with_origins(case, made) == [
        "A, B and C count as one origin: copied text: all of it; B is the one the others derive from (published first (2024-04-15))."
    ]


def test_a_reporter_of_its_own_is_a_ground(case: Case) -> None:
    filed = Origin("o1", "own", ("ra",), "filed from VARNA", ("c1", "c3"), (OriginSpan("ra", story.span("ra", "Varna")),))
    assert with_origins(case, filed) == ["A shows a ground of its own for 2 claims: filed from VARNA."]
