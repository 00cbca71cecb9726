import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import twosource
from tests.cli.conftest import FIRST, SECOND, process
from twosource.case.write import Tally, add
from twosource.cli.run import run
from twosource.settings import Settings

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from twosource.cli.run import run
sys.exit(run(sys.argv[2:]))
"""


def many(folder: Path, count: int) -> Path:
    """A folder of reports that all differ in words."""
    folder.mkdir()
    for number in range(count):
        text = f"{FIRST}\nThe harbour master of berth {number} counted {number + 2} ships on that day, and crew {number * 7} left.\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    twosource.new(tmp_path / "affair.two")
    return tmp_path / "affair.two"


def sound(case: Path) -> int:
    """Checks that the file is sound; how many reports it holds."""
    with sqlite3.connect(case) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        (reports,), (readings,) = file.execute("SELECT count(*) FROM report UNION ALL SELECT count(*) FROM reading")
    assert reports == readings
    return int(reports)


def test_adding_twice_is_adding_once(case: Path, texts: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", str(case), *map(str, texts)]) == 0
    before = twosource.load(case)
    assert len(before.reports) == 2
    assert before == twosource.load(case)
    assert run(["add", str(case), *map(str, texts)]) == 0
    assert "2 were there already" in capsys.readouterr().out
    assert twosource.load(case) == before


def test_a_kept_case_is_what_compare_finds(case: Path, texts: list[Path]) -> None:
    twosource.add(case, map(str, texts))
    assert twosource.load(case) == twosource.compare(map(str, texts))


def test_what_was_refused_is_listed_and_kept_until_it_comes_in(case: Path, texts: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    late = texts[0].with_name("late.txt")
    late.touch()
    assert run(["add", str(case), str(late), str(texts[0])]) == 1
    assert "late.txt" in capsys.readouterr().err
    assert [refusal.reason for refusal in twosource.load(case).refusals] == ["empty"]
    late.write_text(SECOND, encoding="utf-8")
    assert run(["add", str(case), str(late)]) == 0
    assert twosource.load(case).refusals == ()


def test_nothing_readable_says_so(case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert run(["add", str(case), str(tmp_path / "empty.txt")]) == 3


def test_a_stopped_add_keeps_its_batches_and_goes_on(case: Path, tmp_path: Path) -> None:
    folder, tally = many(tmp_path / "reports", 6), Tally()

    def stop(done: int, _total: int | None) -> None:
        if done == 4:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        add(case, [str(folder)], Settings(batch=2), stop, tally)
    assert tally.added == sound(case) == 2
    assert len(twosource.load(case).reports) == 2
    again = add(case, [str(folder)], Settings(batch=2))
    assert (again.added, again.known) == (4, 2)
    assert sound(case) == 6


def test_ctrl_c_in_a_process_says_what_is_kept(case: Path, tmp_path: Path) -> None:
    folder = many(tmp_path / "reports", 40)
    command = [sys.executable, "-m", "twosource", "add", str(case), str(folder), "--batch", "1"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    log = Path(f"{case}-wal")
    while child.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        os.sched_yield()
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "Traceback" not in said
    assert f"{sound(case)} new report" in said


def test_a_disk_that_fills_is_told_and_the_case_still_opens(case: Path, tmp_path: Path, texts: list[Path]) -> None:
    run(["add", str(case), str(texts[1])])
    room = case.stat().st_size + 150_000
    command = [sys.executable, "-c", FULL, str(room), "add", str(case), str(many(tmp_path / "reports", 40)), "--batch", "8"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 4
    assert "Traceback" not in ended.stderr
    assert "disk" in ended.stderr
    held = sound(case)
    assert 1 <= held < 41
    assert len(twosource.load(case).reports) == held


def test_standard_input_is_a_report(case: Path) -> None:
    ended = process("add", case, "-", input=FIRST)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert sound(case) == 1


def test_compare_writes_what_was_asked(texts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *map(str, texts), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    bodies = {report["id"]: report["text"] for report in shown["reports"]}
    assert shown["claims"]
    assert all(claim["quote"] == bodies[claim["report"]][claim["start"] : claim["end"]] for claim in shown["claims"])
    assert run(["compare", *map(str, texts), "-o", str(tmp_path / "a.html")]) == 0
    assert "Solen" in (tmp_path / "a.html").read_text(encoding="utf-8")
