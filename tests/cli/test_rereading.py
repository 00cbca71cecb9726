import json
from pathlib import Path

import pytest

from twosource.case import decisions, reread, write
from twosource.cli.run import run
from twosource.reading.version import reader_version
from twosource.store import open_case


def test_status_says_what_an_older_reader_read_and_reread_reads_it(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(write.load(kept).reports)
    assert run(["status", str(kept)]) == 0
    assert f"read by {reader_version()}; {count} readings by an older reader: twosource reread {kept}" in capsys.readouterr().out
    claim = next(iter(write.load(kept).claims))
    decisions.decide(kept, "reject", [claim], "misread", "ada")
    assert run(["reread", str(kept), "--batch", "2"]) == 0
    said = capsys.readouterr().out
    assert f"{count} reports read anew; the reader is {reader_version()}" in said
    assert run(["status", str(kept), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reader"], told["by_older_readers"]) == (reader_version(), 0)
    assert told["not_in_reading"] == [entry.judgement.id for entry in reread.age(kept).adrift]
    assert run(["reread", str(kept)]) == 0
    assert "every report is read by this reader already" in capsys.readouterr().out
    assert run(["reread", str(kept), "--all"]) == 0
    assert f"{count} reports read anew" in capsys.readouterr().out


def test_a_decision_that_leads_nowhere_is_named(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = write.load(kept)
    claim = next(iter(case.claims.values()))
    decisions.decide(kept, "reject", [claim.id], "misread", "ada")
    with open_case(kept) as file:
        readings = file.load().readings
        file.reread([type(each)(each.report, each.chains) for each in readings if each.report == claim.report], "another")
        write.refresh(file)
    for command in (["status", str(kept)], ["log", str(kept)]):
        assert run(command) == 0
        said = capsys.readouterr().out
        assert claim.trigger.text in said
        assert "no longer in the reading" in said
    assert run(["log", str(kept), "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["in_reading"] is False
    assert entry["subjects"] == [claim.id]


def test_a_rereading_stopped_by_ctrl_c_says_how_far_it_came(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reread, "read", stopped)
    assert run(["reread", str(kept)]) == 130
    left = len(write.load(kept).reports)
    assert f"stopped; 0 reports read anew, {left} left, and the same command goes on from there" in capsys.readouterr().err
