"""Where it happened: its own words, the frame event, the clause before; never what only looks near."""

import pytest

from tests.reading.happened import at, read


def place(text: str, word: str) -> str | None:
    found = read(text).settings[at(text, word)]
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Marta Ilves met Juhan Tamm in Helsinki.", "met", "Helsinki"),
        ("In Helsinki, Marta Ilves met Juhan Tamm.", "met", "Helsinki"),
        ("Marta Ilves visited Finland in May.", "visited", "Finland"),
        ("Marta Ilves travelled to Helsinki in May.", "travelled", "Helsinki"),
        ("The Helsinki meeting ended on Friday.", "meeting", "Helsinki"),
        ("Marta Ilves met Juhan Tamm in Finland's Helsinki.", "met", "Helsinki"),
        ("Marta Ilves met Juhan Tamm during an event in Helsinki.", "met", "Helsinki"),
        ("Marta Ilves addressed a rally in Helsinki.", "addressed", "Helsinki"),
        ("Marta Ilves visited Helsinki and met Juhan Tamm.", "met", "Helsinki"),
        ("Marta Ilves resigned on Monday.", "resigned", None),
        ("Marta Ilves announced a meeting in Helsinki.", "announced", None),
        ("Marta Ilves addressed an anti-Finland rally.", "rally", None),
        ("Estonia sold ships to Finland.", "sold", None),
        ("The ship sank 10 km north of Helsinki.", "sank", "10 km north of Helsinki"),
        ("The ship sank off the coast of Finland.", "sank", "the coast of Finland"),
        ("The ship sank in the Gulf of Aden, off the Somali coast.", "sank", "Gulf of Aden"),
        ("Marta Ilves met Juhan Tamm in the town of Kotka in Finland.", "met", "Kotka"),
        ("The fire broke out on the outskirts of Helsinki.", "broke", "the outskirts of Helsinki"),
        ("The fire broke out on the border with Finland.", "broke", "the border"),
        ("The fire broke out in Helsinki.", "fire", "Helsinki"),
        ("The meeting took place in Helsinki.", "meeting", "Helsinki"),
        ("Two people were killed in an attack on a bus in Helsinki.", "attack", "Helsinki"),
        ("Two people were killed in an attack on a bus in Helsinki.", "killed", "Helsinki"),
        ("Two people were killed when a bomb exploded in Helsinki.", "killed", "Helsinki"),
        ("Estonian police arrested Juhan Tamm.", "arrested", None),
    ],
)
def test_the_place_of_a_happening(text: str, word: str, expected: str | None):
    assert place(text, word) == expected


def test_a_pointed_at_event_keeps_its_place():
    text = "On a visit to Helsinki in May, Marta Ilves praised Juhan Tamm. During that visit, she addressed a rally."
    page = read(text)
    later = max(index for index, each in enumerate(page.event_mentions) if each.lemma == "visit")
    found = page.settings[later]
    assert found is not None
    assert found.text == "Helsinki"


def test_one_setting_for_each_happening():
    page = read("Marta Ilves met Juhan Tamm in Helsinki and left.")
    assert len(page.settings) == len(page.event_mentions) == len(page.roles) == len(page.quantities)
