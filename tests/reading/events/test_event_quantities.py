"""Which number belongs to which event, and as what."""

import pytest

from tests.reading.happened import at, read


def amounts(text: str, word: str) -> list[tuple[str, str, float | None, float | None, float | None]]:
    return [(each.role, each.unit, each.low, each.best, each.high) for each in read(text).quantities[at(text, word)]]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("No one was hurt in Varna.", "hurt", ("injured", "person", 0, 0, 0)),
        ("The blast killed nobody.", "killed", ("killed", "person", 0, 0, 0)),
        ("None of the passengers was injured.", "injured", ("injured", "person", 0, 0, 0)),
        ("Three of the five men were arrested.", "arrested", ("detained", "person", 3, 3, 3)),
        ("At least a dozen people were hurt.", "hurt", ("injured", "person", 12, 12, None)),
        ("Between 20 and 30 people were hurt.", "hurt", ("injured", "person", 20, None, 30)),
        ("Police detained up to 16 men.", "detained", ("detained", "person", None, None, 16)),
        ("Norvia Logistics paid $2,000 to 5,000 for the ship.", "paid", ("paid", "USD", 2000, None, 5000)),
        ("A quake with a magnitude of 6.1 shook Varna.", "quake", ("magnitude", "magnitude", 6.1, 6.1, 6.1)),
        ("The 7.1-magnitude quake struck Varna.", "quake", ("magnitude", "magnitude", 7.1, 7.1, 7.1)),
        ("The quake struck 30 km east of Varna.", "struck", ("distance", "kilometre", 30, 30, 30)),
        ("Prices fell by 20 percent.", "fell", ("percent", "percent", 20, 20, 20)),
        ("The raid left two dead.", "dead", ("killed", "person", 2, 2, 2)),
        ("The raid left two dead.", "raid", ("killed", "person", 2, 2, 2)),
    ],
)
def test_a_number_has_the_role_it_plays(text, word, wanted):
    assert wanted in amounts(text, word)


def test_nobody_is_a_toll_only_of_harm():
    assert amounts("Nobody met Mirela Dascu.", "met") == []


def test_only_the_arrested_of_a_group_are_counted():
    assert len(amounts("Three of the five men were arrested.", "arrested")) == 1
