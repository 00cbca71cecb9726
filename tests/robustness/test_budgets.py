"""Budgets of a report: past them the rest is left with a note, the same each time, and never a hang."""

import json
from pathlib import Path

import pytest

from factories import report
from twosource.case import write
from twosource.cli.run import run
from twosource.model import Case
from twosource.model.notes import notes_of
from twosource.outputs import contract
from twosource.reading import ENGLISH
from twosource.settings import Settings
from twosource.workflow import compare

SAID = "The mayor of Varna met Ana Roe in the harbour on {} May 2024. "
ONE = "".join(SAID.format(day) for day in range(1, 21))
TWO = "".join(SAID.format(day).replace("Ana Roe", "Ana Roe and her staff") for day in range(1, 21))
SMALL = Settings(max_words=100, max_claims=1_000)


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    return [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]


def noted(case: Case) -> list[str]:
    return [note for notes in notes_of(case).values() for note in notes]


def test_news_has_no_notes(paths: list[str]) -> None:
    case = compare(paths)
    assert noted(case) == []
    assert [each["notes"] for each in contract(case)["reports"]] == [[], []]


def test_words_beyond_the_budget_are_left_unread_and_noted(paths: list[str]) -> None:
    case = compare(paths, SMALL)
    whole = compare(paths)
    assert all(note.startswith("left unread from character ") for note in noted(case))
    assert len(noted(case)) == 2
    for told in case.reports:
        start = min(block.span.start for block in told.blocks if block.kind == "unread")
        assert told.text in (ONE.strip(), TWO.strip(), ONE, TWO)
        read = [claim for claim in case.claims.values() if claim.report == told.id]
        assert read
        assert all(claim.span.end <= start for claim in read)
        assert len(read) < sum(claim.report == told.id for claim in whole.claims.values())


def test_the_same_input_leaves_the_same(paths: list[str]) -> None:
    assert compare(paths, SMALL) == compare(paths, SMALL)


def test_claims_beyond_the_budget_are_kept_uncompared_and_noted(paths: list[str]) -> None:
    case = compare(paths, Settings(max_claims=5))
    standing = {claim for event in case.events for claim in event.claims} | {claim for tie in case.relations for claim in tie.claims}
    for reading in case.readings:
        assert len(reading.claims) > 5
        assert not standing & {claim.id for claim in reading.claims[5:]}
    assert all("not compared: a report's first 5 are" in note for note in noted(case))
    assert len(noted(case)) == 2


def test_a_kept_case_shows_the_notes(paths: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case.two")
    write.new(case)
    write.add(case, paths, SMALL)
    assert len(noted(write.load(case))) == 2
    run(["status", case])
    assert "left unread from character" in capsys.readouterr().out
    run(["status", case, "--json"])
    assert len(json.loads(capsys.readouterr().out)["notes"]) == 2
    run(["show", case, "--format", "text"])
    assert "left unread from character" in capsys.readouterr().out


def test_a_report_that_takes_too_long_fails_with_a_reason() -> None:
    (reading,) = ENGLISH.read([report(ONE)], seconds=-1)
    assert reading.claims == ()
    assert reading.failure is not None
    assert "more than -1 s of the processor" in reading.failure.reason
