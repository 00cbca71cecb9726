"""Cases of any shape for property tests: built from the model's own types, with the ids and references that a case keeps to."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from typing import Any

from hypothesis import strategies as st

from twosource.model import Case, Chain, Claim, Entity, Event, Failure, Judgement, Origin, Reading, Refusal, Relation, Report, Span, Story

TEXT = st.text(max_size=20)

st.register_type_strategy(str, TEXT)
st.register_type_strategy(Span, st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda ends: Span(min(ends), max(ends))))
st.register_type_strategy(float, st.floats(allow_nan=False))


def few(kind: type[Any], **given: Any) -> st.SearchStrategy[Any]:
    return st.lists(st.builds(kind, **given), max_size=3)


def named(items: Any, prefix: str) -> list[Any]:
    return [replace(item, id=f"{prefix}{number}") for number, item in enumerate(items)]


@st.composite
def readings(draw: st.DrawFn, report: Report) -> Reading:
    chains = [replace(chain, report=report.id) for chain in named(draw(few(Chain)), f"k{report.id}-")]
    claims = [replace(claim, report=report.id) for claim in named(draw(few(Claim)), f"c{report.id}-")]
    failure = draw(st.none() | st.builds(Failure, report=st.just(report.id), story=st.none()))
    return replace(draw(st.builds(Reading)), report=report.id, chains=tuple(chains), claims=tuple(claims), failure=failure)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Reports and readings with unique ids, in one story; what follows from them refers to ids that are there."""
    reports = named(draw(few(Report)), "r")
    read = [draw(readings(report)) for report in reports]
    some = {
        "reports": st.lists(st.sampled_from([r.id for r in reports] or ["r"]), unique=True).map(tuple) if reports else st.just(()),
        "claims": _from([claim.id for reading in read for claim in reading.claims]),
        "chains": _from([chain.id for reading in read for chain in reading.chains]),
    }
    story = replace(draw(st.builds(Story)), id="s", reports=tuple(report.id for report in reports))
    made: dict[str, Any] = {
        name: tuple(named(draw(few(kind, **{f.name: some[f.name] for f in fields(kind) if f.name in some})), prefix))
        for name, kind, prefix in (
            ("entities", Entity, "e"),
            ("events", Event, "v"),
            ("relations", Relation, "l"),
            ("origins", Origin, "o"),
        )
    }
    made = made | {"stories": (story,)} if reports else {}
    log = draw(
        st.lists(st.builds(Judgement, when=st.datetimes(timezones=st.just(UTC)), verb=st.sampled_from(["same", "reject"])), max_size=3)
    )
    judged = tuple(replace(judgement, id=number) for number, judgement in enumerate(log, start=1))
    refusals = tuple(draw(st.lists(st.builds(Refusal), max_size=3, unique_by=lambda refusal: refusal.source)))
    undrawn = draw(st.lists(st.builds(Failure, report=st.none(), story=st.just("s")), max_size=1)) if reports else []
    failures = (*(reading.failure for reading in read if reading.failure), *undrawn)
    assert all(is_dataclass(report) for report in reports)
    return Case(tuple(reports), tuple(read), **made, judgements=judged, refusals=refusals, failures=failures)


def _from(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple) if ids else st.just(())
