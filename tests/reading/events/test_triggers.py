"""Words that name events: verbs, noun events, headlines; and words that only look like them."""

import pytest

from tests.reading.happened import event_mention, read, triggers
from twosource.language import lexicon, rows
from twosource.reading.events.trigger_model import types


def test_verbs_and_noun_events_are_found_and_auxiliaries_are_not():
    assert triggers("Police have arrested Marta Ilves after the attack on the bank in Narva.") == ["arrested", "attack"]


def test_a_headline_is_read():
    assert "captures" in [each.lower() for each in triggers("Coast Guard Captures Six Smugglers Near Narva")]


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Marta Ilves met Juhan Tamm in Narva on Monday.", "met", "consult"),
        ("Marta Ilves resigned on Monday.", "resigned", "resign"),
        ("The explosion killed five miners.", "explosion", "accident"),
        ("The explosion killed five miners.", "killed", "assault"),
        ("Police rounded up nine students in Tartu.", "rounded", "arrest"),
        ("An earthquake struck the coast on Friday.", "earthquake", "disaster"),
    ],
)
def test_the_type_follows_the_lexicon(text: str, word: str, type_: str):
    assert event_mention(text, word).type == type_


def test_according_to_names_no_event():
    assert "according" not in triggers("Marta Ilves resigned on Monday, according to the ministry.")


def test_happenings_come_in_text_order_with_a_probability():
    page = read("Marta Ilves resigned on Monday and left Narva after the vote.")
    assert [each.span for each in page.event_mentions] == sorted(each.span for each in page.event_mentions)
    assert all(0 < each.confidence <= 1 for each in page.event_mentions)


def test_every_type_of_the_lexicon_is_defined():
    defined = lexicon("event_types", "definition")
    assert {kind for known in types().values() for kind in known.values()} <= defined.keys()


def test_no_lemma_of_the_lexicon_has_two_types_for_one_part_of_speech():
    keys = [(row["lemma"], row["pos"]) for row in rows("event_lexicon")]
    assert len(keys) == len(set(keys))
