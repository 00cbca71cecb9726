"""Any sequence of decisions, undos and additions of reports in a kept case gives, after each step, the picture that the log in force gives
when it is drawn all at once: so an undo leaves nothing behind, and the order of adding does not matter. And what was decided holds.

`TWOSOURCE_EXAMPLES` divided by ten is the number of sequences (10 without it). The same on pictures alone, which is faster, is
`test_decisions_hold.py`.
"""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import Affairs

from tests.case.test_growing import Told, put, sorted_case
from tests.holding import holds
from twosource.case import decisions, write
from twosource.case.read import Window
from twosource.errors import UsageError
from twosource.model import Case, Verb
from twosource.reading import ENGLISH
from twosource.store import create, in_force, open_case
from twosource.workflow import picture

EXAMPLES = int(os.environ.get("TWOSOURCE_EXAMPLES", "100")) // 10
AFFAIRS, REPORTS = 2, 3
VERBS: tuple[Verb, ...] = (
    "same", "different", "merge", "split", "move", "accept", "reject", "edit", "claim", "independent", "dependent", "unsure", "undo",
)  # fmt: skip
EDITS = (
    ("time", "2024-02"), ("time", None), ("certainty", "possible"), ("polarity", "negative"), ("status", "planned"), ("type", "protest"),
    ("label", "talks"), ("name", "Mirela Dascu"), ("type", "group"), ("place", None), ("time", "2023/2024"),
)  # fmt: skip


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """Two affairs with three reports each."""
    made = Affairs(seed=11, reports=REPORTS)
    reports = [report for number in range(AFFAIRS) for report in made.affair(number)]
    return list(zip(reports, ENGLISH.read(reports), strict=True))


@dataclass(frozen=True, repr=False)
class Heap:
    """Reports by id with their readings, too long to be shown with a failure."""

    told: dict[str, Told]


@pytest.fixture(scope="module")
def heap(told: list[Told]) -> Heap:
    return Heap({report.id: (report, reading) for report, reading in told})


def subjects(case: Case, verb: Verb, chance: Random) -> tuple[list[str], str]:
    """Things of the case that the verb could be about, and a value."""
    events, entities = [e.id for e in case.events], [e.id for e in case.entities]
    claims, reports = list(case.claims), [report.id for report in case.reports]
    if verb in ("independent", "dependent"):
        return chance.sample(reports, min(2, len(reports))), ""
    if verb == "move":
        return [chance.choice(claims), chance.choice(events)], ""
    if verb == "split":
        whole = max(case.events, key=lambda event: (len(event.claims), event.id))
        return [chance.choice([*whole.claims, *(c for e in case.entities if len(e.chains) > 1 for c in e.chains)])], ""
    if verb in ("accept", "reject"):
        return [chance.choice([*events, *claims])], ""
    if verb == "edit":
        slot, after = chance.choice(EDITS)
        return [chance.choice(claims if slot != "name" else entities)], json.dumps({"slot": slot, "after": after})
    if verb == "claim":
        report = chance.choice(case.reports)
        block = chance.choice(report.blocks).span
        word = chance.choice(block.of(report.text).split())
        given = {"start": block.start, "end": block.end, "trigger": word, "type": "agree", "time": "2024"}
        return [report.id], json.dumps(given)
    return chance.sample(chance.choice([events, entities, claims]), 2), ""


def step(path: Path, verb: Verb, seed: int, waiting: list[Told]) -> None:
    """One decision, undo or addition; what is refused changes nothing."""
    chance = Random(seed)
    if verb == "unsure" and waiting:
        put(path, [waiting.pop()])
        return
    before = decisions.log(path)
    if verb == "undo":
        with suppress(UsageError):
            decisions.undo(path, chance.choice([None, *range(1, len(before) + 1)]), "slip", "ada")
        return
    ids, value = subjects(write.load(path), verb, chance)
    try:
        decisions.decide(path, verb, ids, f"reason {seed}", "ada", value)
    except UsageError:
        assert decisions.log(path) == before


def as_drawn_at_once(path: Path, heap: Heap) -> Case:
    """The kept case, after asserting that it is the picture of its reports and its log in force."""
    case, log = write.load(path), decisions.log(path)
    reports = [heap.told[report.id][0] for report in case.reports]
    whole = picture(reports, [heap.told[report.id][1] for report in reports], in_force(log))
    assert sorted_case(case) == sorted_case(whole)
    assert {r.report: set(r.claims) for r in case.readings} == {r.report: set(r.claims) for r in whole.readings}
    holds(case, in_force(log))
    return case


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 999)), min_size=3, max_size=9))
def test_the_picture_is_that_of_the_log_in_force(heap: Heap, steps: list[tuple[Verb, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.two"
        create(path).close()
        waiting = list(heap.told.values())
        put(path, [waiting.pop(0) for _ in range(4)])
        for verb, seed in steps:
            step(path, verb, seed, waiting)
            as_drawn_at_once(path, heap)
        if waiting:
            put(path, waiting)
        case = as_drawn_at_once(path, heap)
        assert [entry.judgement for entry in decisions.history(path, limit=99).entries] == list(decisions.log(path))
        _sound(path, case)


def _sound(path: Path, case: Case) -> None:
    """The file holds together, its search index too, and a page shows what the whole shows."""
    with open_case(path) as kept:
        assert kept.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert kept.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        kept.connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('integrity-check')")
        kept.connection.rollback()
    with Window(path) as window:
        shown: Any = window.reports(tuple(report.id for report in case.reports))
    assert shown.claims == case.claims
