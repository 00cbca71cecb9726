import pytest

from tests.reading.voices import rests_on

CASES = [
    ("An undated video shows Dascu meeting a commander in Varna.", "meeting", ("An undated video", "video")),
    ("The meeting came to light after an undated video surfaced showing the two men.", "meeting", ("an undated video", "video")),
    ("Video footage circulating on social media appears to show Dascu shaking hands.", "shaking", ("Video footage", "video")),
    ("The firm paid the governor, according to a leaked document seen by the paper.", "paid", ("a leaked document", "document")),
    ("Witnesses said two men fled.", "fled", ("Witnesses", "witness")),
    ("A witness, Tomas Quist, saw soldiers shooting at the crowd.", "shooting", ("A witness", "witness")),
    ("The firm paid the governor, emails show.", "paid", ("emails", "email")),
    ("The ministry said in a statement that the port closed.", "closed", ("a statement", "statement")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_a_claim_rests_on_what_shows_or_says_it(page, text, trigger, expected):
    assert [(item.text, item.type) for item in rests_on(page, text, trigger)] == [expected]


def test_a_video_is_no_evidence_of_what_it_does_not_show(page):
    assert rests_on(page, "Dascu met the mayor. A video was published later.", "met") == ()


@pytest.mark.parametrize("trigger", ["captured", "circulated"])
def test_how_the_evidence_came_about_does_not_rest_on_it(page, trigger):
    assert rests_on(page, "The meeting was captured in a photo that circulated on Telegram.", trigger) == ()
