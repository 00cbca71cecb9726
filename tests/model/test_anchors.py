"""What a decision speaks of, found again in another reading of the same text."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests import factories as make
from twosource.model import Chain, Claim, Judgement, Mention, Moment, Reading, Span
from twosource.model.anchors import Now, adrift, anchors, found, mentioned, settle, settled

TEXT = "Ina Voss met Anton Velkov in Varna and in Burgas, the minister said. She thanked him. The minister left."
REPORT = make.report(TEXT)


def claim(words: str, identity: str = "c1", **fields: Any) -> Claim:
    at = make.span(words, TEXT)
    return replace(make.claim(REPORT, "met"), id=identity, trigger=make.Trigger(at, words, words), **fields)


def mention(words: str, form: Any = "name", start: int = 0, head: str = "") -> Mention:
    at = TEXT.index(words, start)
    first = at + words.index(head) if head else at
    return Mention(REPORT.id, Span(at, at + len(words)), words, form, "person", Span(first, first + len(head or words)))


def chain(identity: str, *mentions: Mention) -> Chain:
    return Chain(identity, REPORT.id, "person", next((each.text for each in mentions if each.form == "name"), None), mentions)


def judgement(verb: Any, *subjects: str, value: Any = None, number: int = 1) -> Judgement:
    said = json.dumps(value, sort_keys=True) if value else ""
    return Judgement(number, verb, subjects, "ada", datetime(2026, 1, 1, tzinfo=UTC), "", said)


def leads(thing: Claim | Chain, *others: Claim | Chain) -> str | None:
    """Where a decision on `thing` leads in a reading of `others`."""

    def reading(things: Any) -> Reading:
        parts = [tuple(each for each in things if isinstance(each, kind)) for kind in (Chain, Claim)]
        return Reading(REPORT.id, chains=parts[0], claims=parts[1])

    (anchor,) = anchors([judgement("reject", thing.id)], reading([thing]), TEXT)
    return found(anchor, reading(others))


def test_a_claim_is_found_by_its_id_then_by_its_words() -> None:
    met = claim("met")
    assert leads(met, claim("met Anton", "c2"), met) == "c1"
    assert leads(met, claim("met Anton", "c2")) == "c2"
    assert leads(claim("met Anton Velkov"), claim("met", "c2"), claim("met Anton", "c3")) == "c3"


@pytest.mark.parametrize("other", [claim("thanked", "c2"), claim("left", "c2"), claim("met", "c2", kind="relation")])
def test_another_claim_is_not_taken_for_it(other: Claim) -> None:
    """A claim of the same sentence, type and report that stands on other words was not what was decided on."""
    assert leads(claim("met"), other) is None


def test_the_claims_of_one_word_are_told_apart_by_time_and_place() -> None:
    varna, burgas = (make.PlaceMention(name, make.span(name, TEXT)) for name in ("Varna", "Burgas"))
    there = claim("met", "c2", place=burgas)
    assert leads(there, claim("met", "c3", place=burgas), claim("met", "c4", place=varna)) == "c3"
    assert leads(there, claim("met", "c4", place=varna)) is None
    assert leads(there, claim("met", "c3", place=burgas, time=Moment("2024", span=Span(0, 3)))) is None


def test_where_two_fit_alike_none_is_taken() -> None:
    one, other = claim("Voss met", "c2"), claim("met Anton", "c3")
    longer = replace(other, trigger=make.Trigger(Span(one.trigger.span.end - 3, one.trigger.span.end + 5), "met Anto", "met"))
    assert leads(claim("met"), one, longer) is None


INA, ANTON = mention("Ina Voss", head="Voss"), mention("Anton Velkov", head="Velkov")
SHE, HIM, MINISTER = mention("She", "pronoun"), mention("him", "pronoun"), mention("the minister", "description", head="minister")
LATER = mention("The minister", "description", head="minister")


def test_a_chain_is_found_by_its_names() -> None:
    assert leads(chain("k1", INA, SHE), chain("k2", mention("Voss")), chain("k3", SHE, HIM)) == "k2"
    assert leads(chain("k1", MINISTER, INA), chain("k1", MINISTER), chain("k2", INA)) == "k2"
    assert leads(chain("k1", INA), chain("k1", INA, ANTON), chain("k2", MINISTER)) == "k1"


def test_a_chain_whose_names_are_gone_is_gone() -> None:
    assert leads(chain("k1", INA, SHE, MINISTER), chain("k2", SHE, MINISTER)) is None


def test_a_chain_without_names_is_found_by_what_it_was_called() -> None:
    assert leads(chain("k1", MINISTER, LATER, SHE), chain("k2", SHE), chain("k3", LATER)) == "k3"
    assert leads(chain("k1", MINISTER, LATER), chain("k1", MINISTER), chain("k3", LATER)) == "k1"
    assert leads(chain("k0", MINISTER, LATER), chain("k1", MINISTER), chain("k3", LATER)) is None
    assert leads(chain("k1", SHE), chain("k2", SHE, INA)) == "k2"


NOW: Now = {(1, "a"): "A", (1, "b"): None, (1, "c"): None, (1, "d"): "A"}
CASES: dict[str, tuple[Judgement, tuple[str, ...] | None, Any]] = {
    "both are there": (judgement("same", "a", "x"), ("A", "x"), None),
    "one is gone": (judgement("same", "a", "b"), None, None),
    "two of three are there": (judgement("merge", "a", "b", "x"), ("A", "x"), None),
    "one thing already": (judgement("same", "a", "d"), ("A",), None),
    "apart, but one thing now": (judgement("different", "a", "d"), None, None),
    "apart from a third": (judgement("different", "a", "x"), ("A", "x"), None),
    "rejected, of which one is left": (judgement("reject", "b", "x"), ("x",), None),
    "rejected, all gone": (judgement("reject", "b", "c"), None, None),
    "moved, and gone": (judgement("move", "b", "x", "y", value={"from": ["z"]}), None, None),
    "moved to what is gone": (judgement("move", "x", "b", value={"from": ["z"]}), None, None),
    "moved": (judgement("move", "a", "b", "y", value={"from": ["c", "d", "z"]}), ("A", "y"), {"from": ["z"]}),
    "split off": (judgement("split", "a", value={"rest": ["b", "d", "z"]}), ("A",), {"rest": ["z"]}),
    "split off what was all": (judgement("split", "a", value={"rest": ["b", "d"]}), None, None),
    "an edited place": (judgement("edit", "x", value={"slot": "place", "chain": "a"}), ("x",), {"slot": "place", "chain": "A"}),
    "of a chain that is gone": (judgement("edit", "x", value={"slot": "place", "chain": "b"}), ("x",), {"slot": "place", "chain": None}),
    "an added claim": (
        judgement(
            "claim", "r", value={"roles": [{"chain": "a"}, {"chain": "b"}, 7], "attribution": [{"chain": "d"}], "place": {"chain": "x"}}
        ),
        ("r",),
        {"roles": [{"chain": "A"}, {"chain": None}, 7], "attribution": [{"chain": "A"}], "place": {"chain": "x"}},
    ),
    "unsure": (judgement("unsure", "a", "b"), None, None),
    "reports": (judgement("independent", "a", "b"), ("a", "b"), None),
    "things by their parts": (judgement("same", "a", "x", "b", "y", value={"parts": [2, 2]}), ("A", "x", "y"), {"parts": [1, 2]}),
    "a thing all of whose parts are gone": (judgement("same", "b", "x", "c", "y", value={"parts": [2, 2]}), None, None),
    "apart by their parts": (judgement("different", "a", "x", "y", "d", value={"parts": [2, 2]}), ("y", "x"), {"parts": [1, 1]}),
}


@pytest.mark.parametrize(("given", "subjects", "value"), CASES.values(), ids=CASES.keys())
def test_a_decision_says_what_is_left_to_say(given: Judgement, subjects: tuple[str, ...] | None, value: Any) -> None:
    told = settle(given, NOW)
    assert (told and told.subjects) == subjects
    assert told is None or (json.loads(told.value) if told.value else None) == value
    assert adrift([given], NOW) == (frozenset() if told else {1})
    assert settled([given], {}) == (given,)


@pytest.mark.parametrize(
    "value", ["", "{", "[]", '{"rest": 7}', '{"rest": [1, null]}', '{"roles": {"chain": 1}}', '{"parts": [0]}', '{"chain": 3}']
)
def test_a_value_from_anywhere_breaks_nothing(value: str) -> None:
    for verb in ("same", "split", "move", "edit", "claim", "undo"):
        odd = replace(judgement(verb, "a", "x"), value=value)
        assert set(mentioned(odd)) <= {"a", "x"}
        settle(odd, NOW)
