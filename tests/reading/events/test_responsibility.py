"""Who is said to answer for an act, and on whose word."""

from collections.abc import Callable

import pytest

from twosource.model import Claim
from twosource.reading import ENGLISH
from twosource.reading.page import Page

Parse = Callable[[str], Page]


def act(page: Parse, text: str, word: str) -> Claim:
    return next(claim for claim in ENGLISH.annotate(page(text)).claims if claim.trigger.text == word)


def actors(claim: Claim) -> set[str]:
    return {role.text.removeprefix("the ").removeprefix("The ") for role in claim.roles if role.role == "actor"}


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("The ministry accused the Danube Front of killing two officers.", "killing", "The ministry"),
        ("The ministry blamed the Danube Front for the bombing.", "bombing", "The ministry"),
        ("The police blamed the bombing on the Danube Front.", "bombing", "The police"),
        ("The kidnapping was attributed to the Danube Front.", "kidnapping", None),
        ("The Danube Front was accused of the attack.", "attack", None),
        ("The police hold the Danube Front responsible for the murder of Anton Velkov.", "murder", "The police"),
    ],
)
def test_the_accused_is_the_actor_and_the_accuser_the_source(page: Parse, text: str, word: str, source: str | None) -> None:
    claim = act(page, text, word)
    assert actors(claim) == {"Danube Front"}
    assert [step.source for step in claim.attribution] == [source]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Danube Front claimed responsibility for the attack.", "attack"),
        ("Responsibility for the attack was claimed by the Danube Front.", "attack"),
        ("The Danube Front claimed the attack in Varna.", "attack"),
        ("The Danube Front took credit for the bombing.", "bombing"),
    ],
)
def test_who_claims_an_act_is_its_actor_and_its_source(page: Parse, text: str, word: str) -> None:
    claim = act(page, text, word)
    assert actors(claim) == {"Danube Front"}
    assert [step.source for step in claim.attribution] in (["The Danube Front"], ["the Danube Front"])


def test_a_claim_for_two_acts_is_for_each(page: Parse) -> None:
    text = "The Danube Front claimed responsibility for the attack and the bombing."
    assert actors(act(page, text, "attack")) == actors(act(page, text, "bombing")) == {"Danube Front"}


def test_who_is_responsible_is_the_actor_on_the_reporters_word(page: Parse) -> None:
    claim = act(page, "The Danube Front is responsible for the murder.", "murder")
    assert (actors(claim), claim.attribution) == ({"Danube Front"}, ())


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing.",
        "The Danube Front did not claim responsibility for the bombing.",
        "The Danube Front is not responsible for the bombing.",
    ],
)
def test_nobody_answers_for_what_nobody_claims(page: Parse, text: str) -> None:
    assert actors(act(page, text, "bombing")) == set()


def test_a_suspicion_of_the_actors_is_a_hedge_of_the_act(page: Parse) -> None:
    claim = act(page, "Suspected members of the Danube Front killed two officers.", "killed")
    assert [hedge.text for hedge in claim.hedges] == ["Suspected"]
    assert "Danube Front" in actors(claim)


def test_people_named_after_a_body_act_for_it(page: Parse) -> None:
    assert "Danube Front" in actors(act(page, "Danube Front guerrillas killed two officers.", "killed"))
    assert "Danube Front" in actors(act(page, "A Danube Front commando attacked the base.", "attacked"))


def test_a_hedge_before_the_agent_is_the_acts(page: Parse) -> None:
    claim = act(page, "Anton Velkov was kidnapped, apparently by the Danube Front.", "kidnapped")
    assert claim.certainty != "certain"


def test_an_acronym_in_brackets_is_the_bodys_whatever_its_letters(page: Parse) -> None:
    read = ENGLISH.annotate(page("The Varna Freedom Army (ELB) attacked a base. The ELB left."))
    chain = next(chain for chain in read.chains if any(mention.text == "ELB" for mention in chain.mentions))
    assert any("Freedom" in mention.text for mention in chain.mentions)


def test_bodies_stand_before_and_behind_the_word_for_their_people(page: Parse) -> None:
    assert "Danube Front" in actors(act(page, "A column of Danube Front guerrillas shot two officers.", "shot"))
    assert "army" in actors(act(page, "Members of the army massacred six priests.", "massacred"))
    assert "army" not in actors(act(page, "Members of an army massacred six priests.", "massacred"))


def test_who_takes_part_in_an_act_is_one_of_those_who_did_it(page: Parse) -> None:
    assert actors(act(page, "Anton Velkov was involved in the murder of a priest.", "murder")) == {"Anton Velkov"}
    assert actors(act(page, "Anton Velkov was not involved in the murder of a priest.", "murder")) == set()


def test_an_act_may_stand_before_the_words_that_say_who_answers_for_it(page: Parse) -> None:
    claim = act(page, "The attack, for which the Danube Front claimed responsibility, killed two officers.", "attack")
    assert "Danube Front" in actors(claim)
    assert [step.source for step in claim.attribution] == ["the Danube Front"]
