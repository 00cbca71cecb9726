import random
from dataclasses import replace
from typing import Any

import factories as make
from tests.resolution.affairs import judgement
from twosource.model import Chain, Entity, Mention, Reading, Report
from twosource.resolution import resolve_entities
from twosource.resolution.entities.resolve import linked


def chains(*names: str, kind: str = "person", **fields: object) -> list[Chain]:
    return [make.chain(make.report(f"{name} spoke, said source {number}."), name, type=kind, **fields) for number, name in enumerate(names)]


def only_described(report: Report, words: str, kind: Any = "person") -> Chain:
    span = make.chain(report, words).mentions[0].span
    mention = Mention(report.id, span, words, "description", kind, span)
    return replace(make.chain(report, words, type=kind, mentions=(mention,)), name=None)


def resolve(found: list[Chain], *judgements: object) -> tuple[Entity, ...]:
    return resolve_entities([Reading(chain.report, (chain,)) for chain in found], judgements)


def sizes(found: tuple[Entity, ...]) -> list[int]:
    return sorted(len(entity.chains) for entity in found)


def test_one_full_name_is_one_entity_with_a_reason() -> None:
    (entity,) = resolve(chains("Mirela Dascu", "Dr Mirela Dascu"))
    assert entity.name == "Dr Mirela Dascu"
    assert [link.reason for link in entity.links] == ["“Mirela Dascu” and “Dr Mirela Dascu” are the same full name"]
    assert entity.links[0].features


def test_a_surname_goes_to_the_only_full_name() -> None:
    (entity,) = resolve(chains("Mirela Dascu", "Dascu"))
    assert (entity.name, entity.aliases) == ("Mirela Dascu", ("Dascu",))


def test_a_surname_that_two_share_goes_to_neither() -> None:
    assert sizes(resolve(chains("Mirela Dascu", "Anton Dascu", "Dascu"))) == [1, 1, 1]


def test_different_given_names_never_join() -> None:
    assert sizes(resolve(chains("Mirela Dascu", "Anton Dascu"))) == [1, 1]


def test_spellings_of_one_name_join() -> None:
    assert sizes(resolve(chains("Khaled Mashorin", "Khalid Meshorin"))) == [2]


def test_an_acronym_joins_its_organization() -> None:
    assert sizes(resolve(chains("Free Harbour Workers", "FHW", kind="organization"))) == [2]


def test_a_person_is_no_place() -> None:
    person, place = (
        make.chain(make.report("Dobrovar wept."), "Dobrovar"),
        make.chain(make.report("Dobrovar burned."), "Dobrovar", type="place"),
    )
    assert sizes(resolve([person, place])) == [1, 1]


def test_places_of_one_name_apart_in_the_gazetteer_stay_apart() -> None:
    one = make.chain(make.report("Springfield one."), "Springfield", type="place", place=make.place("Springfield", "us", "il", "1"))
    two = make.chain(make.report("Springfield two."), "Springfield", type="place", place=make.place("Springfield", "us", "mo", "2"))
    assert sizes(resolve([one, two])) == [1, 1]


def test_a_description_stays_alone() -> None:
    assert sizes(resolve([replace(chain, name=None) for chain in chains("the clerk", "the clerk")])) == [1, 1]


def test_people_outrank_the_table() -> None:
    one, two = chains("Mirela Dascu", "Mirela Dascu")
    assert sizes(resolve([one, two], judgement("different", one, two))) == [1, 1]
    other = chains("Anton Velkov")[0]
    joined = resolve([one, other], judgement("same", one, other))
    assert sizes(joined) == [2]
    assert "an editor" in joined[0].links[0].reason
    later = judgement("different", one, other, number=2)
    assert sizes(resolve([one, other], judgement("same", one, other), later)) == [1, 1]


def test_the_order_of_reports_does_not_matter(affair: list[tuple[Report, Reading]]) -> None:
    first = resolve_entities([reading for _, reading in affair], (), [report for report, _ in affair])
    random.Random(3).shuffle(affair)
    assert resolve_entities([reading for _, reading in affair], (), [report for report, _ in affair]) == first
    assert {entity.name for entity in first} == {"Oda Brankov", "Pavel Zirin", "Dobrovar"}


def test_a_description_a_report_gives_to_a_name_goes_with_it_only_where_the_name_is_told() -> None:
    told = make.report("Mirela Dascu, the harbour chief, spoke of the fire in Dobrovar port.")
    again = make.report("The harbour chief spoke of the fire in Dobrovar port. Mirela Dascu was cheered.")
    alone = make.report("The harbour chief spoke of the fire in Dobrovar port, a clerk said.")
    carrier = make.chain(told, "Mirela Dascu", descriptions=("harbour chief",))
    named, short, lone = (
        make.chain(again, "Mirela Dascu"),
        only_described(again, "The harbour chief"),
        only_described(alone, "The harbour chief"),
    )
    found = resolve_entities([Reading(told.id, (carrier,)), Reading(again.id, (named, short)), Reading(alone.id, (lone,))])
    with_name = next(entity for entity in found if carrier.id in entity.chains)
    assert short.id in with_name.chains
    assert "“Mirela Dascu” and “The harbour chief”: the only name that is described so in its affair" in {k.reason for k in with_name.links}


def test_descriptions_never_make_two_names_one() -> None:
    readings = []
    for name, words in (("Mirela Dascu", "harbour chief"), ("Anton Velkov", "old harbour chief")):
        told, again = make.report(f"{name}, the {words}, spoke."), make.report(f"{name} came. The {words} left.")
        readings.append(Reading(told.id, (make.chain(told, name, descriptions=(words,)),)))
        readings.append(Reading(again.id, (make.chain(again, name), only_described(again, f"The {words}"))))
    assert sizes(resolve_entities(readings)) == [3, 3]


def test_groups_of_two_kinds_stay_apart() -> None:
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert linked("abc", scores, (), {"a": 1, "c": 2}) == [("a", "b"), ("c",)]
    assert linked("abc", scores, [("a", "b")]) == [("a",), ("b", "c")]
    assert linked("abc", scores) == [("a", "b", "c")]


def test_a_name_written_small_is_the_name() -> None:
    one = make.report("Halvin Navy ships left Dobrovar.")
    two = make.report("the Halvin navy left Dobrovar.")
    (entity,) = resolve_entities(
        [
            Reading(one.id, (make.chain(one, "Halvin Navy", type="organization"),)),
            Reading(two.id, (only_described(two, "the Halvin navy", kind="organization"),)),
        ]
    )
    assert [link.reason for link in entity.links] == ["“Halvin Navy” and “the Halvin navy” are the same words"]
