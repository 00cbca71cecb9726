import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.outputs.story import case as story
from tests.store.strategies import cases
from twosource.errors import StoreError
from twosource.model import Case, Source
from twosource.store import create, open_case


def store(case: Case, path: Path) -> None:
    with create(path) as kept:
        sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report in case.reports]
        kept.add(sources, case.readings, "test", case.refusals)
        for judgement in case.judgements:
            kept.append(judgement)
        kept.replace_picture(case, "test")


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(cases())
def test_a_case_comes_back_as_it_was_stored(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.two"
        store(case, path)
        with open_case(path) as kept:
            assert kept.load() == case


def source_of(number: int) -> tuple[Source, object]:
    told = story()
    report = replace(told.reports[0], id=f"r{number}", text=told.reports[0].text * 40)
    return Source(report, report.text.encode(), "text/plain"), replace(told.readings[0], report=report.id, chains=(), claims=())


def test_a_told_story_comes_back_and_can_be_searched(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    with open_case(tmp_path / "a.two", "read") as kept:
        assert kept.load() == story()
        report = story().reports[0]
        assert kept.source(report).raw == report.text.encode()
    search = sqlite3.connect(tmp_path / "a.two")
    found = search.execute(
        "SELECT report.id FROM report_search JOIN report ON report.number = report_search.rowid WHERE report_search MATCH 'envoy'"
    )
    assert [identity for (identity,) in found] == [story().reports[0].id]
    assert search.execute("SELECT count(*) FROM claim_search WHERE claim_search MATCH 'crane'").fetchone()[0] > 0
    for view in ("events_overview", "claims_overview", "entities_overview", "relations_overview", "reports_overview"):
        assert search.execute(f"SELECT * FROM {view}").fetchall()
    assert search.execute("SELECT count(*) FROM conflicts").fetchone()[0] == sum(
        finding.level == "conflict" for event in story().events for finding in event.findings
    ) + sum(finding.level == "conflict" for relation in story().relations for finding in relation.findings)


def test_a_new_picture_takes_the_old_ones_place_and_adding_makes_it_stale(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept:
        kept.replace_picture(replace(story(), events=()), "later")
        assert kept.picture_by() == "later"
        assert kept.load().events == ()
        source, reading = source_of(1)
        kept.add([source], [reading], "test")
        assert kept.picture_by() == ""


def test_half_a_surrogate_pair_comes_back(tmp_path: Path) -> None:
    source, reading = source_of(1)
    odd = replace(source, report=replace(source.report, title="half \ud83d", authors=("\ude00",)))
    with create(tmp_path / "a.two") as kept:
        kept.add([odd], [reading], "test")
        assert kept.load().reports == (odd.report,)


def test_a_full_disk_keeps_what_was_there_and_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    with create(path) as kept:
        kept.add(*([each] for each in source_of(0)), "test")
        pages = kept.connection.exec_driver_sql("PRAGMA page_count").scalar()
        kept.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 8}")
        kept.connection.rollback()
        many = [source_of(number) for number in range(1, 40)]
        with pytest.raises(StoreError, match="full"):
            kept.add([source for source, _ in many], [reading for _, reading in many], "test")
    with open_case(path) as kept:
        assert set(kept.known()) == {"r0"}
        assert kept.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


KILLED = """
import sys
from tests.store.test_casefile import source_of
from twosource.store import open_case
with open_case(__import__("pathlib").Path(sys.argv[1])) as kept:
    number = 1
    while True:
        kept.add(*([each] for each in source_of(number)), "test")
        print(number, flush=True)
        number += 1
"""


def test_a_kill_in_the_middle_leaves_a_sound_case(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    root = Path(__file__).parents[2]
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, cwd=root, env=os.environ)
    assert child.stdout is not None
    said = [int(child.stdout.readline()) for _ in range(5)]
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with open_case(path) as kept:
        assert kept.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        kept.connection.rollback()
        assert {f"r{number}" for number in said} <= set(kept.known())
        assert len(kept.load().readings) == len(kept.known())
