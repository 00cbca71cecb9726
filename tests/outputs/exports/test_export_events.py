"""Rows shaped like UCDP GED and PLOVER: their codes where something is stated, nothing where it is not."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from tests import factories
from twosource.model import Case, Claim, Event, Moment, Participant, Place, PlaceMention, Quantity, Span
from twosource.outputs.exports import export as write
from twosource.outputs.exports import ged, plover


def rows(case: Case, form: str, path: Path) -> list[dict[str, str]]:
    write(case, form, path)
    return list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def toll(text: str, low: float | None = None, best: float | None = None, high: float | None = None) -> Quantity:
    return factories.quantity(text, low=low, best=best, high=high)


def attack(*tolls: Quantity | None, **fields: object) -> Case:
    """An attack told by one report for each toll."""
    reports = [factories.report(publisher=f"Outlet {number}") for number in range(len(tolls))]
    claims: list[Claim] = [
        factories.claim(report, type="assault", quantities=(each,) if each else (), **fields)
        for report, each in zip(reports, tolls, strict=True)
    ]
    return factories.case(reports, tuple(claims))


@pytest.mark.parametrize(
    ("tolls", "best", "high", "low"),
    [
        ([toll("six", 6, 6, 6)], "6", "6", "6"),
        ([toll("six", 6, 6, 6), toll("6", 6, 6, 6)], "6", "6", "6"),
        ([toll("six", 6, 6, 6), toll("four", 4, 4, 4)], "", "6", "4"),
        ([toll("at least four", 4, 4, None)], "", "", "4"),
        ([toll("at least four", 4, 4, None), toll("six", 6, 6, 6)], "6", "6", "4"),
        ([toll("at least eight", 8, 8, None), toll("six", 6, 6, 6)], "6", "", "6"),
        ([toll("about 20", None, 20, None)], "20", "20", "20"),
        ([toll("up to 30", None, None, 30)], "", "30", ""),
        ([None], "", "", ""),
    ],
)
def test_deaths_are_as_the_reports_give_them(tolls: list[Quantity | None], best: str, high: str, low: str, tmp_path: Path) -> None:
    (row,) = rows(attack(*tolls), "ged", tmp_path / "out")
    assert (row["best"], row["high"], row["low"]) == (best, high, low)


def test_of_two_numbers_of_one_report_the_larger_counts(tmp_path: Path) -> None:
    case = attack(toll("six", 6, 6, 6))
    (claim,) = case.claims.values()
    both = replace(claim, quantities=(toll("two", 2, 2, 2), *claim.quantities))
    case = replace(case, readings=(replace(case.readings[0], claims=(both,)),))
    (row,) = rows(case, "ged", tmp_path / "out")
    assert (row["best"], row["low"]) == ("6", "6")


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (365, 5), (366, 5), (367, None)])
def test_date_prec_is_ucdps(days: int, code: int | None) -> None:
    first = date(2024, 1, 1)
    assert ged.date_prec(Moment("x", first, first + timedelta(days - 1), "stated")) == code


def test_what_is_not_dated_or_placed_has_no_code() -> None:
    assert ged.date_prec(Moment()) is None
    assert ged.where_prec(None) is None
    assert ged.where_prec(PlaceMention("Nowhere", Span(0, 0))) is None
    codes = {p: ged.where_prec(PlaceMention("x", Span(0, 0), None, Place("x", (), p))) for p in ged.WHERE_PREC}  # type: ignore[arg-type]
    assert codes == {"facility": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}


def test_nothing_is_filled_in(tmp_path: Path) -> None:
    (row,) = rows(attack(None), "ged", tmp_path / "out")
    empty = {name for name, value in row.items() if not value}
    stated = {"id", "event_type", "number_of_sources", "number_of_origins", "origins_unknown", "source_article", "told", "denied_by"}
    assert empty == set(row) - stated - {"certainty", "claim_ids"}
    assert row["source_article"] == "Outlet 0, date not stated, title not stated"


def test_what_nobody_tells_as_having_happened_is_no_row(tmp_path: Path) -> None:
    for fields in ({"polarity": "negative"}, {"status": "planned"}, {"status": "conditional"}):
        done = write(attack(None, **fields), "ged", tmp_path / "out")
        assert done.left_out == ("events of violence told only as planned, asked for, conditional, in general or denied: 1",)
        assert rows(attack(None, **fields), "plover", tmp_path / "out") == []


def test_the_demo_has_its_one_attack(demo: Case, tmp_path: Path) -> None:
    (row,) = rows(demo, "ged", tmp_path / "out")
    assert (row["number_of_sources"], row["where_prec"], row["date_prec"], row["date_start"]) == ("7", "1", "1", "2025-03-03")
    assert row["type_of_violence"] == ""
    assert (row["best"], row["high"], row["low"]) == ("6", "6", "4"), "six, and “at least four” that leaves room for it"
    assert row["side_a"] == "", "nobody is said to have done it"
    assert "prefect" in row["source_original"]


def test_plover_has_its_sixteen_types_and_no_other(demo: Case, tmp_path: Path) -> None:
    found = rows(demo, "plover", tmp_path / "out")
    assert len(plover.TYPES) == 16
    assert {row["event_type"] for row in found} <= {kind.upper() for kind in plover.TYPES}
    kept = {row["id"] for row in found}
    claims = demo.claims
    happened = {
        e.id for e in demo.events
        if e.type in plover.TYPES and any(claims[c].polarity == "positive" and claims[c].status == "happened" for c in e.claims)
    }  # fmt: skip
    assert kept == happened


def test_a_meeting_has_its_sides_and_its_date_as_wide_as_stated(told: Case, tmp_path: Path) -> None:
    (meeting,) = rows(told, "plover", tmp_path / "out")
    assert (meeting["event_type"], meeting["actor"], meeting["recipient"]) == ("CONSULT", "Mira Solen", "Tomas Brandt")
    assert (meeting["date"], meeting["date_precision"], meeting["origins"], meeting["denied_by"]) == ("2024-04-14", "1", "3", "1")
    wide = replace(told, events=(replace(told.events[0], time=told.events[2].time),))
    (meeting,) = rows(wide, "plover", tmp_path / "out")
    assert (meeting["date"], meeting["date_earliest"], meeting["date_latest"]) == ("", "2024-05-01", "2024-05-31")


def test_tricks_in_rows_are_quoted(evil: Case, tmp_path: Path) -> None:
    for form in ("ged", "plover"):
        cells = [cell for row in rows(evil, form, tmp_path / form) for cell in row.values()]
        assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "-", "@"} and cell]
        assert len(rows(evil, form, tmp_path / form)) == len(evil.events)


def test_participants_without_a_role_of_ours_are_no_side(told: Case, tmp_path: Path) -> None:
    event: Event = replace(told.events[0], participants=(Participant("e1", "topic"),))
    (row,) = rows(replace(told, events=(event,)), "plover", tmp_path / "out")
    assert (row["actor"], row["recipient"]) == ("", "")


def test_what_reports_contradict_each_other_in_stands_in_the_row(demo: Case, tmp_path: Path) -> None:
    disputed = [row["disputed"] for row in rows(demo, "plover", tmp_path / "out") if "Mirela Dascu" in row["actor"]]
    assert any("when: 2025-02-12 / 2025-02-14" in each for each in disputed)
