from twosource.resolution.clustering.clusters import connected
from twosource.resolution.origins.families import Family, families


def test_those_that_derive_from_one_are_its_family() -> None:
    sources = {("a", "b"): "a", ("a", "c"): "a", ("b", "c"): "b"}
    assert families(sources, sources) == [Family(("a", "b", "c"), "a")]


def test_what_derives_over_another_is_of_the_family_too() -> None:
    sources = {("a", "b"): "a", ("b", "c"): "b"}
    assert families(sources, sources) == [Family(("a", "b", "c"), "a")]


def test_without_a_direction_there_is_no_root() -> None:
    assert families([("a", "b"), ("b", "c")], {}) == [Family(("a", "b", "c"), None)]


def test_a_report_made_from_two_stands_in_both_families() -> None:
    sources = {("a", "c"): "a", ("b", "c"): "b"}
    assert families(sources, sources) == [Family(("a", "c"), "a"), Family(("b", "c"), "b")]


def test_two_at_the_top_that_share_text_are_one_family_without_a_root() -> None:
    sources = {("a", "c"): "a", ("b", "c"): "b"}
    assert families([*sources, ("a", "b")], sources) == [Family(("a", "b", "c"), None)]


def test_what_shares_text_with_a_copy_alone_belongs_to_the_copys_family() -> None:
    assert families([("a", "b"), ("b", "x")], {("a", "b"): "a"}) == [Family(("a", "b", "x"), None)]


def test_a_ring_of_sources_is_one_family() -> None:
    sources = {("a", "b"): "a", ("b", "c"): "b", ("a", "c"): "c"}
    (family,) = families(sources, sources)
    assert (family.members, family.root) == (("a", "b", "c"), None)


def test_groups_come_in_the_order_of_their_least() -> None:
    assert connected([("d", "c"), ("b", "a"), ("a", "d")], ("e",)) == [("a", "b", "c", "d"), ("e",)]
