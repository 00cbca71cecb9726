from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from twosource.resolution.clustering.clusters import cluster

ITEMS = "abcdefgh"
PAIRS = list(combinations(ITEMS, 2))
scores = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=20)
pairs = st.lists(st.sampled_from(PAIRS), max_size=4)


def test_joins_while_the_mean_is_high_enough() -> None:
    found = cluster("abc", {("a", "b"): 0.9, ("b", "c"): 0.8}, 0.5)
    assert found == [("a", "b"), ("c",)]
    assert cluster("abc", {("a", "b"): 0.9, ("b", "c"): 0.8}, 0.4) == [("a", "b", "c")]


@given(scores, pairs, st.permutations(ITEMS))
def test_every_item_once_in_any_order(found: dict[tuple[str, str], float], against: list, shuffled: list[str]) -> None:
    groups = cluster(ITEMS, found, 0.4, against)
    assert sorted(item for group in groups for item in group) == list(ITEMS)
    assert groups == cluster(shuffled, dict(reversed(found.items())), 0.4, against[::-1])


@given(scores, pairs)
def test_a_barred_pair_never_ends_together(found: dict[tuple[str, str], float], against: list) -> None:
    groups = cluster(ITEMS, found, 0.0, against)
    assert not any(a in group and b in group for group in groups for a, b in against)
