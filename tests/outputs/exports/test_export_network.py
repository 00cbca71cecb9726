"""The network as networkx itself reads it back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from twosource.model import Case, Origin
from twosource.outputs.exports import export

READ = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}


def read(case: Case, form: str, path: Path) -> Any:
    export(case, form, path)
    return READ[form](path)


@pytest.mark.parametrize("form", READ)
def test_the_network_is_read_back_whole(case: Case, form: str, tmp_path: Path) -> None:
    found = read(case, form, tmp_path / "out")
    kinds = {"person", "organization", "group", "place", "facility"}
    assert set(found.nodes) == {entity.id for entity in case.entities if entity.type in kinds}
    names = {entity.id: entity for entity in case.entities}
    for node, told in found.nodes(data=True):
        assert told["kind"] == names[node].type
        assert told["reports"] == len({mention.report for mention in names[node].mentions})
        assert told["origins"] >= 1
        assert told["origins"] - 1 <= told["reports"] - told["origins_unknown"]
    edges = [told for _, _, told in found.edges(data=True)]
    assert {told["relation_id"] for told in edges if told["tie"] == "relation"} <= {tie.id for tie in case.relations}
    events = {event.id: event for event in case.events}
    for told in edges:
        assert {"type_of", "reports", "origins", "support", "certainty", "told", "claim_ids"} <= told.keys()
        if told["tie"] == "shared event":
            event = events[told["event_id"]]
            assert (told["type_of"], told["reports"], told["origins"]) == (event.type, len(event.reports), event.origins)


def test_both_forms_hold_the_same(told: Case, tmp_path: Path) -> None:
    one, other = (read(told, form, tmp_path / form) for form in READ)
    assert sorted(one.edges()) == sorted(other.edges())
    assert {node: told["label"] for node, told in one.nodes(data=True)} == {node: told["label"] for node, told in other.nodes(data=True)}


def test_ties_and_shared_events_say_who_tells_them(told: Case, tmp_path: Path) -> None:
    found = read(told, "graphml", tmp_path / "out")
    (leads,) = [edge for a, b, edge in found.edges(data=True) if (a, b) == ("e5", "e3")]
    assert (leads["tie"], leads["label"], leads["told"]) == ("relation", "leads", "Courier: in its own voice")
    ties = {edge["tie"]: edge for a, b, edge in found.edges(data=True) if a == "e1"}
    meeting = ties["shared event"]
    assert "Courier: on the word of the Free Dockers League" in meeting["told"]
    assert "Tide: says it is not so" in meeting["told"]
    assert ties["place of event"]["event_id"] == "v1"


def test_texts_of_strangers_stay_texts(evil: Case, tmp_path: Path) -> None:
    raw = {form: (export(evil, form, tmp_path / form), (tmp_path / form).read_bytes())[1] for form in READ}
    for text in raw.values():
        assert b"<script" not in text
        assert not {"\x00", "\x1b", "\u202e"} & set(text.decode())


def test_a_report_that_shows_no_ground_is_no_origin_of_a_node(told: Case, tmp_path: Path) -> None:
    counted = {node: (each["origins"], each["origins_unknown"]) for node, each in read(told, "gexf", tmp_path / "a").nodes(data=True)}
    assert counted["e1"] == (1, 2), "the Courier names a source; the others show no ground for what they say of her"
    assert counted["e6"] == (1, 1)
    copied = replace(told, origins=(Origin("o3", "copied text", ("ra", "rc"), "the same text"),))
    assert read(copied, "gexf", tmp_path / "b").nodes["e1"]["origins_unknown"] == 1, "the copy rests on what the Courier rests on"
