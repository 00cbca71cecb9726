"""The scorer of names and ties, on made-up gold."""

import pytest
import re3d
import re3d_ties
from re3d import Marked, match_names
from re3d_ties import Pair, Tally

from tests.factories import chain, claim, report, role, span
from twosource.model import Chain, EntityType, Mention, Reading, Report, Role, Span

TEXT = "Norvia commander Anton Velkov met General Mirela Dascu near the Port of Varna, Bulgaria."


def named(words: str, kind: EntityType = "person", head: str | None = None) -> Mention:
    at = span(words, TEXT)
    return Mention("r1", at, words, "name", kind, span(head or words, TEXT))


def marked(words: str, kind: str) -> Marked:
    return Marked(span(words, TEXT), kind, sure=True)


def test_blanks_may_change_on_the_way_in_and_nothing_else():
    at = re3d.aligned("One  two\nthree", "One two three")
    assert (at[5], at[9]) == (4, 8)
    with pytest.raises(ValueError, match="more than its blanks"):
        re3d.aligned("One two", "One twin")


def test_articles_titles_and_possessives_are_shed():
    text = "the General Mirela Dascu's"
    assert re3d.trimmed(Span(0, len(text)), text).of(text) == "Mirela Dascu"


@pytest.mark.parametrize(
    ("text", "head", "named"),
    [
        ("the Port of Varna", "Port", True),
        ("120 Norvian soldiers", "soldiers", False),
        ("Mirela Dascu, the mayor", "Dascu", True),
        ("They", "They", False),
    ],
)
def test_a_marked_phrase_is_named_when_its_head_is(text: str, head: str, named: bool):
    whole = Span(0, len(text))
    assert re3d.head_of(whole, text).of(text) == head
    assert re3d.is_named(whole, text) is named


def test_a_name_matches_by_its_characters_or_by_both_heads_and_a_part_is_left_out():
    gold = [
        marked("General Mirela Dascu", "Person"),
        marked("the Port of Varna, Bulgaria", "Location"),
        marked("Norvia commander Anton Velkov", "Person"),
    ]
    ours = [named("Mirela Dascu"), named("Port of Varna", "facility", "Port"), named("Norvia", "organization")]
    found = match_names(ours, gold, TEXT, exact=False)
    assert [m.text for m, _ in found.matched] == ["Mirela Dascu", "Port of Varna"]
    assert (found.extra, [g.kind for g in found.missed]) == ((), ["Person"])
    assert [m.text for m in match_names(ours, gold, TEXT, exact=True).extra] == ["Port of Varna"]


def test_what_the_annotators_doubted_is_neither_asked_for_nor_held_against_us():
    doubted = [Marked(span("Norvia", TEXT), "Organisation", sure=False)]
    found = match_names([named("Norvia", "organization")], doubted, TEXT, exact=True)
    assert (found.matched, found.extra, found.missed) == ((), (), ())


def test_a_country_that_acts_is_right_as_a_place():
    gold, ours = marked("Bulgaria", "Organisation"), named("Bulgaria", "place")
    assert re3d.is_right(ours, gold, frozenset({ours.span}))
    assert not re3d.is_right(ours, gold, frozenset())


def test_direction_counts_where_the_class_has_one():
    one, two = span("Velkov", TEXT), span("Norvia", TEXT)
    gold = Pair(span("Anton Velkov", TEXT), two, "BelongsTo")
    assert re3d_ties.agrees(Pair(one, two, "BelongsTo"), gold, typed=True)
    assert not re3d_ties.agrees(Pair(two, one, "BelongsTo"), gold, typed=True)
    assert re3d_ties.agrees(Pair(two, one, "CommWith"), gold, typed=False)


def test_a_symmetric_pair_marked_both_ways_is_one():
    one, two = span("Velkov", TEXT), span("Dascu", TEXT)
    tally = Tally()
    re3d_ties.count_pairs(tally, [Pair(two, one, "CommWith")], [Pair(one, two, "CommWith"), Pair(two, one, "CommWith")], typed=True)
    assert (tally.right, tally.ours, tally.found, tally.gold) == (1, 1, 1, 1)
    assert tally.f() == 100


def said(report: Report, kind: str, trigger: str, *roles: Role, relation: bool = False) -> Reading:
    return Reading(report.id, claims=(claim(report, trigger, type=kind, kind="relation" if relation else "event", roles=roles),))


def pairs(reading: Reading) -> set[tuple[str, str, str]]:
    return {(pair.one.of(TEXT), pair.kind, pair.two.of(TEXT)) for pair in re3d_ties.our_pairs(reading, report(TEXT))}


def test_pairs_are_read_off_relations_and_meetings():
    page = report(TEXT)
    velkov, norvia, dascu = chain(page, "Anton Velkov"), chain(page, "Norvia", type="organization"), chain(page, "Mirela Dascu")
    tie = said(page, "member-of", "commander", role(velkov, "subject"), role(norvia, "object"), relation=True)
    assert pairs(tie) == {("Anton Velkov", "BelongsTo", "Norvia")}
    meeting = said(page, "consult", "met", role(velkov, "actor"), role(dascu, "target"))
    assert pairs(meeting) == {("Anton Velkov", "CommWith", "Mirela Dascu")}


def test_two_mentions_of_one_chain_are_the_same():
    page = report(TEXT)
    one = Chain("k1", page.id, "person", "Anton Velkov", (named("Norvia commander"), named("Anton Velkov")))
    assert pairs(Reading(page.id, chains=(one,))) == {("Norvia commander", "IsSynonymOf", "Anton Velkov")}
