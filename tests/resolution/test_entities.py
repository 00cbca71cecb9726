import random
from dataclasses import replace

from affairs import judgement

import factories as make
from twosource.model import Chain, Entity, Reading, Report
from twosource.resolution import resolve_entities


def chains(*names: str, kind: str = "person", **fields: object) -> list[Chain]:
    return [make.chain(make.report(f"{name} spoke, said source {number}."), name, type=kind, **fields) for number, name in enumerate(names)]


def resolve(found: list[Chain], *judgements: object) -> tuple[Entity, ...]:
    return resolve_entities([Reading(chain.report, (chain,)) for chain in found], judgements)


def sizes(found: tuple[Entity, ...]) -> list[int]:
    return sorted(len(entity.chains) for entity in found)


def test_one_full_name_is_one_entity_with_a_reason() -> None:
    (entity,) = resolve(chains("Mirela Dascu", "Dr Mirela Dascu"))
    assert entity.name == "Dr Mirela Dascu" or entity.name == "Mirela Dascu"
    assert [link.reason for link in entity.links] == ["same full name"]
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
