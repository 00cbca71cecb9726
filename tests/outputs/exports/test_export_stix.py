"""The bundle as stix2 itself parses it."""

import json
from pathlib import Path
from typing import Any

import stix2

from twosource.model import Case
from twosource.outputs.exports import export


def read(case: Case, path: Path) -> Any:
    export(case, "stix", path)
    return stix2.parse(path.read_text(encoding="utf-8"), allow_custom=False, version="2.1")


def test_the_bundle_is_valid_and_refers_to_nothing_outside(case: Case, tmp_path: Path) -> None:
    bundle = read(case, tmp_path / "out")
    ids = [each.id for each in bundle.objects]
    assert len(ids) == len(set(ids))
    for each in bundle.objects:
        refs = [*each.get("object_refs", []), *(each[name] for name in ("source_ref", "target_ref") if name in each)]
        assert set(refs) <= set(ids), each.type
    kinds = [each.type for each in bundle.objects]
    assert kinds.count("incident") == len(case.events)


def by_name(bundle: Any) -> dict[str, Any]:
    return {each.external_references[0].external_id: each for each in bundle.objects}


def test_notes_keep_who_says_it(told: Case, tmp_path: Path) -> None:
    found = by_name(read(told, tmp_path / "out"))
    note = found["c1"]
    assert (note.type, note.authors) == ("note", ["Courier"])
    assert note.abstract == "Courier: on the word of the Free Dockers League; evidence: A video"
    assert note.object_refs == [found["v1"].id]
    assert "Tide: says it is not so" in found["v1"].description
    assert found["l1"].relationship_type == "leads"
    assert "Courier: in its own voice" in found["l1"].description
    assert (found["e4"].type, found["e4"].latitude) == ("location", 43.2)


def test_a_report_without_a_day_is_a_grouping_and_gets_none(told: Case, demo: Case, tmp_path: Path) -> None:
    assert {each.type for name, each in by_name(read(told, tmp_path / "told")).items() if name in {"ra", "rb", "rc"}} == {"grouping"}
    dated = [each for each in read(demo, tmp_path / "demo").objects if each.type == "report"]
    assert len(dated) == 7
    assert {str(each.published.date()) for each in dated} == {report.published.edtf for report in demo.reports}


def test_a_decision_is_an_opinion_of_whoever_decided(told: Case, tmp_path: Path) -> None:
    bundle = read(told, tmp_path / "out")
    (opinion,) = [each for each in bundle.objects if each.type == "opinion"]
    assert (opinion.opinion, opinion.authors) == ("disagree", ["Ina Voss"])
    assert opinion.object_refs == [by_name(bundle)["c5"].id]


def test_ids_follow_from_the_case(told: Case, tmp_path: Path) -> None:
    one, other = (json.loads((export(told, "stix", tmp_path / name), (tmp_path / name).read_text())[1]) for name in ("a", "b"))
    assert one == other
    assert all(each["id"].split("--")[1][14] == "5" for each in one["objects"])
