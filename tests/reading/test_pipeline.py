"""The order of stages, and what becomes of a report that one of them fails on."""

from typing import Any

import pytest

from factories import report
from twosource.errors import PipelineError, StageError
from twosource.model import Failure
from twosource.reading import ENGLISH, build, stage
from twosource.reading.page import Page
from twosource.reading.syntax.parser import parse


def counts(page: Page) -> dict[str, Any]:
    return {"counts": ()}


def claims(page: Page) -> dict[str, Any]:
    if "trips" in page.report.text:
        raise ValueError("tripped")
    return {"claims": ()}


def test_a_stage_that_needs_what_no_earlier_one_adds_is_refused() -> None:
    with pytest.raises(PipelineError, match="'claims' needs counts"):
        build([stage(claims, "counts", "claims"), stage(counts, "doc", "counts")])


def test_a_layer_is_added_once() -> None:
    with pytest.raises(PipelineError, match="a second time"):
        build([stage(counts, "doc", "counts"), stage(counts, "doc", "counts")])


def test_a_layer_that_pages_do_not_have_is_refused() -> None:
    with pytest.raises(PipelineError, match="does not have: colours"):
        build([stage(counts, "doc", "colours")])


def test_a_stage_that_adds_something_else_is_found_out() -> None:
    with pytest.raises(PipelineError, match="said it adds"):
        list(build([stage(counts, "doc", "claims")]).read([report()]))


def test_a_report_that_a_stage_fails_on_says_so_and_costs_no_other() -> None:
    reports = [report("Dascu met Velkov."), report("This one trips."), report("Velkov left.")]
    readings = list(build([stage(claims, "doc", "claims")]).read(reports))
    assert [reading.report for reading in readings] == [each.id for each in reports]
    assert [reading.failure for reading in readings] == [None, Failure("claims", "ValueError: tripped", report=reports[1].id), None]
    assert readings[1].claims == ()


def test_a_page_that_a_stage_fails_on_names_the_stage() -> None:
    page = next(parse([report("This one trips.")]))
    with pytest.raises(StageError, match="claims: ValueError: tripped") as raised:
        build([stage(claims, "doc", "claims")]).annotate(page)
    assert isinstance(raised.value.__cause__, ValueError)


@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt, OSError("the model is gone"), ImportError])
def test_a_fault_of_the_machine_is_no_report_s(fault: BaseException | type[BaseException]) -> None:
    def broken(_page: Page) -> dict[str, Any]:
        raise fault

    with pytest.raises(fault if isinstance(fault, type) else type(fault)):
        list(build([stage(broken, "doc", "claims")]).read([report()]))


def test_the_english_stages_fill_every_layer_of_a_claim() -> None:
    (reading,) = ENGLISH.read([report("Mirela Dascu reportedly met Anton Velkov in Varna on 14 February 2025.")])
    (met,) = [claim for claim in reading.claims if claim.trigger.lemma == "meet"]
    assert met.time.edtf == "2025-02-14"
    assert met.place is not None
    assert met.place.text == "Varna"
    assert [hedge.text for hedge in met.hedges] == ["reportedly"]
    assert {role.text for role in met.roles} >= {"Mirela Dascu", "Anton Velkov"}
