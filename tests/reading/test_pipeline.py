"""The order of stages, and what becomes of a report that one of them fails on."""

import logging
from typing import Any

import pytest

from factories import report
from twosource.errors import PipelineError
from twosource.reading import ENGLISH, build, stage
from twosource.reading.page import Page


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


def test_a_report_that_a_stage_fails_on_costs_no_other(caplog: pytest.LogCaptureFixture) -> None:
    reports = [report("Dascu met Velkov."), report("This one trips.", path="two.txt"), report("Velkov left.")]
    with caplog.at_level(logging.WARNING):
        readings = list(build([stage(claims, "doc", "claims")]).read(reports))
    assert [reading.report for reading in readings] == [each.id for each in reports]
    assert "two.txt: the reader failed on it (ValueError: tripped)" in caplog.text


def test_the_english_stages_fill_every_layer_of_a_claim() -> None:
    (reading,) = ENGLISH.read([report("Mirela Dascu reportedly met Anton Velkov in Varna on 14 February 2025.")])
    (met,) = [claim for claim in reading.claims if claim.trigger.lemma == "meet"]
    assert met.time.edtf == "2025-02-14"
    assert met.place is not None
    assert met.place.text == "Varna"
    assert [hedge.text for hedge in met.hedges] == ["reportedly"]
    assert {role.text for role in met.roles} >= {"Mirela Dascu", "Anton Velkov"}
