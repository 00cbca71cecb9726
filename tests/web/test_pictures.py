"""The pictures read as tables, hand over their data whole, and let nothing of a stranger act."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests import factories as make
from tests.outputs.story import case
from twosource.model import Case, Origin, Precision
from twosource.outputs.view.digest import Digest, digest
from twosource.web import pictures
from twosource.web.pictures.figure import Heading, link, local, payload
from twosource.web.pictures.map import BORDERS, RADII, Point, point_of
from twosource.web.pictures.map import MAX_PLACES_DRAWN as map_most
from twosource.web.pictures.network import MOST_NODES, TOGETHER
from twosource.web.pictures.timeline import MAX_MARKS_DRAWN as timeline_most
from twosource.web.pictures.timeline import STATES

HOSTILE = "</script><script>alert(1)</script><b onclick=x>\u202e\u2066 ' \" & ]]> javascript:alert(1)"


def address(kind: str, id: str) -> str:
    return f"/{kind}/{id}"


def shown() -> Digest:
    return digest(case())


def hostile() -> Digest:
    """The story with every name a stranger may choose turned against the page."""
    told = case()
    reports = tuple(replace(report, publisher=HOSTILE, title=HOSTILE) for report in told.reports)
    entities = tuple(replace(entity, name=HOSTILE + entity.name) for entity in told.entities)
    events = tuple(replace(event, label=HOSTILE) for event in told.events)
    origins = tuple(replace(origin, basis=HOSTILE, direction=HOSTILE) for origin in told.origins)
    return digest(Case(reports, told.readings, entities, events, told.relations, origins))


PICTURES: dict[str, Callable[[Digest], str]] = {
    "timeline": lambda of: pictures.timeline(pictures.marks_of(of, address)),
    "accounts": lambda of: pictures.timeline(pictures.account_marks(of.several[0], address), Heading(3, "accounts", "Accounts")),
    "map": lambda of: pictures.map_picture(pictures.points_of(of, address)),
    "places": lambda of: pictures.map_picture(pictures.account_points(of.several[0], address), Heading(3, "places")),
    "network": lambda of: pictures.network(pictures.network_of(of, address)),
    "matrix": lambda of: pictures.matrix(pictures.grid_of(of, address)),
    "tree": lambda of: pictures.origin_tree(pictures.tree_of(of, address)),
}


def data(figure: html.HtmlElement) -> dict[str, list[dict[str, object]]]:
    return json.loads(figure.get_element_by_id(figure.get("data-source")).text)


def of(name: str, told: Digest | None = None) -> html.HtmlElement:
    return html.fromstring(PICTURES[name](told or shown()))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_headed_figure_whose_table_is_open_without_a_script(name: str) -> None:
    figure = of(name)
    assert figure.tag == "figure"
    assert figure.get_element_by_id(figure.get("aria-labelledby")).text
    assert figure.findall(".//table/caption")
    assert all(cell.get("scope") for cell in figure.iterfind(".//th"))
    assert [each.get("open") is not None for each in figure.iterfind("details")] in ([True], [])


@pytest.mark.parametrize("name", PICTURES)
def test_a_stranger_s_text_stays_text(name: str) -> None:
    written = PICTURES[name](hostile())
    figure = html.fromstring(f"<main>{written}</main>")
    assert not [each for each in figure.iter("script") if each.get("type") != "application/json"]
    assert not [each for each in figure.iter("b") if "onclick" in each.attrib]
    assert not [key for each in figure.iter() for key in each.attrib if key == "style" or key.startswith("on")]
    assert "\u202e" not in written
    assert "\u2066" not in written
    assert all(each.get("href").startswith("/") for each in figure.iter("a"))


@given(st.recursive(st.text() | st.integers() | st.none(), lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=8))
def test_data_comes_back_as_it_went_and_cannot_leave_its_element(value: object) -> None:
    written = payload("x", {"v": value})
    inside = written.removeprefix('<script type="application/json" id="x">').removesuffix("</script>")
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {"v": value}


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//evil.example/", "/\\evil.example", "https://evil.example", "\tjavascript:x", "", "/a\nb"]
)
def test_an_address_elsewhere_makes_no_link(href: str) -> None:
    assert local(href) is None
    assert "href" not in link(href, "words")


@pytest.mark.parametrize("href", ["/event/v1", "#v1", "?q=a"])
def test_an_address_on_the_site_does(href: str) -> None:
    assert local(href) == href


def test_the_timeline_has_every_event_once_and_the_undated_ones_apart() -> None:
    marks = pictures.marks_of(shown(), address)
    assert {mark.id for mark in marks} == {item.id for item in shown().several + shown().alone}
    figure = of("timeline")
    groups = figure.findall(".//tbody")
    assert len(groups) == 2
    assert groups[1].find(".//th").text == "Date not stated"
    undated = [mark.label for mark in marks if mark.earliest is None]
    assert undated == [row.findtext("th//bdi") for row in groups[1].findall("tr")[1:]]
    assert [each["from"] for each in data(figure)["marks"]] == [mark.earliest and mark.earliest.isoformat() for mark in marks]


def test_a_mark_is_as_wide_as_its_words_and_says_by_shape_that_reports_contradict_each_other() -> None:
    crane = next(mark for mark in pictures.marks_of(shown(), address) if mark.id == "v2")
    assert (crane.earliest, crane.latest) == (date(2023, 1, 1), date(2023, 12, 31))
    assert crane.state == "conflict"
    assert crane.differing == ("number injured",)
    assert len({shape for shape, _ in STATES.values()}) == len(STATES)
    row = next(row for row in of("timeline").iter("tr") if "crane" in row.text_content())
    assert "◆" in row.text_content()


def test_each_report_dates_an_event_for_itself_and_nothing_is_lent_to_one_that_does_not() -> None:
    crane = next(mark for mark in pictures.marks_of(shown(), address) if mark.id == "v2")
    dates = {telling.source: (telling.earliest, telling.latest) for telling in crane.tellings}
    assert dates["Courier"] == (date(2023, 1, 1), date(2023, 12, 31))
    assert dates["Tide"] == (date(2023, 6, 1), date(2023, 6, 30))
    assert dates["Evening <b>Post</b>"] == (None, None)


def test_the_accounts_of_an_event_stand_each_at_its_own_date() -> None:
    crane = next(item for item in shown().several if item.id == "v2")
    marks = pictures.account_marks(crane, address)
    assert [(mark.href, mark.words) for mark in marks] == [("/claim/c4", "2023"), ("/claim/c12", "June 2023"), ("/claim/c9", "")]


def test_places_are_drawn_as_wide_as_they_are_vague() -> None:
    widths = [RADII[precision][0] for precision in ("facility", "city", "admin2", "admin1", "country", "region")]
    assert widths == sorted(set(widths))
    assert {*RADII, "unknown"} == set(Precision.__args__)  # type: ignore[attr-defined]


def test_a_place_without_a_point_is_listed_apart_and_never_guessed() -> None:
    figure = of("map")
    drawn, apart = data(figure)["points"], data(figure)["apart"]
    assert {point["place"] for point in drawn} == {"Varna", "Burgas"}
    assert "Sofia" in {point["place"] for point in apart}
    assert any("no point for it" in head.text_content() for head in figure.iter("th"))
    assert BORDERS in figure.text_content()


def test_a_place_of_no_known_precision_is_not_drawn() -> None:
    where = make.setting("the coast", "BG", precision="unknown")
    assert not point_of("p", "talks", "/event/v1", where, ("Courier",)).placed
    assert point_of("p", "talks", "/event/v1", make.setting("Varna", "BG"), ("Courier",)).placed


def test_a_map_of_nothing_named_is_no_picture() -> None:
    assert pictures.map_picture([Point("p", "talks", "/event/v1", "")]) == ""
    assert pictures.timeline([]) == ""


def test_a_relation_is_read_from_its_subject_to_its_object_and_carries_its_sentences() -> None:
    net = pictures.network_of(shown(), address)
    leads = next(edge for edge in net.edges if edge.kind == "leads")
    assert (leads.a, leads.b, leads.href) == ("e5", "e3", "/relation/l1")
    assert [sentence.quote[1] for sentence in leads.sentences] == ["led"]
    front = next(edge for edge in net.edges if edge.kind == "front-of")
    assert [sentence.certainty for sentence in front.sentences] == ["probable"]


def test_those_in_one_event_are_joined_without_a_direction_and_shown_so() -> None:
    net = pictures.network_of(shown(), address)
    together = next(edge for edge in net.edges if edge.kind == TOGETHER)
    assert {together.a, together.b} == {"e1", "e2"}
    rows = {row.get("data-edge"): row.text_content() for row in of("network").iter("tr") if row.get("data-edge")}
    assert "→" not in rows[together.id]
    assert all("→" in text for id, text in rows.items() if TOGETHER not in id)


def test_every_tie_of_the_data_is_a_row_of_the_table_with_its_report() -> None:
    figure = of("network")
    rows = {row.get("data-edge"): row for row in figure.iter("tr") if row.get("data-edge")}
    for edge in data(figure)["edges"]:
        assert all(sentence["source"] in rows[edge["id"]].text_content() for sentence in edge["sentences"])  # type: ignore[union-attr,index]


def test_a_network_has_an_upper_bound_and_says_what_it_leaves_out() -> None:
    told = case()
    crowd = [replace(told.entities[0], id=f"x{i}", name=f"Person {i}") for i in range(2 * MOST_NODES)]
    ties = [replace(told.relations[0], id=f"y{i}", subject=crowd[i].id, object=crowd[i + 1].id) for i in range(0, 2 * MOST_NODES, 2)]
    net = pictures.network_of(digest(replace(told, entities=told.entities + tuple(crowd), relations=tuple(ties))), address)
    assert len(net.nodes) <= MOST_NODES
    assert net.left_out == len(ties) + 1 - len(net.edges)
    assert f"{net.left_out} ties" in pictures.network(net)


def test_the_matrix_has_a_sign_for_each_report_and_a_link_wherever_it_speaks() -> None:
    figure = of("matrix")
    rows = [row for row in figure.iterfind(".//tbody/tr") if "group" not in row.get("class", "")]
    assert len(rows) == len(shown().items)
    for row, item in zip(rows, shown().items, strict=True):
        cells = row.findall("td")[1:]
        assert ["silent" not in cell.get("class") for cell in cells] == [cell.stance != "silent" for cell in item.cells]
        assert all((cell.find("a") is None) == ("silent" in cell.get("class")) for cell in cells)


def stemmed(*origins: Origin) -> tuple[list[tuple[str, str, bool]], html.HtmlElement]:
    told = replace(case(), origins=origins)
    tree = pictures.tree_of(digest(told), address)
    return [(branch.parent, branch.child, branch.directed) for branch in tree.branches], html.fromstring(pictures.origin_tree(tree))


def test_a_copy_hangs_on_what_it_was_copied_from_with_the_reason() -> None:
    branches, figure = stemmed(
        Origin("o1", "copied text", ("ra", "rb"), "copied text: 80% of its words", root="ra", direction="an earlier day")
    )
    assert branches == [("ra", "rb", True)]
    row = next(row for row in figure.iter("tr") if "Evening" in (row.findtext("th//bdi") or ""))
    assert "Courier: copied text: 80% of its words; an earlier day" in row.text_content()


def test_text_in_common_of_which_nobody_knows_who_took_it_has_no_direction() -> None:
    branches, figure = stemmed(Origin("o1", "shared passage", ("ra", "rb"), "a passage in common"))
    assert [directed for _, _, directed in branches] == [False, False]
    assert data(figure)["branches"][0]["directed"] is False


def test_what_several_reports_rest_on_is_a_ground_of_theirs_and_a_copy_s_sources_are_not_told_twice() -> None:
    video = Origin("o1", "evidence", ("ra", "rb"), "same evidence: a video", ("c1", "c5"))
    again = Origin("o3", "evidence", ("ra", "rb"), "same evidence: a video", ("c2",))
    branches, figure = stemmed(video, again)
    assert [child for _, child, _ in branches] == ["ra", "rb"]
    assert [branch["claims"] for branch in data(figure)["branches"]] == [3, 3]
    whole = Origin("o2", "copied text", ("ra", "rb"), "copied text", root="ra")
    assert stemmed(video, whole)[0] == [("ra", "rb", True)]


def test_a_report_that_shares_nothing_stands_alone_and_says_so() -> None:
    _, figure = stemmed()
    rows = figure.findall(".//tbody/tr")
    assert len(rows) == 3
    assert all("nothing shared with another report was found" in row.text_content() for row in rows)


def test_a_script_is_loaded_only_where_it_was_built() -> None:
    assert pictures.script("nothing") == ""
    assert pictures.script("../../etc") == ""


def test_a_timeline_and_a_map_that_are_full_say_that_they_are_cut_to_what_has_most_weight() -> None:
    told = case()
    many = tuple(replace(told.events[0], id=f"x{i}") for i in range(timeline_most + 5))
    full = digest(replace(told, events=many))
    marks = pictures.marks_of(full, address)
    assert len(marks) == timeline_most
    assert f"Only the {timeline_most} events" in pictures.timeline(marks)
    assert "Only the" not in PICTURES["timeline"](shown())
    points = [Point(f"p{i}", "talks", "/event/v1", "Varna", "city", 43.2, 27.9) for i in range(map_most)]
    assert f"Only {map_most} places" in pictures.map_picture(points)
