"""A reading is what its text, its stated date and the reader make of it: the same alone, in a heap, in any order, on any machine."""

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import Affairs

from tests.factories import report
from twosource.intake import take
from twosource.model import Reading, Report, Source
from twosource.reading import ENGLISH
from twosource.reading.syntax.parser import parse

ROOT = Path(__file__).parents[2]
STORIES = ROOT.parent / "shared" / "data" / "stories" / "dev" / "reports.jsonl"
REAL = 60
"""Real reports read, of various lengths."""
PRINTED = "from tests.robustness.test_same_twice import *; print(hashed(heap()))"


def shipped() -> list[Report]:
    with as_file(files("twosource") / "demo") as folder:
        return [item.report for item in take([str(folder)]) if isinstance(item, Source)]


def heap() -> list[Report]:
    """The demo's reports and made-up ones, short beside long."""
    short = [report(text) for text in ("Nine dockers were hurt.", "Dascu denied it.", "WASHINGTON (Courier) - The strike is over.")]
    return [*shipped(), *Affairs(seed=5, reports=2).affair(0), *short]


def read(reports: Sequence[Report], batch: int = 64) -> dict[str, Reading]:
    return {reading.report: reading for reading in ENGLISH.read(reports, batch)}


def hashed(reports: Sequence[Report]) -> str:
    from hashlib import sha256

    return sha256(repr(sorted(read(reports).items())).encode()).hexdigest()


@pytest.fixture(scope="module")
def alone() -> dict[str, Reading]:
    return {each.id: reading for each in heap() for reading in read([each]).values()}


def test_a_report_reads_the_same_alone_and_in_a_heap(alone: dict[str, Reading]) -> None:
    assert len(alone) > 9
    assert any(reading.claims for reading in alone.values())
    assert repr(read(heap())) == repr(alone)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(heap()))), batch=st.integers(1, 20))
def test_a_report_reads_the_same_in_any_order_and_batch(alone: dict[str, Reading], order: list[int], batch: int) -> None:
    reports = heap()
    found = read([reports[at] for at in order], batch)
    assert {identity: repr(reading) for identity, reading in found.items()} == {i: repr(reading) for i, reading in alone.items()}


@pytest.mark.parametrize(
    "around",
    [{"OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "1"}, {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2", "PYTHONHASHSEED": "2"}],
)
def test_a_report_reads_the_same_on_one_thread_and_two_and_under_another_hash_seed(around: dict[str, str]) -> None:
    run = [sys.executable, "-c", PRINTED]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests"), str(ROOT / "bench"), *sys.path]), **around}
    said = subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    assert said == hashed(heap())


@pytest.mark.skipif(not STORIES.is_file(), reason=f"no stories at {STORIES}")
def test_real_reports_read_the_same_in_two_heaps() -> None:
    reports = [item.report for item in take([str(STORIES)]) if isinstance(item, Source)][:REAL]
    once, again = read(reports, 7), read(reports[::-1], 64)
    assert {identity: repr(each) for identity, each in once.items()} == {identity: repr(each) for identity, each in again.items()}


SENTENCES = (
    "Norland's Vellum Display will supply screens for Orchid, The Circuit Times reported.",
    "The rebels seized two villages near Fara on Monday, a monitor said.",
    "Dascu, a lawyer for the union, denied that the port would close.",
    "Police arrested three men in Ostwick, according to the Courier.",
    "“We will not pay,” Olsen told reporters.",
    "At least 12 people died when the ferry Alba sank, officials said on Friday.",
    "The ministry refused to say whether the talks had begun.",
    "Velkov was charged with fraud and released on bail.",
    "Which minister ordered the raid?",
    "Hale Pumps Inc. will split the company, its board decided.",
    "A video that purports to show the blast was shared by an account called @portwatch.",
)
NEIGHBOURS = ("It rained in Ostwick.", "Nobody was hurt.", "He said so twice, and then he left the hall without a word.")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_syntax_of_a_sentence_does_not_hang_on_its_neighbours(sentence: str) -> None:
    def syntax(text: str) -> list[tuple[str, str, int, str]]:
        doc = next(parse([report(text)])).doc
        first = text.index(sentence)
        words = [token for token in doc if first <= token.idx < first + len(sentence)]
        return [(token.tag_, token.dep_, token.head.i - token.i, token.lemma_) for token in words]

    by_itself = syntax(sentence)
    assert all(syntax(f"{sentence} {other}") == by_itself for other in NEIGHBOURS)
    assert all(syntax(f"{other} {sentence}") == by_itself for other in NEIGHBOURS)
    assert all(syntax(f"{other}\n\n{sentence}\n\n{other}") == by_itself for other in NEIGHBOURS)
