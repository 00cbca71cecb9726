"""Standing ties: leads, member of, front of, designated by, known as."""

import pytest

from tests.reading.happened import read
from twosource.language import lexicon


def ties(text: str) -> list[tuple[str, str, str]]:
    page = read(text)
    found = []
    for happening, roles in zip(page.happenings, page.roles, strict=True):
        if happening.kind == "relation":
            subject, other = roles
            assert (subject.role, other.role) == ("subject", "object")
            found.append((subject.text, happening.type, other.text))
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
