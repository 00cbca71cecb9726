"""Any small heap of reports, added in any batches and order, makes the case that a comparison of the same heap makes, and nothing fails.

Heaps of 2 to 8 reports of one affair or several: invented ones, and, where ../shared is there, real ones of ../shared/data/stories; among
them rewrites of each other as newsrooms make them (bench/rewriting.py), with publishers that credit and quote one another and statements
in one piece here and in several there. A report is read once and the reading kept, so that a heap costs what drawing it costs.

TWOSOURCE_HEAPS is how many heaps are tried (default 12), TWOSOURCE_HEAP_STOCK how many different reports they are made of (default 24):

    TWOSOURCE_HEAPS=2000 TWOSOURCE_HEAP_STOCK=600 pytest tests/robustness/test_heaps.py --hypothesis-seed=1
"""

import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest
import rewriting
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import Affairs

from tests.case.test_growing import Told, put, sorted_case
from tests.resolution.test_identities import PIECES, distinct
from twosource.case import write
from twosource.intake import take
from twosource.model import Source
from twosource.reading import ENGLISH
from twosource.store import create, open_case
from twosource.workflow import picture

HEAPS = int(os.environ.get("TWOSOURCE_HEAPS", "12"))
STOCK = int(os.environ.get("TWOSOURCE_HEAP_STOCK", "24"))
STORIES = Path(__file__).parents[3] / "shared" / "data" / "stories"
PUBLISHERS = ("The Varna Post", "Norvia Times", "Halvin Wire", None)
DRESSES = (
    "{}",
    "DOBROVAR, May 3 (Halvin Wire) - {}",
    "{} The sinking was first reported by the Varna Post.",
    "{} That is according to the Norvia Times, which was told so by the police.",
    "{} With inputs from Halvin Wire.",
    "{} A spokesman told the Varna Post that a video of it had been seen.",
    "{} It was seen in a video, said the police and the Dobrovar Council.",
)
Group = list[str]
"""Texts of one affair."""


def invented() -> Iterator[Group]:
    for number in range(10_000):
        yield [report.text for report in Affairs(seed=5, reports=4).affair(number)]


def real() -> Iterator[Group]:
    texts: dict[str, str] = {}
    for folder in ("dev", "train"):
        for row in (STORIES / folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(row)
            texts[item["id"]] = item["text"]
    for path in sorted([*STORIES.glob("dev/*.json"), *STORIES.glob("train/*.json")], key=lambda path: (path.name, path.parent.name)):
        if path.name != "sentences.json":
            yield [texts[each] for each in json.loads(path.read_text(encoding="utf-8"))["reports"] if each in texts]


def changed(text: str, other: str, chance: random.Random) -> str:
    """A rewrite of one report, perhaps with parts of another."""
    rules: list[Callable[[], str | None]] = [
        lambda: text,
        *(lambda rule=rule: rule(text, chance) for rule in rewriting.RULES.values()),  # type: ignore[misc]
        lambda: rewriting.merged(text, other, chance),
        lambda: rewriting.extended(text, other, chance),
        lambda: rewriting.paragraph(text, other, chance) or text,
        lambda: rewriting.quoting(text, chance.choice(PIECES), chance),
        lambda: rewriting.quoting(rewriting.quoting(text, chance.choice(PIECES), chance), chance.choice(PIECES), chance),
    ]
    made = chance.choice(rules)() or text
    return chance.choice(DRESSES).format(made) if chance.random() < 0.4 else made


def taken(text: str, fields: dict[str, str | None]) -> list[Told]:
    """The report of a text as intake makes it, read; none for what intake refuses."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        path.write_text(json.dumps({"text": text, **fields}), encoding="utf-8")
        reports = [item.report for item in take([str(path)]) if isinstance(item, Source)]
    return list(zip(reports, ENGLISH.read(reports), strict=True))


@cache
def stock(kind: str) -> list[list[Told]]:
    """Reports that heaps are made of, affair by affair: as they are and rewritten, each read once."""
    chance, found, count = random.Random(kind), [], 0
    groups = invented() if kind == "invented" else real()
    for group in groups:
        if count >= STOCK:
            break
        told: dict[str, Told] = {}
        for text in group:
            for variant in (text, *(changed(text, chance.choice(group), chance) for _ in range(3))):
                day = f"2025-05-{chance.randrange(1, 9):02}" if chance.random() < 0.6 else None
                publisher = chance.choice(PUBLISHERS)
                title = chance.choice((None, variant.split(".")[0][:60]))
                for each in taken(variant, {"published": day, "publisher": publisher, "title": title}):
                    told[each[0].id] = each
        count += len(told)
        found.append(list(told.values()))
    return found


def heap(kind: str, chance: random.Random) -> list[Told]:
    """Two to eight reports of one affair or up to three."""
    some = chance.sample(stock(kind), min(chance.choice((1, 1, 2, 3)), len(stock(kind))))
    pool = {told[0].id: told for group in some for told in group}
    return chance.sample(list(pool.values()), min(chance.randint(2, 8), len(pool)))


def batches(told: list[Told], chance: random.Random) -> Iterator[list[Told]]:
    edges = sorted({0, len(told), *(chance.randrange(len(told) + 1) for _ in range(chance.randint(0, 4)))})
    return (told[start:end] for start, end in pairwise(edges))


def same_kept_and_compared(told: list[Told], chance: random.Random) -> None:
    case = picture([report for report, _ in told], [reading for _, reading in told])
    distinct(case)
    assert case.failures == ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.two"
        create(path).close()
        for batch in batches(chance.sample(told, len(told)), chance):
            put(path, batch)
        assert sorted_case(write.load(path)) == sorted_case(case)
        with open_case(path, "read") as kept:
            assert kept.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


SLOW = [HealthCheck.too_slow]


@settings(max_examples=HEAPS, deadline=None, suppress_health_check=SLOW, print_blob=True)
@given(seed=st.integers(0, 2**40))
def test_a_heap_of_invented_reports(seed: int) -> None:
    chance = random.Random(seed)
    same_kept_and_compared(heap("invented", chance), chance)


@pytest.mark.skipif(not STORIES.is_dir(), reason="../shared is not here")
@settings(max_examples=HEAPS, deadline=None, suppress_health_check=SLOW, print_blob=True)
@given(seed=st.integers(0, 2**40))
def test_a_heap_of_real_reports(seed: int) -> None:
    chance = random.Random(seed)
    same_kept_and_compared(heap("real", chance), chance)


@pytest.mark.skipif(not STORIES.is_dir(), reason="../shared is not here")
def test_two_reports_that_once_made_a_case_unusable(tmp_path: Path) -> None:
    path = STORIES.parents[1] / "cases" / "bugs" / "038" / "input.jsonl"
    reports = [item.report for item in islice(take([str(path)]), 9) if isinstance(item, Source)]
    assert len(reports) == 2
    for order in (reports, reports[::-1]):
        same_kept_and_compared(list(zip(order, ENGLISH.read(order), strict=True)), random.Random(1))
