"""When two claims of one event are near enough to be said to differ; what stays silent only looks like a difference."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from factories import case, chain, claim, entity, moment, quantity, report, span
from twosource.comparison import find
from twosource.model import Chain, Claim, Moment, Report, Role, Span, Trigger


@dataclass(frozen=True)
class Said:
    report: Report
    claim: Claim
    chains: tuple[Chain, ...]


def said(text: str, word: str, lemma: str, who: dict[str, str], **fields: Any) -> Said:
    """One sentence as a report of its own.

    `who` maps words to roles: names, things that begin with "the", or else nobody that the case knows.
    """
    made = report(text, publisher=f"The {len(text)} Post")
    chains = {words: chain(made, words) for words in who if words[0].isupper()}
    chains |= {words: described(chain(made, words), text) for words in who if words.startswith("the ")}
    roles = tuple(Role(name, span(words, text), words, chains[words].id if words in chains else None) for words, name in who.items())
    told = replace(claim(made, word, roles=roles, **fields), trigger=Trigger(span(word, text), word, lemma))
    return Said(made, told, tuple(chains.values()))


def described(found: Chain, text: str) -> Chain:
    """The chain known by its head word only."""
    (mention,) = found.mentions
    return replace(found, mentions=(replace(mention, form="description", head=span(mention.text.split()[-1], text)),))


def levels(one: Said, other: Said, slot: str) -> set[str]:
    """The levels found under one slot; chains of one name are one entity."""
    chains = (*one.chains, *other.chains)
    names = dict.fromkeys(each.name for each in chains)
    entities = tuple(entity(*(each for each in chains if each.name == name)) for name in names)
    made = case([one.report, other.report], (one.claim, other.claim), chains=chains, entities=entities)
    return {finding.level for finding in find(made).events[0].findings if finding.slot.startswith(slot)}


DENIED = said("Norvia did not hire Velkov.", "hire", "hire", {"Norvia": "actor", "Velkov": "target"}, polarity="negative")


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (said("Norvia had hired Velkov.", "hired", "hire", {"Norvia": "actor", "Velkov": "target"}), True),
        (said("Velkov was hired in March.", "hired", "hire", {"Velkov": "target"}), True),
        (said("The firm, whose owner hired Velkov.", "hired", "hire", {"whose owner": "actor", "Velkov": "target"}), False),
        (said("Norvia engaged Velkov.", "engaged", "engage", {"Norvia": "actor", "Velkov": "target"}), False),
        (said("Norvia hired.", "hired", "hire", {"Norvia": "actor"}), False),
    ],
)
def test_a_denial_stands_against_one_verb_with_the_same_sides(other: Said, differs: bool) -> None:
    assert ("conflict" in levels(other, DENIED, "occurrence")) is differs


def test_a_meeting_with_one_is_not_denied_by_a_meeting_with_another() -> None:
    met = said("Dascu met Velkov.", "met", "meet", {"Dascu": "actor", "Velkov": "co-actor"})
    others = said("Velkov did not meet them.", "meet", "meet", {"Velkov": "actor", "them": "co-actor"}, polarity="negative")
    both = said("Dascu did not meet Velkov.", "meet", "meet", {"Dascu": "actor", "Velkov": "co-actor"}, polarity="negative")
    assert "conflict" not in levels(met, others, "occurrence")
    assert "conflict" in levels(met, both, "occurrence")


def test_two_whom_no_name_tells_apart_are_not_enough_for_a_denial() -> None:
    told = said("Many feared killing the guards.", "killing", "kill", {"the guards": "target"})
    denied = said("It was done to avoid killing the guards.", "killing", "kill", {"the guards": "target"}, polarity="negative")
    assert "conflict" not in levels(told, denied, "occurrence")


def test_having_is_denied_only_of_the_same_thing() -> None:
    has = said("Dascu has much to say.", "has", "have", {"Dascu": "actor"})
    not_has = said("But Dascu never had support.", "had", "have", {"Dascu": "actor"}, polarity="negative")
    assert "conflict" not in levels(has, not_has, "occurrence")


def test_one_wording_is_no_assertion_here_and_denial_there() -> None:
    quoted, other = "“I did not fire the men,” Dascu told the court.", "“I did fire the men,” Dascu said."
    denied = said(quoted, "fire", "fire", {"Dascu": "actor"}, polarity="negative")
    same = said(quoted.replace(" the court", ""), "fire", "fire", {"Dascu": "actor"})
    reworded = said(other, "fire", "fire", {"Dascu": "actor"})
    assert "conflict" not in levels(same, denied, "occurrence")
    assert "conflict" in levels(reworded, denied, "occurrence")


PLANS = {"Dascu": "actor"}


@pytest.mark.parametrize(
    ("plan", "word", "lemma", "differs"),
    [
        ("Dascu will resign.", "resign", "resign", True),
        ("Dascu is to resign next week.", "resign", "resign", True),
        ("The party wants Dascu to resign as our next leader.", "resign", "resign", False),
        ("Dascu may have intended to resign.", "resign", "resign", False),
        ("Dascu had been expected to resign.", "resign", "resign", False),
        ("Dascu will travel.", "travel", "travel", False),
    ],
)
def test_a_plan_is_held_against_the_same_deed_and_only_while_it_lies_ahead(plan: str, word: str, lemma: str, differs: bool) -> None:
    ahead = said(plan, word, lemma, PLANS, status="planned")
    done = said("On Monday Dascu resigned from every post.", "resigned", "resign", PLANS)
    assert ("updated" in levels(ahead, done, "occurrence")) is differs


def test_what_begins_is_planned_and_done_only_if_it_is_the_same_thing() -> None:
    done = said("A talk that Norvia had begun ended.", "begun", "begin", {"Norvia": "actor"})
    ahead = said("Norvia will begin output in May.", "begin", "begin", {"Norvia": "actor"}, status="planned")
    assert "updated" not in levels(done, ahead, "occurrence")


def weekday(text: str, word: str, lemma: str, who: dict[str, str], **fields: Any) -> Said:
    day = next(each for each in ("Monday", "Friday") if each in text)
    return said(text, word, lemma, who, time=Moment(None, text=day, basis="stated"), **fields)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (weekday("Police held Velkov on Friday.", "held", "hold", {"Velkov": "target"}), True),
        (weekday("Police foiled Velkov on Friday.", "foiled", "foil", {"Velkov": "target"}), False),
        (weekday("Velkov will be held on Friday.", "held", "hold", {"Velkov": "target"}, status="planned"), False),
    ],
)
def test_a_weekday_without_a_date_is_held_only_against_the_same_deed(other: Said, differs: bool) -> None:
    monday = weekday("On Monday officers held Velkov.", "held", "hold", {"Velkov": "target"})
    assert ("conflict" in levels(monday, other, "weekday")) is differs


def test_hours_of_two_days_are_not_compared() -> None:
    def at(text: str, clock: str, day: Moment) -> Said:
        return said(text, "met", "meet", {"Dascu": "actor"}, time=Moment(day.edtf, day.earliest, day.latest, clock=clock, basis="stated"))

    first, second = moment("2025-03-04", date(2025, 3, 4)), moment("2025-03-05", date(2025, 3, 5))
    assert "conflict" in levels(at("Dascu met them at one.", "13:00", first), at("Dascu met them at two then.", "14:00", first), "hour")
    assert "conflict" not in levels(
        at("Dascu met them at one.", "13:00", first), at("Dascu met them at two then.", "14:00", second), "hour"
    )


def figure(text: str, number: str, best: float, **fields: Any) -> Said:
    at = span(number, text)
    role, unit = fields.pop("role", "seized"), fields.pop("unit", "rifle")
    told = quantity(number, best=best, role=role, unit=unit, span=Span(at.start, at.end))
    return said(text, fields.pop("word", "seized"), fields.pop("lemma", "seize"), {"Dascu": "actor"}, quantities=(told,), **fields)


NINE = figure("Dascu seized nine rifles.", "nine", 9)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (figure("Dascu seized 14 rifles that day.", "14", 14), True),
        (figure("Dascu seized two other rifles.", "two", 2), False),
        (figure("Dascu seized nine KV - 21 rifles.", "21", 21), False),
        (figure("Dascu seized as of May - 21 rifles.", "21", 21), True),
        (figure("As a rule Dascu seized 14 rifles.", "14", 14, status="general"), False),
    ],
)
def test_figures_differ_only_where_they_count_the_same(other: Said, differs: bool) -> None:
    assert ("conflict" in levels(NINE, other, "quantity")) is differs


def test_how_many_of_its_kind_there_were_says_nothing_of_the_one() -> None:
    last = figure("Dascu lost in ten games.", "ten", 10, role="count", unit="game", word="games", lemma="game")
    won = figure("Dascu won 18 games later on.", "18", 18, role="count", unit="game", word="games", lemma="game")
    assert levels(last, won, "quantity") == set()


def test_a_denial_in_a_sentence_of_other_words_is_of_something_else() -> None:
    """One verb and one name are little where nothing else is shared: "was known as" and "the cause was not known"."""
    one = said(
        "Velkov, long known as the owl of Varna harbour, died on Friday after years of illness.", "known", "know", {"Velkov": "target"}
    )
    other = said(
        "Doctors in Karachi could not say what killed Velkov: neither cause nor hour was known when papers closed.",
        "known",
        "know",
        {"Velkov": "target"},
        polarity="negative",
    )
    assert "conflict" not in levels(one, other, "occurrence")
