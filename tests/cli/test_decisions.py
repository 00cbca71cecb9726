import json
from pathlib import Path

import pytest

import twosource
from tests.outputs.story import case as story
from twosource.cli.run import run

EVENT = story().events[0]


def test_a_decision_is_logged_undone_and_restored(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = story().entities[:2]
    assert run(["different", str(kept), first.id, second.id[:8], "--reason", "two people", "--who", "ada"]) == 0
    assert [j.subjects for j in twosource.load(kept).judgements] == [(first.chains[0], second.chains[0])]
    assert run(["undo", str(kept), "--reason", "slip"]) == 0
    assert twosource.load(kept).judgements == ()
    assert run(["undo", str(kept), "2"]) == 0
    assert [j.why for j in twosource.load(kept).judgements] == ["two people"]
    capsys.readouterr()
    assert run(["log", str(kept), "--json"]) == 0
    log = json.loads(capsys.readouterr().out)
    assert [(entry["verb"], entry["undone"]) for entry in log] == [("different", False), ("undo", True), ("undo", False)]


def test_rejecting_an_event_names_all_its_claims(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reject", str(kept), EVENT.id, "--reason", "misread"]) == 0
    case = twosource.load(kept)
    assert case.judgements[0].subjects == EVENT.claims
    assert set(EVENT.claims) <= case.claims.keys()
    assert not set(EVENT.claims) & {claim for event in case.events for claim in event.claims}
    assert run(["accept", str(kept), EVENT.claims[0], "--reason", "read again"]) == 0
    assert EVENT.claims[0] in {claim for event in twosource.load(kept).events for claim in event.claims}
    assert run(["log", str(kept)]) == 0
    assert "misread" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["same", "nosuch", "nothing", "--reason", "x"], ["undo"], ["undo", "7"]])
def test_what_cannot_be_decided_is_told(arguments: list[str], kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command, *rest = arguments
    assert run([command, str(kept), *rest]) == 2
    assert capsys.readouterr().err.startswith("twosource: ")
    assert twosource.load(kept).judgements == ()
