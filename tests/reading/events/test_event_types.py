"""One word, several types: its construction decides."""

import pytest

from tests.reading.happened import event_mention


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Soldiers fired on the crowd in Varna.", "fired", "assault"),
        ("Soldiers fired rockets at Varna.", "fired", "assault"),
        ("Norvia Logistics fired Anton Velkov on Friday.", "fired", "resign"),
        ("The guards beat up Anton Velkov.", "beat", "assault"),
        ("The rebels exploded a bomb in Varna.", "exploded", "assault"),
        ("A pipe exploded in Varna.", "exploded", "accident"),
        ("The court concluded that Anton Velkov lied.", "concluded", "speak"),
        ("The talks concluded on Friday.", "concluded", "end"),
        ("A storm hit Varna.", "hit", "disaster"),
        ("A truck hit Mirela Dascu.", "hit", "accident"),
        ("Prices fell by 20 percent.", "fell", "other"),
        ("Police opened an investigation in Varna.", "opened", "investigate"),
        ("Bulgaria sent troops to the border.", "sent", "mobilize"),
        ("Bulgaria gave the refugees aid.", "gave", "aid"),
        ("The firm meets the demand.", "meets", "other"),
        ("The firm accepted the demands.", "accepted", "concede"),
        ("The firm accepted the offer.", "accepted", "agree"),
        ("Bulgaria lodged a protest with Romania.", "protest", "accuse"),
        ("Thousands joined the protest in Varna.", "protest", "protest"),
    ],
)
def test_a_construction_decides(text, word, kind):
    assert event_mention(text, word).type == kind


def test_saying_that_another_must_act_is_a_demand():
    assert event_mention("Bulgaria said that Romania must return the ship.", "said").type == "request"
    assert event_mention("Bulgaria said that it must return the ship.", "said").type == "speak"
    assert event_mention("Bulgaria said that Romania returned the ship.", "said").type == "speak"
