from twosource.model import Case
from twosource.outputs.view.digest import alike, digest


def test_events_are_parted_by_who_tells_them(shown):
    assert [item.id for item in shown.several] == ["v1", "v2"]
    assert [item.id for item in shown.alone] == ["v3", "v4"]
    assert [item.number for item in shown.ties] == ["R1", "R2"]
    assert shown.hidden == 2


def test_a_row_of_the_matrix(item):
    assert [(cell.teller.key, cell.stance) for cell in item("v1").cells] == [("A", "attributes"), ("B", "hedges"), ("C", "denies")]
    assert [cell.stance for cell in item("v2").cells] == ["differs"] * 3
    assert [cell.stance for cell in item("v3").cells] == ["silent", "asserts", "silent"]


def test_findings_come_gravest_first_and_not_stated_is_hidden(item):
    assert [found.level for found in item("v1").findings] == ["conflict", "telling", "agree", "only-one"]


def test_values_name_their_reports(item):
    occurrence = item("v1").findings[0]
    assert [(said.value, "".join(t.key for t in said.tellers)) for said in occurrence.values] == [
        ("happened", "AB"),
        ("did not happen", "BC"),
    ]


def test_a_relation_is_titled_by_its_ends(item):
    assert item("l2").title == "Free Dockers League – front of – Grey Fleet"


def test_dated_events_in_order_and_undated_apart(shown):
    assert [item.id for item in shown.dated] == ["v2", "v1", "v3"]
    assert [item.id for item in shown.undated] == ["v4"]


def test_places_are_no_people(shown):
    assert "Varna" not in {entity.name for entity in shown.entities}
    assert shown.entities[0].name == "Mira Solen"


def test_the_biography_is_left_out(shown):
    assert [(o.teller.key, o.kind) for o in shown.omissions] == [("A", "biography")]


def test_the_foremost_keep_their_order(shown):
    assert [item.id for item in shown.foremost(shown.several + shown.alone, 2)] == ["v1", "v2"]


def test_an_empty_case_has_a_digest():
    assert digest(Case((), ())).items == ()


def test_copies_are_told_once(item):
    a, b, c = item("v1").cells
    assert alike([a, b, a, c]) == [(a, a), (b,), (c,)]
