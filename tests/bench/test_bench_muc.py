"""The scorer of bench/muc.py on made-up gold."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import muc

from tests.factories import report
from twosource.model import Block, Span
from twosource.reading import ENGLISH


def template(organisations: list[str], confidences: list[str], number: str = "1") -> dict[str, list[str]]:
    return {"MESSAGE: TEMPLATE": [number], "PERP: ORGANIZATION ID": organisations, "PERP: ORGANIZATION CONFIDENCE": confidences}


def perpetrator(*names: str, kind: str = "fact", asked: bool = True) -> muc.Perpetrator:
    return muc.Perpetrator(frozenset(names), (frozenset({kind}),), asked)


def found(*names: str, kind: str = "fact") -> muc.Found:
    return muc.Found(frozenset(names), kind)


def test_spellings_of_one_cell_are_one_organisation() -> None:
    [gold] = muc.gold_of([template(['"DLF" / "THE \\"DANUBE\\" FRONT"'], ['CLAIMED OR ADMITTED: "DLF" / "DANUBE FRONT"'])])
    assert (gold.names, gold.classes, gold.asked) == (frozenset({"DLF", "DANUBE FRONT"}), (frozenset({"claimed"}),), True)


def test_templates_that_share_a_spelling_are_one_organisation_with_both_classes() -> None:
    one = template(['"DLF" / "DANUBE FRONT"'], ['POSSIBLE: "DLF"'])
    two = template(['"DLF"'], ['REPORTED AS FACT / SUSPECTED OR ACCUSED: "DLF"'], "2 (OPTIONAL)")
    [gold] = muc.gold_of([one, two])
    assert gold.classes == (frozenset({"possible"}), frozenset({"fact", "accused"}))
    assert gold.asked


def test_optional_and_doubtful_organisations_are_not_asked_for() -> None:
    optional = muc.gold_of([template(['"DLF"'], ['POSSIBLE: "DLF"'], "1 (OPTIONAL)")])
    doubtful = muc.gold_of([template(['? "DLF"'], ['? POSSIBLE: "DLF"'])])
    assert [gold.asked for gold in (*optional, *doubtful)] == [False, False]
    assert muc.gold_of([template(["-"], ["-"])]) == []


def test_an_organisation_that_is_not_asked_for_is_neither_right_nor_wrong() -> None:
    gold = [perpetrator("DLF", asked=False)]
    assert muc.compared("m", gold, [found("DLF")]).pairs == ()
    assert muc.compared("m", gold, []).pairs == ()


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("DLF", "DLF", True),
        ("ARMY", "NORVIAN ARMY", True),
        ("DLF GUERRILLAS", "DLF", True),
        ("ARMY", "ARMY OF NORVIA", False),
        ("DLF", "NLF", False),
    ],
)
def test_names_are_alike_at_their_beginning_or_end(name: str, other: str, alike: bool) -> None:
    assert muc.same([name], [other]) is alike


def test_each_gold_organisation_is_found_once_and_the_rest_is_extra() -> None:
    outcome = muc.compared("m", [perpetrator("ARMY")], [found("NORVIAN ARMY"), found("ARMY")])
    assert [(gold is not None, each and sorted(each.names)) for gold, each in outcome.pairs] == [
        (True, ["ARMY"]),
        (False, ["NORVIAN ARMY"]),
    ]


def test_figures_of_organisations_pairs_and_classes() -> None:
    gold = [perpetrator("DLF", kind="claimed"), perpetrator("ARMY"), perpetrator("PLA")]
    rows = muc.rows_of([muc.compared("m", gold, [found("DLF", kind="claimed"), found("ARMY", kind="accused"), found("POLICE")])])
    assert (rows["organisations.p"], rows["organisations.r"]) == (66.7, 66.7)
    assert (rows["pairs.p"], rows["pairs.r"]) == (33.3, 33.3)
    assert (rows["claimed.f"], rows["accused.p"], rows["fact.r"]) == (100.0, 0.0, 0.0)


def test_halves_of_the_data() -> None:
    assert [muc.part_of(key) for key in ("DEV-MUC3-0700", "DEV-MUC3-0701", "TST1-MUC3-0001")] == ["develop", "check", "check"]


def read(text: str) -> dict[str, str]:
    [reading] = ENGLISH.read([report(text, blocks=(Block("paragraph", Span(0, len(text))),))])
    return {" ".join(sorted(each.names)): each.kind for each in muc.found_in(reading)}


def test_what_the_reading_tells_of_perpetrators() -> None:
    assert read("THE DANUBE LIBERATION FRONT KILLED TWO OFFICERS IN VARNA ON MONDAY.") == {"DANUBE LIBERATION FRONT": "fact"}
    assert read("THE MINISTRY ACCUSED THE DANUBE LIBERATION FRONT OF KILLING TWO OFFICERS.") == {"DANUBE LIBERATION FRONT": "accused"}
    assert read("THE DANUBE LIBERATION FRONT CLAIMED RESPONSIBILITY FOR THE BOMBING IN VARNA.") == {"DANUBE LIBERATION FRONT": "claimed"}
    assert read("THE DANUBE LIBERATION FRONT MAY HAVE KILLED TWO OFFICERS IN VARNA.") == {"DANUBE LIBERATION FRONT": "possible"}
    assert read("THE DANUBE LIBERATION FRONT HELD A MEETING WITH TWO OFFICERS IN VARNA.") == {}
