"""A parse that fails for a whole batch takes no report with it but the one that is to blame."""

from collections.abc import Iterator, Sequence

import pytest

from tests.factories import report
from twosource.model import Failure, Report, Span
from twosource.reading import ENGLISH, attempts
from twosource.reading.encoder.predictions import Signals
from twosource.reading.page import Page
from twosource.reading.syntax import parser

TEXTS = [f"Mirela Dascu met Anton Velkov in Varna on {day} May 2025." for day in range(1, 10)]
BAD = "Velkov trips over a crate in Varna."


def with_bad(*places: int) -> list[Report]:
    """Nine reports, those at some places bad."""
    return [report(f"{BAD} {at}" if at in places else text) for at, text in enumerate(TEXTS)]


def trips(texts: Sequence[str]) -> None:
    if any("trips" in text for text in texts):
        raise RuntimeError("the encoder fell at <a thing at 0x7f00aa> over it")


@pytest.fixture
def falling(monkeypatch: pytest.MonkeyPatch) -> None:
    """An encoder that fails on every batch with a bad text in it."""
    real = parser.signals

    def signals(given: Sequence[tuple[str, Sequence[Span]]]) -> list[Signals]:
        trips([text for text, _ in given])
        return real(given)

    monkeypatch.setattr(parser, "signals", signals)


def shown(page: Page | Failure) -> str:
    return str(page.report) if isinstance(page, Failure) else page.report.id


@pytest.mark.usefixtures("falling")
@pytest.mark.parametrize("batch", [1, 2, 4, 9, 64])
@pytest.mark.parametrize("places", [(0,), (8,), (3, 4), (0, 1, 2, 3, 4, 5, 6, 7, 8), ()])
def test_only_the_report_that_fails_the_parser_is_lost(batch: int, places: tuple[int, ...]) -> None:
    reports = with_bad(*places)
    found = list(attempts.pages(iter(reports), batch))
    assert [shown(page) for page in found] == [each.id for each in reports]
    assert [at for at, page in enumerate(found) if isinstance(page, Failure)] == list(places)
    failures = {(page.stage, page.reason) for page in found if isinstance(page, Failure)}
    assert failures == ({("parse", "RuntimeError: the encoder fell at <a thing> over it")} if places else set())


@pytest.mark.usefixtures("falling")
def test_the_others_are_read_as_they_are_without_it() -> None:
    reports = with_bad(4)
    readings = list(ENGLISH.read(reports, 3))
    assert [bool(reading.failure) for reading in readings] == [at == 4 for at in range(9)]
    assert [reading for reading in readings if not reading.failure] == list(ENGLISH.read([*reports[:4], *reports[5:]], 1))


def test_whoever_gives_the_reports_fails_by_himself() -> None:
    def given() -> Iterator[Report]:
        yield from with_bad()[:3]
        raise ValueError("the folder is gone")

    with pytest.raises(ValueError, match="the folder is gone"):
        list(attempts.pages(given(), 2))


def test_a_parser_that_never_works_is_not_the_reports_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(_reports: object, _batch: int, _longest: int) -> Iterator[Page]:
        raise RuntimeError("no thread can be started")
        yield

    monkeypatch.setattr(attempts, "parse", parse)
    with pytest.raises(Exception, match="no thread can be started"):
        list(attempts.pages(with_bad()))


@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt])
def test_a_fault_of_the_machine_passes_through(monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]) -> None:
    def signals(_given: object) -> list[Signals]:
        raise fault

    monkeypatch.setattr(parser, "signals", signals)
    with pytest.raises(fault):
        list(attempts.pages(with_bad()))
