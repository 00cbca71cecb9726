import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.factories import report
from tests.outputs.story import case as story
from tests.store.strategies import cases
from twosource.errors import StoreError
from twosource.model import Case, Judgement, Reading, Source, identify
from twosource.store import create, open_case


def store(case: Case, path: Path) -> None:
    with create(path) as kept:
        sources = [Source(report, report.text.encode(), "text/plain", range(len(report.text))) for report in case.reports]
        kept.add(sources, case.readings, "test", case.refusals)
        for judgement in case.judgements:
            kept.append(judgement, ())
        kept.stories.forget("test")
        if case.stories:
            kept.stories.put([case], len(case.judgements))


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


def test_a_storys_picture_goes_with_it_and_its_reports_are_loose(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept:
        stories = kept.stories
        assert stories.complete()
        judgement = kept.append(Judgement(0, "reject", ("c",), "me", datetime.now(UTC), ""), {story().reports[0].id})
        assert set(stories.loose()) == set(story().stories[0].reports)
        assert (kept.load().events, kept.load().entities, kept.load().origins, kept.load().stories) == ((), (), (), ())
        stories.put([story()], 1)
        assert kept.load() == replace(story(), judgements=(judgement,))
        assert stories.complete()


def test_a_story_drawn_by_an_older_log_or_drawn_in_part_by_another_is_not_kept(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept:
        kept.append(Judgement(0, "reject", ("c",), "me", datetime.now(UTC), ""), {story().reports[0].id})
        kept.stories.put([story()], 0)
        assert not kept.stories.complete()
        kept.stories.put([story()], 1)
        assert kept.stories.complete()
        kept.stories.put([story()], 1)
        assert len(kept.load().stories) == 1


def test_what_is_added_is_loose_and_another_version_forgets_every_story(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    with open_case(tmp_path / "a.two") as kept:
        source, reading = source_of(1)
        kept.add([source], [reading], "test")
        assert kept.stories.loose() == ["r1"]
        kept.stories.forget("later")
        assert kept.stories.drawn_by() == "later"
        assert len(kept.stories.loose()) == kept.count() == len(story().reports) + 1
        assert kept.load().events == ()


def test_a_decision_takes_down_the_story_it_is_about(tmp_path: Path) -> None:
    store(story(), tmp_path / "a.two")
    claim = next(iter(story().claims.values()))
    with open_case(tmp_path / "a.two") as kept:
        assert kept.stories.holders([claim.id, "c-nobody"]) == {claim.id: claim.report}
        kept.append(Judgement(0, "reject", (claim.id,), "me", datetime.now(UTC), ""), {claim.report})
        assert claim.report in kept.stories.loose()


def test_reports_are_found_by_the_words_they_share(tmp_path: Path) -> None:
    with create(tmp_path / "a.two") as kept:
        for number in range(3):
            kept.add(*([each] for each in source_of(number)), "test")
        stories = kept.stories
        assert stories.unknown() == ["r0", "r1", "r2"]
        stories.relate("r0", None, ["quay", "strike", "varna"], {})
        stories.relate("r1", 739000, ["quay", "strike", "lorry"], {"r0": 0.4})
        assert stories.sharing(["quay", "strike", "ship"], 2, None) == ["r0", "r1"]
        assert stories.sharing(["quay", "strike", "ship"], 2, (738999, 739001)) == ["r0", "r1"]
        assert stories.sharing(["quay", "strike", "ship"], 2, (738990, 738999)) == ["r0"]
        assert stories.sharing(["varna", "lorry"], 2, None) == []
        assert (stories.near("r0"), stories.near("r1"), stories.near("r2")) == ({"r1": 0.4}, {"r0": 0.4}, {})
        assert stories.unknown() == ["r2"]


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
        assert kept.known({f"r{number}" for number in range(40)}) == {"r0"}
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
        told = {f"r{number}" for number in said}
        assert kept.known(told) == told
        assert len(kept.load().readings) == kept.count()


LOOKING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from twosource.model import Judgement
from twosource.store import open_case
path = Path(sys.argv[1])
looking = open_case(path, "read")
for number in range(3):
    looking.count()
    with open_case(path) as kept:
        kept.append(Judgement(0, "unsure", ("c1",), "ada", datetime.now(UTC), "cannot tell"), ())
looking.count()
print("open", flush=True)
sys.stdin.read()
"""
"""A process that decides and then keeps looking, as a server does."""


def test_a_case_put_in_the_place_of_one_that_is_open_opens_though_its_index_lies_there(tmp_path: Path) -> None:
    path, other = tmp_path / "a.two", tmp_path / "b.two"
    for each, count in ((path, 1), (other, 40)):
        with create(each) as kept:
            for number in range(count):
                text = f"{number} " + "The league met. " * 400
                told = report(text, id=identify("r", number))
                kept.add([Source(told, text.encode(), "text/plain")], [Reading(told.id)], "test")
    with subprocess.Popen([sys.executable, "-c", LOOKING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as looking:
        assert looking.stdout is not None
        assert looking.stdout.readline() == b"open\n"
        other.rename(path)
        with open_case(path, "read") as kept:
            assert kept.count() == 40
        with open_case(path) as kept:
            assert kept.count() == 40
        looking.communicate()
