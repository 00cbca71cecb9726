from dataclasses import replace
from typing import get_args

import jsonschema
import pytest

from tests.outputs.story import MET_A
from twosource.model import BlockKind, Case, Level, Reading, Reason, Support, Verb
from twosource.outputs import contract, schema


def test_the_case_is_valid(case):
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(contract(case), schema())


def test_an_empty_case_is_valid():
    jsonschema.validate(contract(Case((), ())), schema())


def test_a_wrong_level_is_refused(case):
    given = contract(case)
    given["events"][0]["findings"][0]["level"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(given, schema())


def test_every_quote_is_its_text(case):
    given = contract(case)
    texts = {report["id"]: report["text"] for report in given["reports"]}
    assert given["claims"]
    for claim in given["claims"]:
        assert claim["quote"] == texts[claim["report"]][claim["start"] : claim["end"]]
        assert claim["trigger"]["text"] == texts[claim["report"]][claim["trigger"]["start"] : claim["trigger"]["end"]]


def undocumented(value: object, part: dict, definitions: dict, path: str = "") -> list[str]:
    while "$ref" in part:
        part = definitions[part["$ref"].rsplit("/", 1)[1]]
    if value is None:
        return []
    if "anyOf" in part:
        return undocumented(value, part["anyOf"][0], definitions, path)
    if isinstance(value, list):
        return [name for each in value for name in undocumented(each, part.get("items", {}), definitions, path + "[]")]
    if not isinstance(value, dict):
        return []
    missing = [f"{path}.{key}" for key in value if key not in part.get("properties", {})]
    known = {key: field for key, field in part.get("properties", {}).items() if key in value}
    return missing + [name for key, field in known.items() for name in undocumented(value[key], field, definitions, f"{path}.{key}")]


def test_every_field_is_in_the_schema(case):
    assert undocumented(contract(case), schema(), schema()["$defs"]) == []


def test_every_field_is_described():
    parts = {"the whole": schema(), **schema()["$defs"]}
    bare = [f"{name}.{key}" for name, part in parts.items() for key, field in part["properties"].items() if "description" not in field]
    assert bare == []


@pytest.mark.parametrize(
    ("words", "name", "field"),
    [(Level, "finding", "level"), (BlockKind, "block", "kind"), (Support, "event", "support"), (Verb, "judgement", "verb")],
)
def test_the_schema_names_the_words_of_the_model(words, name, field):
    assert set(schema()["$defs"][name]["properties"][field]["enum"]) == set(get_args(words))


def test_reasons_stay_open():
    assert "enum" not in schema()["$defs"]["refusal"]["properties"]["reason"]
    assert get_args(Reason)


def test_a_claim_carries_its_event_and_entities(case):
    met = next(claim for claim in contract(case)["claims"] if claim["id"] == MET_A.id)
    assert met["event"] == "v1"
    assert [role["entity"] for role in met["roles"]] == ["e1", "e2"]
    assert met["attribution"][0]["entity"] == "e3"
    assert met["place"]["precision"] == "city"


def test_a_claim_of_no_event_says_so(case):
    lone = replace(case, events=(), readings=(Reading("ra", claims=(MET_A,)),))
    assert contract(lone)["claims"][0]["event"] is None


def test_sources_that_only_speak_of_it_stand_apart(case):
    claim = next(claim for reading in case.readings for claim in reading.claims if claim.attribution)
    within = replace(claim, attribution=(replace(claim.attribution[0], scope="within"), *claim.attribution[1:]))
    readings = tuple(replace(r, claims=tuple(within if c.id == claim.id else c for c in r.claims)) for r in case.readings)
    shown = next(each for each in contract(replace(case, readings=readings))["claims"] if each["id"] == claim.id)
    assert [step["source"] for step in shown["within"]] == [claim.attribution[0].source]
    assert len(shown["attribution"]) == len(claim.attribution) - 1
