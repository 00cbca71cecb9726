import random
from dataclasses import replace
from datetime import date

import pytest

import factories as make
from tests.resolution.affairs import ENDINGS, LEAD, judgement, told
from twosource.model import Event, Reading, Report
from twosource.resolution import resolve_entities, resolve_events, resolve_origins
from twosource.resolution.events.summary import _uncounted

Told = list[tuple[Report, Reading]]
NAMES = {"Oda Brankov": "person", "Pavel Zirin": "person"}


def resolve(affair: Told, *judgements: object) -> tuple[Event, ...]:
    reports, readings = [report for report, _ in affair], [reading for _, reading in affair]
    entities = resolve_entities(readings, judgements, reports)
    return resolve_events(reports, readings, entities, resolve_origins(reports, readings), judgements)


def test_one_arrest_is_one_event(affair: Told) -> None:
    (event,) = resolve(affair)
    assert len(event.reports) == 4
    assert event.type == "arrest"
    assert "Oda Brankov" in event.label
    assert "Pavel Zirin" in event.label
    assert len(event.links) == 3
    assert all(link.reason and link.features and link.score > 0 for link in event.links)


def test_the_order_of_reports_changes_no_cluster(affair: Told) -> None:
    first = {frozenset(event.claims) for event in resolve(affair)}
    for seed in range(4):
        random.Random(seed).shuffle(affair)
        assert {frozenset(event.claims) for event in resolve(affair)} == first


def test_dates_that_cannot_meet_bar(affair: Told) -> None:
    days = [make.moment("2024-03-05", date(2024, 3, 5)), make.moment("2025-03-04", date(2025, 3, 4))]
    apart = [told(LEAD + ending, NAMES, ("arrested",), time=day) for ending, day in zip(ENDINGS, days, strict=False)]
    assert len(resolve(apart)) == 2


def test_cities_that_cannot_meet_bar() -> None:
    places = [make.setting("Dobrovar", "xx", "a", "1"), make.setting("Halvin", "xx", "b", "2")]
    apart = [told(LEAD + ending, NAMES, ("arrested",), place=place) for ending, place in zip(ENDINGS, places, strict=False)]
    assert len(resolve(apart)) == 2


def test_people_outrank_the_scores(affair: Told) -> None:
    claims = [reading.claims[0] for _, reading in affair]
    split = resolve(affair, judgement("different", claims[0], claims[1]))
    assert not any({claims[0].id, claims[1].id} <= set(event.claims) for event in split)
    other = told("The Lirra choir sang for its fortieth birthday in the old town hall.", {}, ("sang",))
    joined = resolve([*affair, other], judgement("same", claims[0], other[1].claims[0]))
    (event,) = (event for event in joined if other[1].claims[0].id in event.claims)
    assert claims[0].id in event.claims
    assert any("an editor" in link.reason for link in event.links)


def test_every_event_claim_stands_once(affair: Told) -> None:
    found = [claim for event in resolve(affair) for claim in event.claims]
    assert sorted(found) == sorted(claim.id for _, reading in affair for claim in reading.claims)


def test_a_time_without_a_majority_is_unstated() -> None:
    days = [make.moment("2025-03-04", date(2025, 3, 4)), make.moment("2025-03-06", date(2025, 3, 6))]
    apart = [told(LEAD + ending, NAMES, ("arrested",), time=day) for ending, day in zip(ENDINGS, days, strict=False)]
    same = judgement("same", apart[0][1].claims[0], apart[1][1].claims[0])
    (event,) = resolve(apart, same)
    assert event.time.edtf is None


def test_one_person_in_one_town_within_a_year_is_one_event_under_two_dates() -> None:
    varna = make.setting("Varna", "bg", "bg.61", "1")
    days = make.moment("2023", date(2023, 1, 1), date(2023, 12, 31)), make.moment("2024-04", date(2024, 4, 1), date(2024, 4, 30))
    one = told(
        "Oda Brankov appeared in Varna over the Halvin harbour affair.",
        {"Oda Brankov": "person"},
        ("appeared",),
        type="attend",
        place=varna,
        time=days[0],
    )
    two = told(
        "Oda Brankov travelled to Varna over the Halvin harbour affair.",
        {"Oda Brankov": "person"},
        ("travelled",),
        type="move",
        place=varna,
        time=days[1],
    )
    assert len(resolve([one, two])) == 1


def test_meetings_with_other_people_are_other_events() -> None:
    told_of = [
        told(f"Oda Brankov met {other} in Dobrovar over the Halvin harbour affair.", {"Oda Brankov": "person", other: "person"}, ("met",))
        for other in ("Pavel Zirin", "Ilie Marov")
    ]
    assert len(resolve(told_of)) == 2


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("at least four workers", "workers"),
        ("Six workers", "workers"),
        ("more than 20 protesters", "protesters"),
        ("dozens of fishermen", "fishermen"),
        ("the harbour office", "the harbour office"),
        ("Eleven", "Eleven"),
    ],
)
def test_a_label_leaves_out_the_number_on_which_reports_may_differ(said: str, called: str) -> None:
    assert _uncounted(said) == called


def test_a_nouns_label_tells_who_did_it_from_whom_it_was_done_to() -> None:
    report, reading = told(
        "The murder of Pavel Zirin by Oda Brankov shook Dobrovar.", {"Oda Brankov": "person", "Pavel Zirin": "person"}, ()
    )
    roles = tuple(make.role(chain, side) for chain, side in zip(reading.chains, ("actor", "target"), strict=True))
    claim = make.claim(report, "murder", type="assault", roles=roles, label="murder")
    reading = replace(reading, claims=(claim,))
    (event,) = resolve_events([report], [reading], resolve_entities([reading]))
    assert event.label == "murder of Pavel Zirin by Oda Brankov"


def test_what_two_speakers_say_are_two_sayings() -> None:
    said = []
    for name, text in (
        ("Oda Brankov", "Oda Brankov told the Halvin Post in Dobrovar that the harbour fire was set on purpose by smugglers."),
        ("Pavel Zirin", "Pavel Zirin told the Halvin Post in Dobrovar that the harbour fire was set on purpose by smugglers."),
    ):
        said.append(told(text, {name: "person", "Halvin Post": "organization"}, ("told",), type="speak"))
    reports, readings = [report for report, _ in said], [reading for _, reading in said]
    events = resolve_events(reports, readings, resolve_entities(readings, (), reports))
    assert [len(event.claims) for event in events] == [1, 1]
