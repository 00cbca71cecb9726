"""One test for each reason and each bar, with chains of two or three reports of one affair."""

from dataclasses import replace
from typing import Any

import pytest

import factories as make
from twosource.model import Chain, Entity, Mention, Reading, Report
from twosource.resolution import resolve_entities

Told = tuple[str, str]
"""A name or description, and the type of what bears it."""


def named(text: str, kind: str, number: int, **fields: Any) -> Chain:
    return make.chain(make.report(f"{text} it was, said source {number}."), text, type=kind, **fields)


def described(text: str, kind: Any, number: int) -> Chain:
    report = make.report(f"{text} it was, said source {number}.")
    span = make.chain(report, text).mentions[0].span
    return replace(make.chain(report, text, type=kind), name=None, mentions=(Mention(report.id, span, text, "description", kind, span),))


def groups(*found: Chain) -> list[int]:
    return sorted(len(entity.chains) for entity in resolve(*found))


def resolve(*found: Chain) -> tuple[Entity, ...]:
    return resolve_entities([Reading(chain.report, (chain,)) for chain in found])


def names(kind: str, *texts: str) -> list[Chain]:
    return [named(text, kind, number) for number, text in enumerate(texts)]


def phrases(kind: str, *texts: str) -> list[Chain]:
    return [described(text, kind, number) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Khaled Mashorin", "Khalid Meshorin", "are spellings of one name"),
        ("Duncan Velk", "Duncan Velke", "are spellings of one name"),
        ("Sergei Petrov", "Sergey Petroff", "are spellings of one name"),
        ("Bashir al-Dascu", "Bashir Dascu", "are the same full name"),
        ("Abdul-Rahman Dascu", "Abdulrahman Dascu", "are spellings of one name"),
        ("Mo Dascu", "Maurice Dascu", "with more or less of the given names"),
        ("A. Velkov", "Anton Velkov", "with more or less of the given names"),
        ("J. Anton Velkov", "Anton Velkov", "with more or less of the given names"),
        ("Anton Petrovich Velkov", "Anton Velkov", "with more or less of the given names"),
        ("Coroner Anton Velkov", "Anton Velkov", "are the same full name"),
        ("Fired Anton Velkov", "Anton Velkov", "are the same full name"),
        ("Velkov", "Anton Velkov", "the only full name with this last name"),
        ("Anton", "Anton Velkov", "the only full name with this given name"),
    ],
)
def test_names_of_one_person(one: str, other: str, reason: str) -> None:
    (entity,) = resolve(*names("person", one, other))
    assert reason in entity.links[0].reason
    assert f"“{one}”" in entity.links[0].reason or f"“{other}”" in entity.links[0].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anton Velkov Sr.", "Anton Velkov Jr."),
        ("Anton H. Velkov", "Anton W. Velkov"),
        ("Anton Velkov", "Anna Velkov"),
        ("Anton Velkov", "Anton Dascu"),
        ("Mary Jane Velkov", "Ann Jane Velkov"),
    ],
)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert groups(*names("person", one, other)) == [1, 1]


def test_a_family_name_of_two_brothers_is_left_open() -> None:
    assert groups(*names("person", "Anton Velkov", "Boris Velkov", "Velkov", "Velkov")) == [1, 1, 2]


def test_a_single_name_that_no_person_bears_is_the_body_of_that_name() -> None:
    (entity,) = resolve(named("Norvia", "person", 1), named("Norvia Ltd.", "organization", 2))
    assert entity.links[0].reason == "“Norvia Ltd.” and “Norvia” are the same name"
    assert groups(named("Velkov", "person", 1), named("Velkov", "place", 2), named("Anton Velkov", "person", 3)) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Free Harbour Workers", "FHW", "a name and its initials"),
        ("Bureau of Ports", "BoP", "a name and its initials"),
        ("Varna Herald", "TVH", "a name and its initials"),
        ("Norvian Ports Logistics Company", "NPL", "a name and its initials"),
        ("Department of Ports", "Dept. of Ports", "are the same full name"),
        ("U.S. Harbour Guard", "United States Harbor Guard", "are the same full name"),
        ("Al-Qadra", "Al-Qedra", "are spellings of one name"),
        ("Dobrovar Harbour Guard", "Harbour Guard", "the only longer name that ends so"),
        ("Orskin", "Orskin Police Department", "the only longer name that begins so"),
        ("Orskin Clinic", "Orskin Treatment Clinic", "the only longer name with these words"),
    ],
)
def test_names_of_one_body(one: str, other: str, reason: str) -> None:
    (entity,) = resolve(*names("organization", one, other))
    assert reason in entity.links[0].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvia", "Norvia Europe"),
        ("Harbour Guard", "Harbour Guard Northern Command"),
        ("Norvia", "Norvia Records"),
        ("Orsk Clinic", "Orsk Hospital"),
    ],
)
def test_a_body_and_its_part_stay_apart(one: str, other: str) -> None:
    assert groups(*names("organization", one, other)) == [1, 1]


