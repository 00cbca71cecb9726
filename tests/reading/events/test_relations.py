"""Standing ties: leads, member of, front of, designated by, known as."""

import pytest

from tests.reading.happened import read
from twosource.language import lexicon


def ties(text: str) -> list[tuple[str, str, str]]:
    page = read(text)
    found = []
    for event_mention, roles in zip(page.event_mentions, page.roles, strict=True):
        if event_mention.kind == "relation":
            subject, other = roles
            assert (subject.role, other.role) == ("subject", "object")
            found.append((subject.text, event_mention.type, other.text))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Ilves, president of Estonia, resigned on Monday.", ("Marta Ilves", "leads", "Estonia")),
        ("Microsoft chairman Juhan Tamm resigned on Monday.", ("Juhan Tamm", "leads", "Microsoft")),
        ("Juhan Tamm, who is a Microsoft leader, resigned on Monday.", ("Juhan Tamm", "member-of", "Microsoft")),
        ("Microsoft spokesman Juhan Tamm resigned on Monday.", ("Juhan Tamm", "member-of", "Microsoft")),
    ],
)
def test_a_tie_is_found(text: str, expected: tuple[str, str, str]):
    assert expected in ties(text)


def test_a_tie_said_twice_is_taken_once():
    text = "Microsoft chairman Juhan Tamm resigned. Marta Ilves thanked Microsoft chairman Juhan Tamm."
    assert ties(text).count(("Juhan Tamm", "leads", "Microsoft")) == 1


def test_a_title_without_a_body_is_no_tie():
    assert ties("Marta Ilves, a chairman, resigned on Monday.") == []


def test_every_tie_word_has_a_defined_type():
    defined = lexicon("relation_types", "definition").keys()
    assert set(lexicon("tie_words", "type").values()) | set(lexicon("tie_participles", "type").values()) <= defined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anton Velkov, a commander of the Norvia Front, died on Monday.", ("Anton Velkov", "member-of", "Norvia Front")),
        ("Anton Velkov, commander of the Norvia Front, died on Monday.", ("Anton Velkov", "leads", "Norvia Front")),
        ("Norvia Front commander Anton Velkov died on Monday.", ("Anton Velkov", "member-of", "Norvia Front")),
        ("Norvia Front leader Anton Velkov died on Monday.", ("Anton Velkov", "leads", "Norvia Front")),
        ("Norvia Logistics vice president Mirela Dascu spoke.", ("Mirela Dascu", "member-of", "Norvia Logistics")),
        ("Prime Minister Mirela Dascu of Bulgaria spoke on Monday.", ("Mirela Dascu", "leads", "Bulgaria")),
        ("Bulgaria's foreign minister Mirela Dascu spoke on Monday.", ("Mirela Dascu", "member-of", "Bulgaria")),
        ("Bulgaria is a member of NATO.", ("Bulgaria", "member-of", "NATO")),
        ("The Norvia Front, an ally of Iran, attacked Varna.", ("Norvia Front", "allied-with", "Iran")),
    ],
)
def test_an_office_says_whether_one_or_several_hold_it(text: str, expected: tuple[str, str, str]):
    assert ties(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anton Velkov, who heads the Norvia Front, died on Monday.", ("Anton Velkov", "leads", "Norvia Front")),
        ("Anton Velkov belongs to the Norvia Front.", ("Anton Velkov", "member-of", "Norvia Front")),
        ("Anton Velkov works for Norvia Logistics.", ("Anton Velkov", "member-of", "Norvia Logistics")),
        ("The Norvia Army controls Varna.", ("Varna", "held-by", "Norvia Army")),
    ],
)
def test_verbs_say_ties(text: str, expected: tuple[str, str, str]):
    assert expected in ties(text)


@pytest.mark.parametrize("text", ["Anton Velkov led the attack on Varna.", "Anton Velkov works for peace.", "Police control the traffic."])
def test_a_verb_with_no_body_behind_it_says_none(text: str):
    assert ties(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iran-backed Norvia Front attacked Varna.", ("Norvia Front", "supported-by", "Iran")),
        ("The Norvia Front, backed by Iran, attacked Varna.", ("Norvia Front", "supported-by", "Iran")),
        ("The Norvia Front, which is backed by Iran, attacked Varna.", ("Norvia Front", "supported-by", "Iran")),
        ("The Norvia Front, led by Anton Velkov, attacked Varna.", ("Anton Velkov", "leads", "Norvia Front")),
        ("Varna, held by the Norvia Front since May, was bombed.", ("Varna", "held-by", "Norvia Front")),
        ("The Norvia Front is allied with the Dascu Brigade.", ("Norvia Front", "allied-with", "Dascu Brigade")),
        ("Norvia Logistics is headquartered in Varna.", ("Norvia Logistics", "located-in", "Varna")),
        ("The Varna-based Norvia Front said it had won.", ("Norvia Front", "located-in", "Varna")),
        ("The Norvia Front, also known as the Free Norvia Army, attacked Varna.", ("Norvia Front", "known-as", "Free Norvia Army")),
    ],
)
def test_participles_say_ties(text: str, expected: tuple[str, str, str]):
    assert expected in ties(text)


def test_what_was_done_once_is_an_event_and_no_tie():
    assert ties("The Norvia Front was banned by Bulgaria on Monday.") == []


def test_a_pronoun_of_somebody_named_is_a_party():
    text = "Anton Velkov fought with the Norvia Front. He was a member of its council and is the mayor of Varna."
    assert ("He", "leads", "Varna") in ties(text)


def test_a_town_lies_where_it_is_said_to():
    assert ("Pazardzhik", "located-in", "Bulgaria") in ties("Pazardzhik, a town in southern Bulgaria, was flooded.")


def test_every_type_of_tie_can_be_read():
    read_off = {kind for table in ("tie_words", "tie_participles", "tie_verbs") for kind in lexicon(table, "type").values()}
    assert lexicon("relation_types", "definition").keys() == read_off | {"known-as"}


@pytest.mark.parametrize(
    "text",
    [
        "Anton Velkov led Norvia Logistics to a profit.",
        "Bulgaria appointed Anton Velkov to lead Norvia Logistics.",
        "Secretary of State Mirela Dascu spoke on Monday.",
        "The gunman came from Troy, Michigan, a suburb of Detroit.",
    ],
)
def test_what_only_looks_like_a_tie_is_none(text: str):
    assert ties(text) == []


def test_who_is_named_as_head_is_the_head_and_not_who_names_them():
    assert ties("Bulgaria nominated Mirela Dascu as director of Norvia Logistics.") == [("Mirela Dascu", "leads", "Norvia Logistics")]


def test_a_word_of_the_office_is_no_office():
    assert ties("Norvia Logistics executive director Anton Velkov left on Monday.") == [("Anton Velkov", "leads", "Norvia Logistics")]
