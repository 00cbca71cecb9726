from dataclasses import replace

import pytest

from tests.outputs.story import DENY_B, FRONT_B, HURT_A, MET_A, MET_B, VISIT_B, finding
from twosource.model import Block, Claim, Report, Span, Trigger
from twosource.outputs.view.stance import contradicted, stance, tellings, voice


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


def claim_of(report: Report, word: str, lemma: str) -> Claim:
    at = report.text.index(word)
    return Claim(word, report.id, Span(at, at + len(word)), Trigger(Span(at, at + len(word)), word, lemma), "event", "move", word)


POINTING = [
    ("She reportedly came. During that visit she spoke.", "visit", "visit"),
    ("She reportedly came. The long Sofia meeting ended.", "meeting", "meeting"),
]
TELLING = [("The ministers met.", "met", "meet"), ("A man that visited left.", "visited", "visit")]


@pytest.mark.parametrize(("text", "word", "lemma"), POINTING)
def test_what_points_back_tells_nothing_of_its_own(text, word, lemma):
    report = Report("r", text, "", ())
    came, back = claim_of(report, "came", "come"), claim_of(report, word, lemma)
    assert tellings([came, back], report) == [came]
    assert tellings([back], report) == [back]


@pytest.mark.parametrize(
    ("text", "word", "lemma"), [("The ministers met.", "met", "meet"), ("A man that visited left.", "visited", "visit")]
)
def test_a_verb_after_a_definite_noun_tells(text, word, lemma):
    report = Report("r", "Rain came. " + text, "", ())
    claims = [claim_of(report, "came", "come"), claim_of(report, word, lemma)]
    assert tellings(claims, report) == claims


def test_a_heading_tells_only_where_nothing_else_does():
    report = Report("r", "Visit to Sofia\nShe reportedly came.", "", (Block("title", Span(0, 14)), Block("paragraph", Span(15, 35))))
    head, came = claim_of(report, "Visit", "visit"), claim_of(report, "came", "come")
    assert tellings([head, came], report) == [came]
    assert tellings([head], report) == [head]
