"""What sets of things people said are one, or not, amount to pair by pair."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from twosource.model import Judgement, Reading, Verb
from twosource.resolution.clusters import Pair, ordered
from twosource.resolution.decisions import against, decided, rooted
from twosource.resolution.families import connected
from twosource.resolution.origins import resolve_origins
from twosource.resolution.roots import settle

THINGS = "abcdefg"


def judgement(number: int, verb: Verb, subjects: Iterable[str], left: Sequence[str] = ()) -> Judgement:
    value = json.dumps({"rest" if verb == "split" else "from": list(left)}) if left else ""
    return Judgement(number, verb, tuple(subjects), "ada", datetime(2026, 1, 2, tzinfo=UTC), "because", value)


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    made = []
    for number in range(1, draw(st.integers(1, 8))):
        verb: Verb = draw(st.sampled_from(["same", "different", "merge", "split", "move"]))
        things = draw(st.permutations(THINGS))
        size = draw(st.integers(2, 4))
        left = things[size : size + draw(st.integers(1, 3))] if verb in ("split", "move") else ()
        made.append(judgement(number, verb, things[:size], left))
    return made


def pair_by_pair(log: Sequence[Judgement]) -> tuple[set[Pair], dict[Pair, int]]:
    """The same said slowly: each pair under the last entry that speaks of it."""
    last: dict[Pair, tuple[bool, int]] = {}
    for entry in log:
        left = next(iter(json.loads(entry.value).values())) if entry.value else ()
        if entry.verb != "different":
            last |= {ordered(a, b): (True, entry.id) for a, b in combinations(entry.subjects, 2)}
        else:
            last |= {ordered(a, b): (False, entry.id) for a, b in combinations(entry.subjects, 2)}
        taken = entry.subjects[:1] if entry.verb == "move" else entry.subjects
        last |= {ordered(a, b): (False, entry.id) for a, b in product(taken, left)}
    return {pair for pair, (one, _) in last.items() if one}, {pair: number for pair, (one, number) in last.items() if not one}


@given(logs())
def test_few_pairs_say_what_all_pairs_would(log: list[Judgement]) -> None:
    found, (same, different) = decided(log), pair_by_pair(log)
    assert found.same.keys() <= same
    assert connected(found.same, THINGS) == connected(same, THINGS)
    assert {pair: entry.id for pair, entry in found.different.items()} == different
    assert decided(log[::-1]) == found


@given(logs())
def test_what_is_held_together_by_others_is_told_before_it_is_said_apart(log: list[Judgement]) -> None:
    newest = judgement(len(log) + 1, "different", "ab")
    found = against(log, newest)
    one = next(group for group in connected(decided([*log, newest]).same, THINGS) if "a" in group)
    assert bool(found) == ("b" in one)
    assert found <= {entry.id for entry in log}


def test_a_large_set_is_hung_together_by_few_pairs() -> None:
    things = [f"k{number:05}" for number in range(5_000)]
    log = [judgement(1, "merge", things), judgement(2, "split", things[:3], things[3:])]
    found = decided(log)
    assert len(found.same) == 2 + 4_996
    assert len(found.different) == 3 * 4_997


TEXT = "Mirela Dascu opened the new quay in Varna on Monday before two hundred dockers and their families, and cut a blue ribbon there."


def count(*entries: Judgement) -> tuple[int, int, str]:
    """Origins, unknown and support of an event that three copies of one text tell."""
    reports = [make.report(TEXT, id=name, publisher=name) for name in "abc"]
    claims = [make.claim(report, "opened", id=f"c{report.id}") for report in reports]
    readings = [Reading(report.id, claims=(claim,)) for report, claim in zip(reports, claims, strict=True)]
    origins = resolve_origins(reports, readings, entries)
    assert any(origin.kind == "copied text" for origin in origins)
    (event,) = settle(readings, (), (make.event(*claims),), (), origins, entries).events
    return event.origins, event.unknown, event.support


def test_people_outrank_what_was_found_of_roots() -> None:
    assert count() == (1, 3, "one-origin")
    assert count(judgement(1, "independent", "abc")) == (3, 0, "several-origins")
    assert count(judgement(1, "independent", "ab")) == (2, 0, "several-origins")
    assert count(judgement(1, "dependent", "abc")) == (1, 0, "one-origin")
    assert count(judgement(1, "independent", "abc"), judgement(2, "dependent", "abc")) == (1, 0, "one-origin")
    assert count(judgement(1, "dependent", "abc"), judgement(2, "independent", "abc")) == (3, 0, "several-origins")


def test_a_decided_root_says_who_and_why() -> None:
    reports = [make.report(TEXT, id=name) for name in "ab"]
    (one,) = (o for o in resolve_origins(reports, (), [judgement(1, "dependent", "ab")]) if o.kind == "decided")
    assert (one.reports, one.basis) == (("a", "b"), "decided by ada: because")
    apart = [o for o in resolve_origins(reports, (), [judgement(1, "independent", "ab")]) if o.kind == "decided"]
    assert [o.reports for o in apart] == [("a",), ("b",)]
    assert not rooted([judgement(1, "same", "ab")]).same