def test_a_short_name_that_ends_two_longer_ones_is_neither() -> None:
    assert groups(*names("organization", "Dobrovar Harbour Guard", "Halvin Harbour Guard", "Harbour Guard")) == [1, 1, 1]


def test_a_version_goes_with_its_maker_and_not_with_another_version() -> None:
    assert groups(*names("product", "Norvia X90", "X90s", "Norvia X80", "Norvia X90-200")) == [1, 1, 2]
    assert groups(*names("product", "Kelva 4", "Kelva 4S", "Kelva")) == [1, 1, 1]


def test_things_sold_are_not_spelt_in_two_ways() -> None:
    assert groups(*names("product", "Kelvapad", "Kelvapod")) == [1, 1]


def test_people_of_one_name_with_contradicting_descriptions_are_not_joined() -> None:
    senator = named("Mirela Dascu", "person", 1, descriptions=("senator",))
    striker = named("Mirela Dascu", "person", 2, descriptions=("striker",))
    both = named("Mirela Dascu", "person", 3, descriptions=("senator", "former striker"))
    assert groups(senator, striker) == [1, 1]
    assert groups(senator, named("Mirela Dascu", "person", 4, descriptions=("mother",))) == [2]
    assert groups(senator, both) == [2]


def test_ages_in_the_text_bar_too() -> None:
    texts = ["Anton Velkov, 23, swam.", "Anton Velkov, 61, sang."]
    reports = [make.report(text) for text in texts]
    readings = [Reading(report.id, (make.chain(report, "Anton Velkov"),)) for report in reports]
    assert len(resolve_entities(readings, (), reports)) == 2


def test_a_full_name_typed_in_two_ways_is_one() -> None:
    assert groups(named("Orsk Halvin Tower", "person", 1), named("Orsk Halvin Tower", "facility", 2)) == [2]


@pytest.mark.parametrize(
    ("kind", "one", "other", "reason"),
    [
        ("person", "a drunken clerk", "the drunken clerk", "say the same"),
        ("person", "a clerk", "a drunken clerk", "one says more"),
        ("facility", "the fish shop", "a fish store", "may be said of one thing"),
        ("person", "a 36-year-old Kenyan clerk", "the Kenyan clerk", "say the same"),
    ],
)
def test_descriptions_of_one(kind: str, one: str, other: str, reason: str) -> None:
    (entity,) = resolve(*phrases(kind, one, other))
    assert reason in entity.links[0].reason
    assert one in entity.links[0].reason
    assert other in entity.links[0].reason


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "23 sailors", "26 sailors"),
        ("person", "two sailors", "three Kenyan sailors"),
        ("person", "a Kenyan clerk", "a Norwegian clerk"),
        ("person", "a 23-year-old clerk", "a 61-year-old clerk"),
        ("product", "their new X90 tram", "the X80 tram"),
        ("facility", "the fish shop", "the cheese store"),
        ("person", "a clerk", "a sailor"),
    ],
)
def test_descriptions_of_two(kind: str, one: str, other: str) -> None:
    assert groups(*phrases(kind, one, other)) == [1, 1]


def test_a_bar_holds_over_the_chain_between() -> None:
    assert groups(*phrases("person", "a Kenyan clerk", "a clerk", "a Norwegian clerk")) == [1, 2]


def accused(text: str, who: str, *words: str, name: bool = False) -> tuple[Report, Reading]:
    report = make.report(text)
    chain = make.chain(report, who) if name else described_in(report, who)
    claims = tuple(make.claim(report, word, roles=(make.role(chain, "actor"),)) for word in words)
    return report, Reading(report.id, (chain,), claims=claims)


def described_in(report: Report, text: str) -> Chain:
    chain = make.chain(report, text)
    span = chain.mentions[0].span
    return replace(chain, name=None, mentions=(Mention(report.id, span, text, "description", "person", span),))


def test_who_did_the_same_two_deeds_is_one() -> None:
    told = accused("The clerk burgled the mill and strangled a goose.", "The clerk", "burgled", "strangled")
    again = accused("Anton Velkov burgled the mill and strangled a goose, he says.", "Anton Velkov", "burgled", "strangled", name=True)
    other = accused("The sailor burgled the mill and slept.", "The sailor", "burgled")
    found = resolve_entities([told[1], again[1], other[1]])
    assert sorted(len(entity.chains) for entity in found) == [1, 2]
    joined = next(entity for entity in found if len(entity.chains) == 2)
    assert "are told to have done or suffered the same things" in joined.links[0].reason
