"""Model objects out as JSON and back, and nothing else comes back."""

import json
from dataclasses import fields
from typing import Any

import pytest

from twosource.model import Case, Claim, Judgement, Mention, Reading, Refusal, Report, Span
from twosource.model.fitting import within
from twosource.outputs.archive.codec import plain, typed


def through(kind: type, value: Any) -> Any:
    return typed(kind, json.loads(json.dumps(plain(value))))


def test_every_object_of_a_case_comes_back(case: Case) -> None:
    for kind, things in ((Report, case.reports), (Reading, case.readings), (Judgement, case.judgements), (Refusal, case.refusals)):
        for thing in things:
            assert through(kind, thing) == thing


def test_every_field_of_a_decision_goes_out(told: Case) -> None:
    assert set(plain(told.judgements[0])) == {each.name for each in fields(Judgement)}


WRONG: list[tuple[type, Any, str]] = [
    (Span, {"start": 0}, "'end' is missing"),
    (Span, {"start": 0, "end": 1, "more": 2}, "'more' that this version does not know"),
    (Span, {"start": "0", "end": 1}, "start cannot be '0'"),
    (Span, {"start": True, "end": 1}, "start cannot be 'True'"),
    (Span, {"start": 5, "end": 1}, "a span runs forward"),
    (Span, [0, 1], "cannot be"),
    (Refusal, {"source": "a", "reason": "no such reason", "detail": "b"}, "reason cannot be"),
    (Refusal, {"source": 1, "reason": "empty", "detail": "b"}, "source cannot be"),
]


@pytest.mark.parametrize(("kind", "value", "words"), WRONG)
def test_what_does_not_fit_is_refused_with_its_place(kind: type, value: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        typed(kind, value)


def test_the_place_of_a_fault_deep_inside_is_told(told: Case) -> None:
    found = plain(told.readings[0])
    found["claims"][1]["roles"] = [{"role": "actor", "span": {"start": 0, "end": "x"}, "text": "a", "chain": None}]
    with pytest.raises(ValueError, match=r"claims\[1\]\.roles\[0\]\.span\.end cannot be 'x'"):
        typed(Reading, found)


def test_every_span_inside_is_found(told: Case) -> None:
    (claim,) = [claim for claim in told.claims.values() if claim.id == "c1"]
    spans = list(within(claim, Span))
    assert {claim.span, claim.trigger.span, claim.roles[0].span, claim.time.span, claim.evidence[0].span} <= set(spans)
    assert list(within(claim, Claim)) == [claim]
    assert list(within(claim, Mention)) == []
