from datetime import date

import factories as make
from twosource.model import Report
from twosource.resolution.origins.citations import citations
from twosource.resolution.origins.direction import Derivation, Shown, derivation
from twosource.resolution.origins.overlap import overlaps

WHOLE = (
    "Three warehouses beside the ferry pier in Dobrovar burned down on Monday night. Nobody was hurt, and the ferries ran again by noon "
    "on Tuesday, though smoke hung over the old quarter all day. An inspector from the capital is to look into the alarms."
)


def day(number: int):
    return make.moment(f"2025-03-{number:02}", date(2025, 3, number))


def direction(one: Report, other: Report) -> Derivation | None:
    texts = overlaps([one, other])
    cited = {report.id: [each for each in citations([one, other]) if each.report == report.id] for report in (one, other)}
    return derivation(texts.overlaps[0], Shown({one.id: one, other.id: other}, texts.wordings, cited))


def test_the_earlier_day_is_the_source() -> None:
    early, late = make.report(WHOLE, published=day(4)), make.report(WHOLE + " It rained.", published=day(6))
    found = direction(late, early)
    assert found is not None
    assert (found.report, found.source, found.how) == (late.id, early.id, "earlier")


def test_a_source_named_goes_before_the_clock() -> None:
    wire = make.report(WHOLE, published=day(6), publisher="Halvin Wire")
    paper = make.report(WHOLE + " With inputs from Halvin Wire.", published=day(4))
    found = direction(wire, paper)
    assert found is not None
    assert (found.source, found.how) == (wire.id, "named")
    assert found.span is not None
    assert "Halvin Wire" in found.span.of(paper.text)


def test_one_day_or_no_day_shows_nothing() -> None:
    assert direction(make.report(WHOLE, published=day(4)), make.report(WHOLE + " It rained.", published=day(4))) is None
    assert direction(make.report(WHOLE, published=day(4)), make.report(WHOLE + " It rained.")) is None


def test_a_sentence_that_breaks_off_shows_the_source_and_a_whole_one_does_not() -> None:
    full = make.report(WHOLE)
    broken = make.report(WHOLE[: WHOLE.index(" look into")] + " ...")
    found = direction(full, broken)
    assert found is not None
    assert (found.report, found.source, found.how) == (broken.id, full.id, "cut")
    assert direction(full, make.report(WHOLE[: WHOLE.index(" An inspector")])) is None
