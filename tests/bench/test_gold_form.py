"""The shipped gold has its form: whatever it says of a report stands in that report, and every two values have their relation."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from gold import GOLD, groups_at, sentences_at

GROUPS, SENTENCES = groups_at(), sentences_at()
REPORTS = [json.loads(line) for line in (GOLD / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
FACTS = [fact for group in GROUPS for fact in group["facts"]]
PAIRS = [(group, each) for group in GROUPS for kind in ("lookalikes", "joint") for each in group[kind]]
SLOTS = {
    "time", "place", "killed", "injured", "missing", "count", "amount", "magnitude", "age", "duration", "distance", "person",
    "organization", "role", "weapon", "cause", "outcome", "charge", "name", "object", "occurrence",
}  # fmt: skip
WHY = {
    "other occurrence", "other thing counted", "part and whole", "plan and deed of two things", "other time of the same affair",
    "general statement", "figure of another year", "other person", "rate, not count", "tense only", "other",
}  # fmt: skip


def mentions(fact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (mention for value in fact["values"] for mention in value["mentions"])


def sentence(mention: dict[str, Any]) -> str:
    return SENTENCES[mention["doc"]][mention["sent"]]


def test_there_are_twenty_reports_in_groups_of_two_to_five_each_in_one_group() -> None:
    grouped = [report for group in GROUPS for report in group["reports"]]
    assert len(REPORTS) == 20
    assert sorted(grouped) == sorted(report["id"] for report in REPORTS) == sorted(SENTENCES)
    assert {len(group["reports"]) for group in GROUPS} <= {2, 3, 4, 5}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_the_numbered_sentences_are_the_text(report: dict[str, Any]) -> None:
    assert " ".join(report["text"].split()) == " ".join(SENTENCES[report["id"]])


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_a_fact_stands_in_the_words_of_two_reports_and_every_two_values_have_a_relation(fact: dict[str, Any]) -> None:
    assert fact["slot"] in SLOTS
    assert len({mention["doc"] for mention in mentions(fact)}) >= 2
    for mention in mentions(fact):
        assert mention["text"] in sentence(mention)
        assert mention["source"] is None or mention["source"] in sentence(mention)
        assert mention["certainty"] in ("asserted", "attributed", "hedged", "denied")
    names = [value["id"] for value in fact["values"]]
    assert {tuple(sorted(each[:2])) for each in fact["relations"]} == set(combinations(names, 2))
    assert len(fact["relations"]) == len(list(combinations(names, 2)))
    assert {each[2] for each in fact["relations"]} <= {"conflict", "update", "granularity"}


def test_lookalikes_and_joint_pairs_are_words_of_two_reports_of_the_group() -> None:
    for group, each in PAIRS:
        docs = {each["a"]["doc"], each["b"]["doc"]}
        assert len(docs) == 2
        assert docs <= set(group["reports"])
        assert all(mention["text"] in sentence(mention) for mention in (each["a"], each["b"]))
        assert each.get("why", "other") in WHY


def test_a_lookalike_is_no_difference_of_a_fact() -> None:
    for group in GROUPS:
        apart = {
            frozenset({(a["doc"], a["sent"], a["text"]), (b["doc"], b["sent"], b["text"])})
            for fact in group["facts"]
            for one, other, _ in fact["relations"]
            for a in next(value["mentions"] for value in fact["values"] if value["id"] == one)
            for b in next(value["mentions"] for value in fact["values"] if value["id"] == other)
        }
        for each in group["lookalikes"]:
            assert frozenset((m["doc"], m["sent"], m["text"]) for m in (each["a"], each["b"])) not in apart, each["id"]


def test_the_affairs_hold_what_news_is_hard_for() -> None:
    relations = Counter(each[2] for fact in FACTS for each in fact["relations"])
    certainties = Counter(mention["certainty"] for fact in FACTS for mention in mentions(fact))
    joint = Counter(each["same"] for group in GROUPS for each in group["joint"])
    assert all(relations[kind] >= 7 for kind in ("conflict", "update", "granularity"))
    assert all(certainties[kind] >= 4 for kind in ("asserted", "attributed", "hedged", "denied"))
    assert sum(len(group["lookalikes"]) for group in GROUPS) >= 60
    assert min(joint[True], joint[False]) >= 40
