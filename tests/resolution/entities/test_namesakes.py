import factories as make
from twosource.model import Reading
from twosource.resolution import resolve_entities
from twosource.resolution.entities.namesakes import namesakes


def test_two_of_one_name_are_told_with_what_keeps_them_apart() -> None:
    said = (("one", ("senator",)), ("two", ("striker",)), ("three", ("lawmaker",)))
    reports = [make.report(f"Mirela Dascu spoke to source {number}.") for number, _ in said]
    readings = [
        Reading(report.id, (make.chain(report, "Mirela Dascu", descriptions=words),))
        for report, (_, words) in zip(reports, said, strict=True)
    ]
    entities = resolve_entities(readings)
    assert len(entities) == 2
    (bar,) = namesakes(entities, readings, reports)
    assert bar.score == 0
    assert bar.reason in (
        "two people named “Mirela Dascu”: a senator here, a striker there",
        "two people named “Mirela Dascu”: a striker here, a senator there",
        "two people named “Mirela Dascu”: a striker here, a lawmaker there",
        "two people named “Mirela Dascu”: a lawmaker here, a striker there",
    )
    assert namesakes(entities[:1], readings, reports) == ()
