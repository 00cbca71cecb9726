from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

import factories as make
from twosource.model import Chain, Mention, Report
from twosource.resolution.entities.profiles import Profile, contradict, nation_of, profile_of, together, walk_of


def somebody(*described: str, name: str = "Mirela Dascu", said: tuple[tuple[Any, str], ...] = ()) -> Chain:
    chain = make.chain(make.report(f"{name} came."), name, descriptions=described)
    more = tuple(Mention(chain.report, chain.mentions[0].span, text, form, "person", chain.mentions[0].span) for form, text in said)
    return replace(chain, mentions=(*chain.mentions, *more))


def against(one: Chain, other: Chain) -> str | None:
    return contradict(profile_of([one]), profile_of([other]))


@pytest.mark.parametrize(
    ("text", "walk"),
    [
        ("former Varna senator", "politics"),
        ("goalkeeper", "sport"),
        ("Norvia Logistics chief executive", "business"),
        ("harbour police officer", "police"),
    ],
)
def test_the_last_words_of_a_description_say_the_walk_of_life(text: str, walk: str) -> None:
    found = walk_of(text)
    assert found is not None
    assert found[0] == walk


@pytest.mark.parametrize("text", ["senator's aide", "officer", "goodwill ambassador", "man", "Secretary General", ""])
def test_other_nouns_say_none(text: str) -> None:
    assert walk_of(text) is None


def test_a_nation_stands_right_before_the_noun() -> None:
    assert nation_of("young Norwegian striker") == ("NO", "Norwegian")
    assert nation_of("Norwegian salmon farmer") is None
    assert nation_of("Russian ambassador") is None


def test_a_senator_is_no_footballer() -> None:
    assert against(somebody("senator"), somebody("veteran footballer")) == "a senator here, a footballer there"


def test_a_footballer_who_is_told_to_be_a_senator_is_one_person() -> None:
    assert against(somebody("former footballer", "senator"), somebody("footballer")) is None
    assert against(somebody("former footballer", "senator"), somebody("senator")) is None


@pytest.mark.parametrize(("one", "other"), [((), ("footballer",)), (("lawyer",), ("senator",)), (("surgeon",), ("correspondent",))])
def test_what_is_not_said_or_often_goes_together_never_contradicts(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert against(somebody(*one), somebody(*other)) is None


def test_two_nations_contradict() -> None:
    assert against(somebody("Norwegian singer"), somebody("Kenyan singer")) == "a Norwegian here, a Kenyan there"


def test_he_and_she_contradict_when_told_twice() -> None:
    he = somebody(said=(("pronoun", "he"), ("pronoun", "his")))
    she = somebody(said=(("pronoun", "She"), ("description", "the woman")))
    assert against(he, she) == "a man here, a woman there"
    assert against(somebody(said=(("pronoun", "he"),)), she) is None
    assert against(somebody(said=(("pronoun", "he"), ("pronoun", "he"), ("pronoun", "she"))), she) is None


def aged(text: str, year: int | None) -> tuple[Chain, dict[str, Report]]:
    published = {"published": make.moment(str(year), date(year, 5, 1))} if year else {}
    report = make.report(text, **published)
    return make.chain(report, "Anton Velkov"), {report.id: report}


def test_ages_contradict_by_year_of_birth() -> None:
    told = [("Anton Velkov, 23, spoke.", 2010), ("Anton Velkov (61) spoke.", 2012), ("The 31-year-old Anton Velkov spoke.", 2018)]
    young, old, later = (profile_of([chain], reports) for chain, reports in (aged(*each) for each in told))
    assert contradict(young, old) == "aged 23 here, 61 there"
    assert contradict(young, later) is None
    assert contradict(old, later) == "aged 61 here, 31 there"


def test_ages_without_a_date_contradict_only_when_far_apart() -> None:
    told = ["Anton Velkov, 23, spoke.", "Anton Velkov, 33, spoke.", "Anton Velkov, aged 61, spoke."]
    near, far, farther = (profile_of([chain], reports) for chain, reports in (aged(text, None) for text in told))
    assert contradict(near, far) is None
    assert contradict(near, farther) == "aged 23 here, 61 there"


def test_a_number_behind_a_name_that_goes_on_is_no_age() -> None:
    chain, reports = aged("Anton Velkov, 23 boats and a crane sank.", 2010)
    assert profile_of([chain], reports) == Profile()


def test_what_is_said_in_several_places_goes_together_in_any_order() -> None:
    found = [profile_of([somebody(text)]) for text in ("senator", "footballer", "Kenyan singer")]
    assert together(found) == together(reversed(found))
    assert {walk for walk, _ in together(found).walks} == {"politics", "sport", "arts"}
    assert len({hash(each) for each in found}) == 3
    assert all(one != other for one, other in pairwise(found))
