from dataclasses import replace

from tests.outputs.story import CRANE, HURT_A, SAID, SAID_A, SEEN, SEEN_B, STAGE, STAGE_A, VISIT, VISIT_B
from twosource.model import Trigger
from twosource.outputs.view.ranking import weight, worth


def test_what_happened_to_whom_and_where_is_shown():
    assert worth(VISIT, [VISIT_B])
    assert worth(SEEN, [SEEN_B])
    assert worth(CRANE, [HURT_A])


def test_a_bare_said_is_not():
    assert not worth(SAID, [SAID_A])
    assert not worth(replace(SAID, reports=("ra", "rb"), participants=VISIT.participants), [SAID_A])


def test_nobody_nowhere_is_not():
    assert not worth(STAGE, [STAGE_A])


def test_a_difference_always_is():
    assert worth(replace(SAID, findings=CRANE.findings), [SAID_A])


def test_a_lone_claim_the_reader_doubts_is_not():
    assert not worth(VISIT, [replace(VISIT_B, confidence=0.1)])


def test_lemmas_are_compared_without_case():
    assert not worth(SAID, [replace(SAID_A, trigger=Trigger(SAID_A.trigger.span, "Said", "Say"))])


def test_more_told_weighs_more():
    assert weight(CRANE, {}) > weight(VISIT, {"e1": True}) > weight(STAGE, {})
