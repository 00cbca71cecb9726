"""Case files that earlier versions wrote (see data/make.py) still open, show what they held, and take new reports and decisions."""

import gzip
import shutil
from pathlib import Path

import pytest

from twosource.case import decisions, reread, write
from twosource.case.read import Window
from twosource.reading.version import reader
from twosource.store import examine, open_case
from twosource.store.migrations import applied, newest

DATA = Path(__file__).parent / "data"
CASES = {
    "empty_step_8": (0, 0, 0),
    "demo_step_3": (7, 6, 0),
    "demo_step_8": (7, 7, 0),
    "failing_step_8": (5, 1, 2),
    "empty_step_9": (0, 0, 0),
    "demo_step_9": (7, 7, 0),
    "failing_step_9": (5, 1, 2),
}
"""Reports, entries of the log, and what failed, as each was written."""
TEXT = "Envoy Mira Solen resigned in Varna on 20 April 2024, the Free Dockers League said.\n"


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "a.two"
    with gzip.open(DATA / f"{request.param}.two.gz") as kept, path.open("wb") as file:
        shutil.copyfileobj(kept, file)
    return path, str(request.param)


def test_every_kept_file_is_tried() -> None:
    assert {path.name.removesuffix(".two.gz") for path in DATA.glob("*.gz")} == CASES.keys()


def test_an_earlier_case_opens_with_all_it_held(case: tuple[Path, str]) -> None:
    path, name = case
    reports, entries, failures = CASES[name]
    with open_case(path, "read") as kept:
        assert (kept.count(), len(kept.log()), len(kept.failures())) == (reports, entries, failures)
        assert len(kept.load().readings) == reports
    with open_case(path, "read") as kept, kept.connection.begin():
        assert applied(kept.connection) == newest()
    assert examine(path) is None


def test_an_earlier_case_is_shown(case: tuple[Path, str]) -> None:
    path, name = case
    reports, entries, _ = CASES[name]
    write.freshen(path)
    loaded = write.load(path)
    with Window(path) as window:
        totals = window.totals()
        assert (totals.reports, totals.decisions, totals.undrawn) == (reports, entries, 0)
        assert [row.id for row in window.lists.reports()] == [report.id for report in loaded.reports][::-1]
        assert all(window.story(story.id) for story in loaded.stories)
        assert all(window.reports((report.id,)) for report in loaded.reports)
        assert all(window.event(event.id) for event in loaded.events)
    assert decisions.history(path).total == entries


def test_an_earlier_case_takes_reports_and_decisions(case: tuple[Path, str], tmp_path: Path) -> None:
    path, name = case
    reports, entries, _ = CASES[name]
    (tmp_path / "new.txt").write_text(TEXT)
    assert write.add(path, [str(tmp_path / "new.txt")]).added == 1
    event = write.load(path).events[0]
    decisions.decide(path, "unsure", [event.id], "to be looked into", "cleo")
    assert [each.who for each in decisions.log(path)][entries:] == ["cleo"]
    decisions.undo(path, who="cleo")
    assert (len(write.load(path).reports), len(decisions.log(path))) == (reports + 1, entries + 2)
    assert examine(path) is None


@pytest.mark.parametrize("name", ["demo_step_3", "demo_step_8"])
def test_claims_of_before_they_said_by_whom_say_so_once_they_are_read_anew(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    path.write_bytes(gzip.decompress((DATA / f"{name}.two.gz").read_bytes()))
    with open_case(path, "read") as kept:
        assert {claim.by for reading in kept.load().readings for claim in reading.claims} == {""}
    reread.reread(path)
    assert {claim.by for reading in write.load(path).readings for claim in reading.claims} == {reader()}


def test_a_case_that_went_wrong_is_mended_by_this_version(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    path.write_bytes(gzip.decompress((DATA / "failing_step_8.two.gz").read_bytes()))
    assert reread.retry(path).failures == []
    done = reread.reread(path)
    assert (done.left, done.failures, done.adrift) == (0, [], ())
    assert write.load(path).failures == ()
