"""What decisions amount to: each holds as far as later ones leave room."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from twosource.model import Judgement, Reading, Verb
from twosource.model.corrections import things_of
from twosource.resolution.clustering.clusters import Pair, connected
from twosource.resolution.clustering.constraints import Decided, Spoken, against, decided, rooted
from twosource.resolution.origins.claim_origins import settle
from twosource.resolution.origins.report_origins import resolve_origins

THINGS = "abcdefg"
HERE = {thing: thing for thing in THINGS}


def judgement(
    number: int, verb: Verb, subjects: Iterable[str], left: Sequence[str] = (), parts: Sequence[int] = (), when: int = 2
) -> Judgement:
    value = json.dumps({"rest" if verb == "split" else "from": list(left)}) if left else json.dumps({"parts": list(parts)}) if parts else ""
    return Judgement(number, verb, tuple(subjects), "ada", datetime(2026, 1, when, tzinfo=UTC), "because", value)


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    made = []
    for number in range(1, draw(st.integers(1, 8))):
        verb: Verb = draw(st.sampled_from(["same", "different", "merge", "split", "move"]))
        things = draw(st.permutations(THINGS))
        size = draw(st.integers(2, 4))
        left = things[size : size + draw(st.integers(1, 3))] if verb in ("split", "move") else ()
        cut = draw(st.integers(1, size - 1))
        parts = (cut, size - cut) if verb in ("same", "different", "merge") and draw(st.booleans()) else ()
        made.append(judgement(number, verb, things[:size], left, parts))
    return made


def said(entry: Judgement) -> tuple[set[Pair], set[Pair]]:
    """The pairs that an entry says are one, and those it says are apart."""
    left = json.loads(entry.value).get("rest" if entry.verb == "split" else "from", []) if entry.value else []
    one = set(combinations(sorted(entry.subjects), 2)) if entry.verb != "different" else set()
    sides: Sequence[Sequence[str]] = things_of(entry) if entry.verb == "different" else ()
    if left:
        sides = (entry.subjects[:1] if entry.verb == "move" else entry.subjects, left)
    apart = {(min(a, b), max(a, b)) for ours, theirs in combinations(sides, 2) for a in ours for b in theirs}
    return one, apart


def one(found: Decided, pair: Pair) -> bool:
    a, b = (found.of.get(each, each) for each in pair)
    return a == b


@given(logs())
def test_what_is_said_apart_is_apart_unless_later_words_alone_make_it_one(log: list[Judgement]) -> None:
    found = decided(log)
    for at, entry in enumerate(log):
        later = decided(log[at + 1 :])
        assert all(not one(found, pair) or one(later, pair) for pair in said(entry)[1])
        assert all(one(found, pair) or not one(later, pair) for pair in combinations(THINGS, 2))


@given(logs())
def test_what_is_said_to_be_one_is_one_unless_it_or_later_words_set_some_of_it_apart(log: list[Judgement]) -> None:
    found = decided(log)
    for at, entry in enumerate(log):
        speaking = [said(each)[1] for each in log[at:]]
        if not any(speaking):
            assert all(one(found, pair) for pair in said(entry)[0])


@given(logs())
def test_few_pairs_say_what_is_one_whatever_the_order_of_the_log(log: list[Judgement]) -> None:
    found = decided(log)
    groups: dict[str, list[str]] = {}
    for thing in THINGS:
        groups.setdefault(found.of.get(thing, thing), []).append(thing)
    assert connected(found.same(HERE), THINGS) == sorted(tuple(group) for group in groups.values())
    assert decided(log[::-1]) == found
    assert decided([*log, judgement(99, "unsure", "ab")]) == found


@given(logs(), st.sets(st.sampled_from(THINGS), max_size=3))
def test_what_is_gone_still_ties_what_was_one_with_it(log: list[Judgement], gone: set[str]) -> None:
    found, here = decided(log), {thing: thing for thing in THINGS if thing not in gone}
    assert connected(found.same(here), here) == sorted(
        part for group in connected(found.same(HERE), THINGS) if (part := tuple(each for each in group if each in here))
    )


@given(logs())
def test_what_would_leave_open_what_goes_where_is_told(log: list[Judgement]) -> None:
    newest = judgement(len(log) + 1, "different", "ab")
    found = against(log, newest)
    assert found <= {entry.id for entry in log}
    assert found == decided([*log, newest]).unclear - decided(log).unclear
    assert not one(decided([*log, newest]), ("a", "b"))


def test_two_things_said_apart_after_they_were_said_to_be_one_keep_their_own_parts() -> None:
    joined = judgement(1, "same", "abcd", parts=[3, 1])  # a with c, d; and b
    found = decided([joined, judgement(2, "different", "cb")])
    assert connected(found.same(HERE), "abcd") == [("a", "c", "d"), ("b",)]
    assert not found.unclear
    three = judgement(1, "same", "abc")
    assert against([three], judgement(2, "different", "bc")) == {1}
    assert not against([three], judgement(2, "split", "b", "ac"))


def test_a_restored_entry_yields_to_what_was_said_while_it_was_undone() -> None:
    log = [judgement(1, "same", "bc"), judgement(2, "same", "ca"), judgement(3, "different", "ab")]
    found = decided(log)
    assert connected(found.same(HERE), "abc") == [("a", "c"), ("b",)]


def test_decisions_that_lead_on_to_each_other_go_together() -> None:
    log = [judgement(1, "same", "ab"), judgement(2, "split", "b", "c"), judgement(3, "same", "de"), judgement(4, "accept", "a")]
    spoken = Spoken(log)
    assert spoken.about("c") == (log[0], log[1])
    assert spoken.about("a") == (log[0], log[1], log[3])
    assert spoken.company("c") == {"a", "b", "c"}
    assert spoken.about("g") == ()


def test_a_large_set_is_hung_together_by_few_pairs() -> None:
    things = [f"k{number:05}" for number in range(5_000)]
    halves = [things[0], things[2_500], *things[1:2_500], *things[2_501:]]
    log = [
        judgement(1, "merge", things),
        judgement(2, "split", things[:3], things[3:]),
        judgement(3, "different", halves, parts=[2_500] * 2),
    ]
    found = decided(log[:2])
    assert len(found.same({thing: thing for thing in things})) == 2 + 4_996
    assert len(found.stands) == 5_000
    assert len(connected(decided(log).same({thing: thing for thing in things}), things)) == 3


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
    assert not rooted([judgement(1, "same", "ab")]).of
