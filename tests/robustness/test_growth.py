"""What a text costs grows with its length and no faster. Counted are calls, not seconds, so that no machine's mood decides."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
import shapes

from factories import report
from twosource.model import Report, Source
from twosource.reading import ENGLISH
from twosource.resolution import find_stories, resolve_entities
from twosource.resolution.clustering import clusters
from twosource.resolution.events import blocking as blocking
from twosource.resolution.events.views import see

SMALL = 1_600
MOST = 2.7
"""How many times as many calls twice the text may take: twice, and a little for caches and tables that fill."""
READ = (
    "plain prose",
    "commas",
    "square brackets",
    "according to",
    "relative clauses",
    "pronouns",
    "one sentence repeated",
    "one name repeated",
    "counted things",
    "speakers in one paragraph",
    "offices",
)
TAKEN = ("markdown images", "markdown triple stars", "markdown open links", "HTML less-than", "HTML nested", "HTML unclosed", "signatures")


def calls(work: Callable[[], object]) -> int:
    """How many functions, Python's and built-in ones, the work calls in this thread."""
    count = 0

    def told(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(told)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


SIGNS = frozenset({"commas", "square brackets"})
"""Shapes in which each character is a word of its own: a quarter of the text will do."""


def text_of(name: str, size: int) -> str:
    size = size // 4 if name in SIGNS else size
    return shapes.OPENING.format("spoke") + shapes.SHAPES[name][1](size)


@pytest.mark.parametrize("name", READ)
def test_reading_grows_with_the_text(name: str) -> None:
    small, large = report(text_of(name, SMALL)), report(text_of(name, 2 * SMALL))
    list(ENGLISH.read([large]))
    once, twice = (calls(lambda each=each: list(ENGLISH.read([each]))) for each in (small, large))
    assert twice < MOST * once, f"{once} calls, and {twice} for twice the text"


@pytest.mark.parametrize("name", TAKEN)
def test_intake_grows_with_the_text(name: str, tmp_path: Any) -> None:
    def taken(size: int) -> Callable[[], object]:
        paths = shapes.pair(name, size, tmp_path)
        return lambda: [item for item in shapes.take(paths, shapes.Settings()) if isinstance(item, Source)]

    taken(SMALL)()
    once, twice = calls(taken(4 * SMALL)), calls(taken(8 * SMALL))
    assert twice < MOST * once


def repeated(count: int) -> list[Report]:
    return [report("The mayor of Varna denied killing Ana Roe. " * count + end) for end in ("It rained.", "It snowed.")]


def test_of_very_many_like_claims_each_is_compared_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "RIVALS", 8)
    found = {}
    for count in (20, 40):
        reports = repeated(count)
        readings = list(ENGLISH.read(reports))
        stories = find_stories(reports)
        sights = list(see(reports, readings, resolve_entities(readings, (), reports, stories)))
        pairs = [(a.claim.id, b.claim.id) for a, b, _ in blocking.candidates(sights, stories)]
        assert len(pairs) == len(set(pairs))
        assert any({a.report, b.report} == {each.id for each in reports} for a, b, _ in blocking.candidates(sights, stories))
        found[count] = len(pairs)
    assert found[40] < 2.5 * found[20]


def test_one_large_group_is_clustered_without_asking_all_of_it_again() -> None:
    def clustered(size: int) -> Callable[[], object]:
        items = [f"c{number * 7919 % 100_003:06}" for number in range(size)]
        scores = {clusters.ordered(items[a], items[b]): 0.9 for a in range(size) for b in range(a + 1, min(size, a + 20))}
        return lambda: clusters.cluster(items, scores, 0.2)

    once, twice = calls(clustered(200)), calls(clustered(400))
    assert twice < 3 * once
