from dataclasses import replace

import pytest

from tests.reading.voices import told
from twosource.reading.attribution.attributions import attributions


def scopes(page, *triggers: str) -> list[list[str]]:
    return [[step.scope for step in chain] for chain in told(page, *triggers).attributions]


STATED = [
    ("Police said Dascu held a meeting with Velkov in Varna.", "meeting"),
    ("Police said the meeting took place in Varna.", "meeting"),
    ("Police said Velkov was involved in the sale of the port.", "sale"),
    ("The minister said he managed to leave the country.", "leave"),
    ("“We do not need to buy the port,” Anton Velkov said.", "buy"),
    ("Norvia Logistics announced another rally to be held on 12 May.", "held"),
    ("Police said there was a fire at the port.", "fire"),
]


@pytest.mark.parametrize(("text", "trigger"), STATED)
def test_what_a_word_carries_is_stated_with_it(page, text, trigger):
    assert scopes(page(text), trigger) == [["asserted"]]


SPOKEN_OF = [
    ("Police said two men fled before officers arrived.", "arrived fled"),
    ("The minister said the visit showed how much remained to be done.", "visit showed"),
    ("The minister cited flaws in the sale.", "sale"),
    ("The judge said he owns a boat, which is built in Varna.", "built"),
    ("“We want to know what happened,” Anton Velkov said.", "happened want know"),
]


@pytest.mark.parametrize(("text", "trigger"), SPOKEN_OF)
def test_what_is_only_spoken_of_stays_within_the_sources_words(page, text, trigger):
    found = told(page(text), *trigger.split())
    first = trigger.split()[0]
    chain = next(c for h, c in zip(found.event_mentions, found.attributions, strict=True) if h.span.of(found.report.text) == first)
    assert {step.scope for step in chain} == {"within"}


def test_harm_is_alleged_by_whoever_speaks_of_it(page):
    found = told(page("Police said a man was arrested after stabbing a guard in Varna."), "arrested", "stabbing")
    harmful = replace(found, event_mentions=tuple(replace(each, type="assault") for each in found.event_mentions))
    assert found.attributions[1][0].scope == "within"
    assert attributions(harmful)["attributions"][1][0].scope == "asserted"


def test_a_step_that_states_the_next_is_part_of_the_chain(page):
    assert scopes(page("The minister said that analysts believe the dam failed."), "failed") == [["asserted", "asserted"]]
    assert scopes(page("The minister fled after analysts said the dam failed."), "failed") == [["asserted"]]


def test_what_is_described_as_heard_is_stated(page):
    assert scopes(page("Residents described hearing two explosions."), "explosions") == [["asserted"]]
