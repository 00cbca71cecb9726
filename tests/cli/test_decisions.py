import json
from pathlib import Path

import pytest

import twosource
from tests.outputs.story import case as story
from twosource.cli.run import run
from twosource.model.corrections import things_of

EVENT = story().events[0]


def test_a_decision_is_logged_undone_and_restored(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = story().entities[:2]
    assert run(["different", str(kept), first.id, second.id[:8], "--reason", "two people", "--who", "ada"]) == 0
    (judgement,) = twosource.load(kept).judgements
    assert things_of(judgement) == (first.chains, second.chains)
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


WRITTEN = [
    (["edit", "c1", "time", "2024-04-15"], "changed – the time of “"),
    (["edit", "c1", "place", "--not-stated"], "from Varna to not stated"),
    (["edit", "e2", "name", "Thomas Brandt"], "the name of “"),
    (["move", "c8", "v2"], "moved – “"),
    (["split", "v1", "c8", "c11"], "split off – “"),
    (["merge", "v1", "v3"], "merged – “"),
    (["dependent", "ra", "rb"], "of one root – “Harbour talks in Varna” and “"),
    (["independent", "ra", "rb"], "independent – “"),
    (["unsure", "e1", "e5"], "unsure – “"),
    (
        ["claim", "ra", "--words", "The League is led by Ada Quill", "--trigger", "led", "--type", "speak", "--role", "actor=Ada Quill"],
        "added – “The League is led by Ada Quill” to “Harbour talks in Varna”",
    ),
]


@pytest.mark.parametrize(("words", "told"), WRITTEN)
def test_each_decision_is_made_told_and_taken_back(words: list[str], told: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([words[0], str(kept), *words[1:], "--reason", "read it", "--who", "Mirela"]) == 0
    assert told in capsys.readouterr().out
    assert run(["undo", str(kept), "--who", "Anton", "--reason", "a slip"]) == 0
    capsys.readouterr()
    assert run(["log", str(kept)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "Mirela: " in first
    assert first.endswith("– because read it (undone by 2)")
    assert second.endswith("Anton: undone – entry 1 – because a slip")
    assert run(["log", str(kept), "--newest", "--limit", "1", "--json"]) == 0
    assert [(entry["id"], entry["told"]) for entry in json.loads(capsys.readouterr().out)] == [(2, "undone – entry 1")]


def test_words_from_anywhere_stay_on_their_line_and_act_nowhere(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "x\n  99  2030-01-01  ada: accepted \x1b[2J\u202e"
    assert run(["edit", str(kept), "c1", "label", nasty, "--reason", nasty, "--who", nasty]) == 0
    capsys.readouterr()
    assert run(["log", str(kept)]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["edit", "c1", "time", "yesterday"], "is no time in EDTF"),
        (["edit", "v1", "time", "2024"], "edit those"),
        (["edit", "e1", "time", "2024"], "there are: name, type"),
        (["move", "v1", "c1"], "needs a claim, then the event"),
        (["split", "v3", "c7"], "nothing would be left"),
        (["split", "v1"], "claims out of an event"),
        (["merge", "v1", "c1", "e1"], "of one sort"),
        (["same", "c3", "c6"], "follows from its two ends"),
        (["reject", "e1"], "claims, events and standing ties"),
        (["independent", "ra"], "two reports"),
        (["dependent", "v1", "v2"], "about reports"),
        (["claim", "ra", "--words", "nowhere at all", "--trigger", "x", "--type", "speak"], "do not stand in ra"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    arguments: list[str], sentence: str, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([arguments[0], str(kept), *arguments[1:], "--reason", "x"]) == 2
    assert sentence in capsys.readouterr().err
    assert twosource.load(kept).judgements == ()
