"""Findings, slot by slot, on claims made by hand; each test says what a reader would want to be told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import attribution, case, chain, claim, entity, hedge, moment, quantity, report, role, setting
from twosource.comparison import find
from twosource.model import Claim, Finding, Moment, Report

A = report("Dascu reportedly met Velkov in Varna.", publisher="The Lowland Post", published=moment("2025-03-04", date(2025, 3, 4)))
B = report("Dascu met Velkov; the toll stands.", publisher="Eastern Ledger", published=moment("2025-03-06", date(2025, 3, 6)))
C = report("Dascu met them.", publisher="Coastline Today")


DASCU = {each.id: chain(each, "Dascu") for each in (A, B, C)}


def found(*claims: Claim) -> dict[str, Finding]:
    """The findings of one event in which Dascu takes part, by slot."""
    told = tuple(replace(each, roles=each.roles or (role(DASCU[each.report]),)) for each in claims)
    made = case([A, B, C], told, chains=tuple(DASCU.values()), entities=(entity(*DASCU.values()),))
    return {finding.slot: finding for finding in find(made).events[0].findings}


def test_two_days_that_exclude_each_other_are_a_conflict_and_name_who_says_what() -> None:
    finding = found(
        claim(A, time=moment("2025-02-14", date(2025, 2, 14))),
        claim(B, time=moment("2025-02-12", date(2025, 2, 12))),
    )["time"]
    assert finding.level == "conflict"
    assert {value.value for value in finding.values} == {"2025-02-14", "2025-02-12"}
    assert "The Lowland Post: 2025-02-14" in finding.reason


def test_a_month_holds_its_day() -> None:
    finding = found(
        claim(A, time=moment("2025-02", date(2025, 2, 1), date(2025, 2, 28))),
        claim(B, time=moment("2025-02-12", date(2025, 2, 12))),
    )["time"]
    assert finding.level == "coarser"


@pytest.mark.parametrize(
    ("second", "level"), [("XXXX-02-14", "agree"), ("2025-02-14", "coarser"), ("XXXX-02-12", "conflict"), ("2025-02-12", "conflict")]
)
def test_days_without_a_year_are_compared_by_day_and_month(second: str, level: str) -> None:
    day = Moment(second, basis="stated") if second.startswith("X") else moment(second, date.fromisoformat(second))
    assert found(claim(A, time=Moment("XXXX-02-14", basis="stated")), claim(B, time=day))["time"].level == level


def test_an_infinitive_of_purpose_is_no_plan_to_hold_against_what_happened() -> None:
    assert found(claim(A), claim(B, status="planned"))["occurrence"].level == "only-one"


def test_a_plan_told_as_one_is_an_earlier_stage_of_what_happened() -> None:
    ahead = report("Dascu will meet Velkov next week.", publisher="The Lowland Post")
    a, b = chain(ahead, "Dascu"), DASCU[B.id]
    done = claim(B, roles=(role(b),))
    told = (claim(ahead, "meet", status="planned", roles=(role(a),)), replace(done, trigger=replace(done.trigger, lemma="meet")))
    made = case([ahead, B], told, chains=(a, b), entities=(entity(a, b),))
    assert [f.level for f in find(made).events[0].findings if f.slot == "occurrence"] == ["updated"]


def test_what_a_sentence_says_was_said_earlier_is_updated_whatever_the_clock() -> None:
    old = report("An earlier report said that Dascu met four.", publisher="Coastline Today")
    a, b = chain(old, "Dascu"), DASCU[B.id]
    told = (
        claim(old, quantities=(quantity("four", best=4, low=4, high=4),), roles=(role(a),)),
        claim(B, quantities=(quantity("Six", best=6, low=6, high=6),), roles=(role(b),)),
    )
    made = case([old, B], told, chains=(a, b), entities=(entity(a, b),))
    (finding,) = [f for f in find(made).events[0].findings if f.slot.startswith("quantity")]
    assert finding.level == "updated"
    assert "said before" in finding.reason


def test_a_toll_that_rose_is_newer_than_the_bound_it_satisfies() -> None:
    risen = report("The toll rose to six, Dascu said.", publisher="Coastline Today")
    a, b = DASCU[A.id], chain(risen, "Dascu")
    told = (
        claim(A, quantities=(quantity("at least four", low=4, best=4),), roles=(role(a),)),
        claim(risen, "rose", quantities=(quantity("six", low=6, best=6, high=6),), roles=(role(b),)),
    )
    made = case([A, risen], told, chains=(a, b), entities=(entity(a, b),))
    (finding,) = [f for f in find(made).events[0].findings if f.slot.startswith("quantity")]
    assert finding.level == "updated"
    assert "“rose”" in finding.reason


def test_a_part_of_a_figure_is_not_in_conflict_with_the_whole() -> None:
    whole = claim(A, quantities=(quantity("at least four", low=4, best=4),))
    parts = claim(B, quantities=(quantity("six", low=6, best=6, high=6), quantity("two", low=2, best=2, high=2)))
    assert "conflict" not in {finding.level for finding in found(whole, parts).values()}


def test_time_that_nobody_states_is_said_to_be_not_stated() -> None:
    assert found(claim(A), claim(B))["time"].level == "not-stated"


def test_what_one_report_alone_dates_is_only_one() -> None:
    assert found(claim(A, time=moment("2025-02-12", date(2025, 2, 12))), claim(B))["time"].level == "only-one"


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (setting("Varna", "BG", "BG.61", "726050"), setting("Varna", "BG", "BG.61", "726050"), "agree"),
        (setting("Varna", "BG", "BG.61", "726050"), setting("Bulgaria", "BG", precision="country"), "coarser"),
        (setting("Varna", "BG", "BG.61", "726050"), setting("Sofia", "BG", "BG.42", "727011"), "conflict"),
    ],
)
def test_places_are_compared_by_containment(first: object, second: object, level: str) -> None:
    assert found(claim(A, place=first), claim(B, place=second))["place"].level == level


def test_a_place_that_the_gazetteer_does_not_know_is_never_a_conflict() -> None:
    finding = found(claim(A, place=setting("the old customs house")), claim(B, place=setting("Varna", "BG", "BG.61", "1")))["place"]
    assert finding.level == "only-one"


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (quantity("23", best=23), quantity("23", best=23), "agree"),
        (quantity("at least 20", low=20, best=20), quantity("23", best=23), "coarser"),
        (quantity("dozens", low=24), quantity("30", best=30), "coarser"),
        (quantity("about 50", best=50), quantity("52", best=52), "coarser"),
        (quantity("1.5 million", best=1_500_000), quantity("1,493,000", best=1_493_000), "coarser"),
        (quantity("12", best=12, role="count"), quantity("19", best=19, role="count"), "conflict"),
        (quantity("19", best=19), quantity("12", best=12), "conflict"),
        (quantity("4", best=4), quantity("6", best=6), "updated"),
    ],
)
def test_numbers_are_compared_by_bounds_rounding_and_the_clock(first: object, second: object, level: str) -> None:
    findings = found(claim(A, quantities=(first,)), claim(B, quantities=(second,)))
    assert next(f for slot, f in findings.items() if slot.startswith("quantity:")).level == level


def test_a_report_that_gives_both_numbers_is_not_in_conflict_with_one_that_gives_either() -> None:
    both = claim(A, quantities=(quantity("12", best=12), quantity("19", best=19)))
    one = claim(B, quantities=(quantity("19", best=19),))
    assert "conflict" not in {finding.level for finding in found(both, one).values()}


def test_a_denial_against_an_assertion_is_a_conflict_of_occurrence() -> None:
    assert found(claim(A), claim(B, polarity="negative"))["occurrence"].level == "conflict"


def test_claims_with_nobody_in_common_are_never_in_conflict() -> None:
    a, b = chain(A, "Velkov"), chain(B, "Dascu")
    told = (claim(A, roles=(role(a),)), claim(B, roles=(role(b),), polarity="negative"))
    made = case([A, B], told, chains=(a, b), entities=(entity(a), entity(b)))
    assert "conflict" not in {finding.level for finding in find(made).events[0].findings}


def test_one_asserts_what_the_other_hedges() -> None:
    finding = found(claim(A, certainty="probable", hedges=(hedge("reportedly", A.text),)), claim(B))["certainty"]
    assert finding.level == "coarser"
    assert "Eastern Ledger states it flatly" in finding.reason
    assert "“reportedly”" in finding.reason


def test_one_says_in_its_own_voice_what_the_other_has_on_somebodys_word() -> None:
    finding = found(claim(A, attribution=(attribution("two officials"),)), claim(B))["attribution"]
    assert finding.level == "coarser"
    assert "on the word of two officials" in finding.reason


def test_other_names_in_a_role_are_no_conflict() -> None:
    a, b = chain(A, "Dascu"), chain(B, "Velkov")
    made = case([A, B], (claim(A, roles=(role(a),)), claim(B, roles=(role(b),))), chains=(a, b), entities=(entity(a), entity(b)))
    levels = {finding.level for finding in find(made).events[0].findings if finding.slot == "who:actor"}
    assert levels == {"only-one"}


def test_the_same_entity_in_a_role_is_agreement() -> None:
    a, b = chain(A, "Dascu"), chain(B, "Dascu")
    made = case([A, B], (claim(A, roles=(role(a),)), claim(B, roles=(role(b),))), chains=(a, b), entities=(entity(a, b),))
    assert [finding.level for finding in find(made).events[0].findings if finding.slot == "who:actor"] == ["agree"]


days = st.dates(date(2020, 1, 1), date(2025, 12, 31))


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), days, days), min_size=2, max_size=3, unique_by=lambda item: item[0].id))
def test_whatever_the_days_every_value_stands_on_claims_and_conflicts_are_disjoint(told: list[tuple[Report, date, date]]) -> None:
    claims = [claim(r, time=moment("x", min(a, b), max(a, b))) for r, a, b in told]
    findings = [finding for slot, finding in found(*claims).items() if slot == "time"]
    by_id = {each.id: each for each in claims}
    assert findings
    for finding in findings:
        assert all(value.claims for value in finding.values)
        if finding.level == "conflict":
            spans = [by_id[value.claims[0]].time for value in finding.values]
            assert any(
                x.latest < y.earliest or y.latest < x.earliest
                for x in spans
                for y in spans
                if x.latest and y.earliest and y.latest and x.earliest
            )
