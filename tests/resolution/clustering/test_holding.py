"""The machine's groups as decisions leave them: joined and kept apart as wholes."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Judgement, Verb
from twosource.model.corrections import things_of
from twosource.resolution.clustering.clusters import Pair, connected
from twosource.resolution.clustering.constraints import decided
from twosource.resolution.clustering.holding import NOTHING_RULED, overruled

ITEMS = "abcdefghij"
HERE = {item: item for item in ITEMS}
Groups = Sequence[tuple[str, ...]]


def said(number: int, verb: Verb, *things: Iterable[str]) -> Judgement:
    sides = [tuple(thing) for thing in things]
    subjects = [side[0] for side in sides] + [part for side in sides for part in side[1:]]
    value = json.dumps({"parts": [len(side) for side in sides]})
    return Judgement(number, verb, tuple(subjects), "ada", datetime(2026, 1, 2, tzinfo=UTC), "because", value)


def split(number: int, out: Iterable[str], rest: Iterable[str]) -> Judgement:
    value = json.dumps({"rest": list(rest)})
    return Judgement(number, "split", tuple(out), "ada", datetime(2026, 1, 2, tzinfo=UTC), "because", value)


@st.composite
def machines(draw: st.DrawFn) -> tuple[dict[Pair, float], Groups]:
    """Pairs with scores, and the groups they make."""
    pairs = draw(st.lists(st.sampled_from(list(combinations(ITEMS, 2))), max_size=9, unique=True))
    scores = {pair: draw(st.sampled_from([0.5, 0.7, 0.9])) for pair in pairs}
    return scores, connected(pairs, ITEMS)


def together(groups: Groups, a: str, b: str) -> bool:
    return any(a in group and b in group for group in groups)


@st.composite
def things(draw: st.DrawFn, groups: Groups) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = draw(st.permutations(list(groups)))[:2] if len(groups) > 1 else (groups[0][:1], groups[0][1:])
    return one, other


@given(machines(), machines(), st.data())
def test_what_is_said_to_be_one_holds_every_part_and_takes_in_what_joins_either(now: object, later: object, data: st.DataObject) -> None:
    """`later` is any other machine: what it makes of the parts after more reports came in."""
    one, other = data.draw(things(now[1]))  # type: ignore[index]
    scores, groups = later  # type: ignore[misc]
    after = overruled(groups, scores, decided([said(1, "same", one, other)]).ruling(HERE))
    assert all(together(after, a, b) for a, b in combinations([*one, *other], 2))
    assert all(together(after, a, b) for group in groups for a, b in combinations(group, 2))
    spoken = {*one, *other}
    assert [group for group in after if spoken.isdisjoint(group)] == [group for group in groups if spoken.isdisjoint(group)]


@given(machines(), machines(), st.data())
def test_what_is_said_to_differ_stays_apart_and_whole(now: object, later: object, data: st.DataObject) -> None:
    one, other = data.draw(things(now[1]))  # type: ignore[index]
    scores, groups = later  # type: ignore[misc]
    after = overruled(groups, scores, decided([said(1, "different", one, other)]).ruling(HERE))
    assert not any(together(after, a, b) for a, b in product(one, other))
    for side in (one, other):
        assert all(together(after, a, b) for a, b in combinations(side, 2) if together(groups, a, b))
    cut = [group for group in groups if set(group) & set(one) and set(group) & set(other)]
    assert len(after) == len(groups) + len(cut)
    assert all(group in after for group in groups if group not in cut)


@given(machines(), st.data())
def test_what_is_split_off_leaves_the_rest_whole(now: tuple[dict[Pair, float], Groups], data: st.DataObject) -> None:
    scores, groups = now
    group = max(groups, key=len)
    out = data.draw(st.lists(st.sampled_from(group), min_size=1, max_size=max(1, len(group) - 1), unique=True))
    rest = tuple(item for item in group if item not in out)
    after = overruled(groups, scores, decided([split(1, out, rest)]).ruling(HERE))
    assert tuple(sorted(out)) in after
    assert not rest or rest in after


@given(machines(), st.data(), st.permutations(ITEMS))
def test_the_order_of_what_is_given_does_not_matter(now: tuple[dict[Pair, float], Groups], data: st.DataObject, order: list[str]) -> None:
    scores, groups = now
    log = []
    for number in range(1, data.draw(st.integers(1, 5)) + 1):
        drawn = data.draw(st.permutations(ITEMS))
        first, second = drawn[: data.draw(st.integers(1, 3))], drawn[3 : 3 + data.draw(st.integers(1, 3))]
        verb = data.draw(st.sampled_from(["same", "different", "split"]))
        log.append(split(number, first, second) if verb == "split" else said(number, verb, first, second))
    after = overruled(groups, scores, decided(log).ruling(HERE))
    again = overruled(groups[::-1], dict(reversed(scores.items())), decided(log[::-1]).ruling({item: item for item in order}))
    assert after == again
    assert sorted(item for group in after for item in group) == list(ITEMS)
    found = decided(log)
    for entry in log:
        sides = things_of(entry) if entry.verb == "different" else ()
        for ours, theirs in combinations(sides, 2):
            assert not any(together(after, a, b) and found.of.get(a, a) != found.of.get(b, b) for a, b in product(ours, theirs))


def test_without_decisions_the_groups_are_the_machine_s() -> None:
    assert overruled([("b", "c"), ("a",)], {}, NOTHING_RULED) == [("b", "c"), ("a",)]


def test_what_was_left_open_joins_where_nothing_speaks_against_it() -> None:
    groups, one = [("a",), ("b",), ("c",), ("d",)], decided([said(1, "same", "a", "b"), said(2, "different", "c", "d")]).ruling(HERE)
    assert overruled(groups, {}, one, {("b", "c"): 1.0, ("b", "d"): 0.5}) == [("a", "b", "c"), ("d",)]
    assert overruled(groups, {}, one, {("b", "c"): 1.0}, lambda _pair, ours, theirs: len(ours) + len(theirs) < 3) == [
        ("a", "b"),
        ("c",),
        ("d",),
    ]
