"""What the commands say of a report that cannot be read and of a story that cannot be drawn, and that all else of the case works."""

import json
from pathlib import Path

import pytest

from tests.failing import GULL, affairs, breaking
from twosource.case import write
from twosource.cli.parser import LISTS
from twosource.cli.run import run
from twosource.formats import FORMS
from twosource.reading.syntax import parser

SAID = "KeyError: 'gull' (at the stage events)"


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    for at, report in enumerate(affairs()):
        (tmp_path / f"{at}.txt").write_text(report.text)
    return [str(tmp_path / f"{at}.txt") for at in range(5)]


@pytest.fixture
def undrawn(tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """A case of two stories, of which one cannot be drawn."""
    breaking(monkeypatch, "resolve_events")
    case = str(tmp_path / "a.two")
    assert run(["new", case]) == 0
    assert run(["add", case, *inputs]) == 1
    shown = capsys.readouterr()
    assert "5 new reports kept" in shown.out
    assert "not drawn: the story s" in shown.err
    assert SAID in shown.err
    return case


def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    real = parser.repair
    monkeypatch.setattr(parser, "repair", lambda doc: real(doc) if GULL not in str(doc) else {}["verb"])


def test_status_names_what_could_not_be_drawn(undrawn: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", undrawn]) == 0
    assert SAID in capsys.readouterr().out
    assert run(["status", undrawn, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["reports"], told["stories"], told["failed"]) == (5, 2, 1)
    assert [(each["stage"], len(each["reports"])) for each in told["failures"]] == [("events", 2)]


@pytest.mark.parametrize("command", [*LISTS, "log"])
def test_every_list_works(undrawn: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--json"]):
        assert run([command, undrawn, *more]) == 0
    assert "gull" not in capsys.readouterr().err


def test_reports_of_a_failed_story_are_listed_and_shown(undrawn: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reports", undrawn, "--json"]) == 0
    assert any(GULL in report["text"] for report in json.loads(capsys.readouterr().out))
    case = write.load(undrawn)
    (failure,) = case.failures
    assert run(["stories", undrawn, str(failure.story)]) == 0
    claim = next(claim for claim in case.claims.values() if claim.report in next(s.reports for s in case.stories if s.id == failure.story))
    assert run(["claims", undrawn, claim.id]) == 0


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html", "pdf"])
def test_the_whole_is_shown(undrawn: str, tmp_path: Path, form: str) -> None:
    assert run(["show", undrawn, "--format", form, "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").stat().st_size > 500


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_it_is_exported(undrawn: str, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert run(["export", undrawn, form, "-o", str(tmp_path / "out.zip")]) == 0


def test_an_archive_carries_what_could_not_be_read(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    blind(monkeypatch)
    case, copy, archive = str(tmp_path / "a.two"), str(tmp_path / "b.two"), str(tmp_path / "a.zip")
    assert run(["new", case]) == 0
    assert run(["add", case, *inputs]) == 1
    assert run(["export", case, "archive", "-o", archive]) == 0
    assert run(["import", copy, "archive", archive]) == 1
    assert "not read: " in capsys.readouterr().err
    assert write.load(copy).failures == write.load(case).failures != ()


def test_decisions_are_taken_and_taken_back(undrawn: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = write.load(undrawn)
    assert run(["reject", undrawn, before.events[0].id, "--reason", "read it", "--who", "ada"]) == 0
    in_failed = next(claim.id for claim in before.claims.values() if claim.report not in {r for e in before.events for r in e.reports})
    assert run(["accept", undrawn, in_failed, "--reason", "read it", "--who", "ada"]) == 0
    assert write.load(undrawn).failures == before.failures
    assert run(["undo", undrawn]) == 0
    assert run(["undo", undrawn]) == 0
    assert write.load(undrawn).events == before.events


def test_doctor_draws_again_and_names_what_fails_still(
    undrawn: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", undrawn]) == 1
    shown = capsys.readouterr().out
    assert "ok case: " in shown
    assert SAID in shown
    monkeypatch.undo()
    assert run(["doctor", undrawn]) == 0
    assert "all is well" in capsys.readouterr().out
    assert write.load(undrawn).failures == ()


def test_doctor_says_what_is_no_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", str(tmp_path / "none.two")]) == 2
    assert "there is no case" in capsys.readouterr().err


def test_a_comparison_names_what_failed_in_it(
    inputs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaking(monkeypatch, "resolve_events")
    blind(monkeypatch)
    assert run(["compare", *inputs, "--format", "json"]) == 1
    shown = capsys.readouterr()
    assert "not read: " in shown.err
    assert {(each["stage"], each["report"] is None) for each in json.loads(shown.out)["failures"]} == {("parse", False), ("events", True)}


def test_what_could_not_be_read_is_listed_and_read_again(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "a.two")
    run(["new", case])
    with monkeypatch.context() as broken:
        blind(broken)
        assert run(["add", case, *inputs]) == 1
        shown = capsys.readouterr()
        assert f"not read: {'/'.join(Path(inputs[3]).parts[-2:])}: KeyError: 'verb' (at the stage parse)" in shown.err
        assert f"twosource add {case} --retry" in shown.err
        assert run(["add", case, *inputs]) == 0
        assert run(["add", case, "--retry"]) == 1
        assert run(["doctor", case]) == 1
        assert f"twosource add {case} --retry" in capsys.readouterr().out
    assert run(["status", case]) == 0
    assert f"not read: {'/'.join(Path(inputs[3]).parts[-2:])}" in capsys.readouterr().out
    assert run(["add", case, "--retry"]) == 0
    assert run(["status", case]) == 0
    assert "not read" not in capsys.readouterr().out
    assert run(["add", case, "--retry", *inputs]) == 0


def test_add_asks_for_something_to_do(tmp_path: Path, inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "a.two")
    run(["new", case])
    assert run(["add", case]) == 2
    assert "INPUT" in capsys.readouterr().err
    assert run(["add", case, "--max-chars", "100000", *inputs[:1]]) == 0
    assert run(["add", "--retry", case]) == 0
