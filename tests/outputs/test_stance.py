from dataclasses import replace

import pytest

from tests.outputs.story import DENY_B, FRONT_B, HURT_A, MET_A, MET_B, VISIT_B, finding
from twosource.outputs.stance import contradicted, stance, voice


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (VISIT_B, "asserts"),
        (MET_A, "attributes"),
        (MET_B, "hedges"),
        (FRONT_B, "hedges"),
        (replace(VISIT_B, certainty="probable"), "hedges"),
        (replace(MET_B, attribution=MET_A.attribution), "attributes"),
        (DENY_B, "denies"),
    ],
)
def test_the_voice_of_a_claim(claim, expected):
    assert voice(claim) == expected


def test_no_claim_is_silence():
    assert stance((), frozenset()) == ("silent", ())


def test_the_surest_voice_speaks_and_the_others_stand_beside_it():
    assert stance((MET_B, VISIT_B, MET_A), frozenset()) == ("asserts", ("attributes", "hedges"))


def test_a_denial_counts_only_when_every_claim_denies():
    assert stance((DENY_B,), frozenset({"c8"})) == ("denies", ())
    assert stance((DENY_B, MET_B), frozenset()) == ("hedges", ("denies",))


def test_a_contradicted_value_differs_and_keeps_the_voice():
    assert stance((HURT_A,), frozenset({"c4"})) == ("differs", ("asserts",))


def test_only_conflicts_of_fact_contradict():
    values = (("x", ("c1",)), ("y", ("c5",)))
    assert contradicted([finding("time", "conflict", "", *values)]) == {"c1", "c5"}
    for slot, level in (("certainty", "conflict"), ("occurrence", "conflict"), ("time", "coarser"), ("time", "updated")):
        assert contradicted([finding(slot, level, "", *values)]) == frozenset()
