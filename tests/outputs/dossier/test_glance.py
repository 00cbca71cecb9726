from dataclasses import replace

import pytest

from tests.outputs.story import CRANE, HURT_A, HURT_B, HURT_C, MEETING, case, finding
from twosource.outputs.dossier.elements import Head, Points, Words, offsets
from twosource.outputs.dossier.glance import MAX_LISTED, glance, standing
from twosource.outputs.view.digest import digest
from twosource.outputs.view.labels import STANDINGS

AGREED = finding("place", "agree", "all give Varna", ("Varna", ("c1", "c5", "c11")))
DENIED = finding("occurrence", "conflict", "some say so, some not", ("happened", ("c1",)), ("did not happen", ("c11",)))
NEWER = finding("quantity:injured", "updated", "C is later", ("at least 20", ("c4",)), ("31", ("c12",)))
EXACT = finding("time", "coarser", "June 2023 lies in 2023", ("2023", ("c4",)), ("2023-06", ("c12",)))
SURER = finding("certainty", "conflict", "one holds back", ("certain", ("c1",)), ("possible", ("c5",)))


def words(line):
    return "".join(run.text for run in line)


def of(event):
    given = case()
    others = tuple(event if each.id == event.id else each for each in given.events)
    return next(item for item in digest(replace(given, events=others)).items if item.id == event.id)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"findings": (AGREED,), "support": "several-origins", "origins": 3}, "agreed"),
        ({"findings": (EXACT,), "support": "several-origins", "origins": 2}, "agreed"),
        ({"findings": (SURER,), "support": "several-origins", "origins": 2}, "agreed"),
        ({"findings": (AGREED,), "support": "one-origin", "origins": 1}, "unclear"),
        ({"findings": (AGREED,), "support": "one-origin", "origins": 1, "unknown": 3}, "unclear"),
        ({"findings": (AGREED, DENIED), "support": "several-origins", "origins": 3}, "disputed"),
        ({"findings": (NEWER,), "support": "several-origins", "origins": 3}, "updated"),
        ({"findings": (NEWER, DENIED), "support": "one-origin"}, "disputed"),
    ],
)
def test_the_gravest_standing_counts(fields, expected):
    assert standing(of(replace(MEETING, **fields))) == expected


def test_what_one_report_tells_stands_alone_whatever_its_support(item):
    assert standing(item("v3")) == "alone"
    assert standing(item("l1")) == "alone"


def test_every_item_stands_under_one_heading(shown):
    heads = {part.id: words(part.line) for part in glance(shown, shown.case.claims) if isinstance(part, Head)}
    assert list(heads) == [f"glance-{name}" for name in STANDINGS]
    counts = {name: sum(standing(item) == name for item in shown.items) for name in STANDINGS}
    assert heads == {f"glance-{name}": f"{STANDINGS[name][0]} ({count})" for name, count in counts.items()}
    assert sum(counts.values()) == len(shown.items)


def test_the_counts_lead_to_their_headings(shown):
    first = next(part for part in glance(shown, shown.case.claims) if isinstance(part, Words))
    links = [run.to for run in first.line if run.to]
    assert links == [f"#glance-{name}" for name in STANDINGS]


def test_a_disputed_item_shows_both_values_by_whom_and_where(shown):
    parts = list(glance(shown, shown.case.claims))
    at = next(i for i, part in enumerate(parts) if isinstance(part, Head) and part.id == "glance-disputed")
    entry = next(point for point in parts[at + 2].points if "crane accident" in words(point.line))
    said = [words(each.line) for each in entry.under[0].under]
    assert said == [f"at least 20: A {offsets(HURT_A.span)}", f"12: B {offsets(HURT_B.span)}", f"31: C {offsets(HURT_C.span)}"]
    told = [words(each.line) for each in entry.under[1:]]
    assert any(each.startswith("A ≠ differs At least 20 people were hurt") and f"(A {offsets(HURT_A.span)})" in each for each in told)


def test_hedges_and_sources_stand_beside_the_quote(shown):
    said = " ".join(
        words(each.line) for part in glance(shown, shown.case.claims) if isinstance(part, Points) for p in part.points for each in p.under
    )
    assert "on the word of the Free Dockers League" in said
    assert "hedged: “is said to have”" in said


def test_a_flood_is_cut_and_said_to_be():
    given = case()
    many = tuple(replace(CRANE, id=f"x{i}") for i in range(MAX_LISTED["disputed"] + 3))
    shown = digest(replace(given, events=many))
    parts = list(glance(shown, given.claims))
    lists = [part for part in parts if isinstance(part, Points)]
    assert len(lists[0].points) == MAX_LISTED["disputed"]
    assert any(isinstance(part, Words) and words(part.line) == "And 3 more items, below." for part in parts)


def test_no_items_give_counts_of_nought():
    shown = digest(replace(case(), events=(), relations=()))
    assert [words(part.line)[-3:] for part in glance(shown, {}) if isinstance(part, Head)] == ["(0)"] * len(STANDINGS)
