"""A report that could not be read is kept as such, named until it can be read, and read again from what is stored."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.case.test_growing import sorted_case
from tests.failing import GULL, affairs
from twosource import workflow
from twosource.case import decisions, reread, write
from twosource.case.read import Window
from twosource.model import Case, Failure
from twosource.reading.page import Page
from twosource.reading.syntax import parser
from twosource.settings import Settings
from twosource.store import create, open_case

REPORTS = affairs()
(BAD,) = (report for report in REPORTS if GULL in report.text)


def falling(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """A parser that fails on the gull."""
    real = parser.repair

    def repair(doc: object) -> object:
        if GULL in str(doc):
            raise error
        return real(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(parser, "repair", repair)


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    for at, report in enumerate(REPORTS):
        (tmp_path / f"{at}.txt").write_text(report.text)
    return [str(tmp_path / f"{at}.txt") for at in range(len(REPORTS))]


def bad(case: Case) -> str:
    return next(report.id for report in case.reports if GULL in report.text)


def test_what_could_not_be_read_is_named_until_it_is(tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path, plain = tmp_path / "a.two", sorted_case(workflow.compare(inputs))
    create(path).close()
    with monkeypatch.context() as broken:
        falling(broken, ValueError("no verb"))
        tally = write.add(path, inputs, Settings(batch=2))
        case = write.load(path)
        failure = Failure("parse", "ValueError: no verb", report=bad(case))
        assert tally.failures == [failure]
        assert case.failures == (failure,)
        assert [reading.failure for reading in case.readings] == [failure if r.id == bad(case) else None for r in case.reports]
        assert sorted_case(case) == sorted_case(workflow.compare(inputs, Settings(batch=2)))
        assert write.add(path, inputs).failures == []
        assert reread.retry(path).failures == [failure]
        with Window(path) as window:
            assert window.totals().failed == 1
            found = window.failed()
            assert (found.failures, [report.id for report in found.reports]) == ((failure,), [failure.report])
            shown = window.reports((bad(case),))
            assert shown is not None
            assert shown.failures == (failure,)
    assert write.load(path).failures == (failure,)
    assert reread.retry(path).failures == []
    again = write.load(path)
    assert again.failures == ()
    assert [reading.report for reading in again.readings] == [report.id for report in again.reports]
    assert sorted_case(again) == plain


def test_a_new_reading_takes_the_place_of_the_old_one_with_its_story(tmp_path: Path, inputs: list[str]) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    write.add(path, inputs)
    before = write.load(path)
    decisions.decide(path, "reject", [before.events[0].id], "a slip", "ada")
    decided = write.load(path)
    some = [before.reports[2].id, before.reports[0].id]
    with open_case(path) as kept:
        reread.again(kept, some, Settings(batch=1))
        assert set(some) <= set(kept.stories.loose())
        write.refresh(kept)
    after = write.load(path)
    assert [reading.report for reading in after.readings] == [report.id for report in after.reports]
    assert {name: len(items) for name, items in sorted_case(after).items()} == {
        name: len(items) for name, items in sorted_case(decided).items()
    }
    with open_case(path) as kept:
        assert kept.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        kept.connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('integrity-check')")
        kept.connection.rollback()


def test_a_reading_that_the_tables_refuse_is_a_failure_of_its_report(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    real = workflow.read

    def twice(*given: object) -> list[object]:
        readings = real(*given)  # type: ignore[arg-type]
        return [replace(r, chains=(*r.chains, *r.chains[:1])) if GULL in repr(r) else r for r in readings]

    monkeypatch.setattr(write, "read", twice)
    write.add(path, inputs)
    case = write.load(path)
    failure = Failure("storing", "IntegrityError: UNIQUE constraint failed: chain.id", report=bad(case))
    assert case.failures == (failure,)
    assert len(case.reports) == len(REPORTS)
    assert [bool(reading.claims) for reading in case.readings] == [report.id != bad(case) for report in case.reports]
    assert reread.retry(path).failures == []
    assert all(reading.claims for reading in write.load(path).readings)


def test_a_reading_of_nothing_is_no_failure(tmp_path: Path) -> None:
    path, file = tmp_path / "a.two", tmp_path / "a.txt"
    create(path).close()
    file.write_text("No comment. The sky of the north and the sea of the south.")
    assert write.add(path, [str(file)]).failures == []
    assert write.load(path).failures == ()


def test_a_fault_of_the_machine_stores_nothing(tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.two"
    create(path).close()

    def gone(_page: Page) -> Page:
        raise MemoryError

    monkeypatch.setattr(parser, "repair", gone)
    with pytest.raises(MemoryError):
        write.add(path, inputs)
    with open_case(path) as kept:
        assert (kept.count(), kept.failures()) == (0, ())
