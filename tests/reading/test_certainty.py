import pytest

from tests.reading.voices import surety

POLARITY = [
    ("The ministry did not confirm the deal.", "confirm", "negative"),
    ("The ministry never confirmed the deal.", "confirmed", "negative"),
    ("Ruritania has denied sheltering rebels.", "sheltering", "negative"),
    ("The crew failed to stop the train.", "stop", "negative"),
    ("The crew refused to leave.", "leave", "negative"),
    ("He left without speaking.", "speaking", "negative"),
    ("Rescuers were unable to reach the valley.", "reach", "negative"),
    ("The council has not issued a comment.", "comment", "negative"),
    ("No one was killed.", "killed", "negative"),
    ("The two did not only meet but dined together.", "meet", "positive"),
    ("The envoy did not leave until Monday.", "leave", "positive"),
    ("He did not resign, but he apologised.", "apologised", "positive"),
    ("The council rejected the proposal.", "proposal", "positive"),
]

CERTAINTY = [
    ("Police said the bridge collapsed.", "collapsed", "certain", []),
    ("The bridge reportedly collapsed.", "collapsed", "probable", ["reportedly"]),
    ("The bridge allegedly collapsed.", "collapsed", "possible", ["allegedly"]),
    ("The bridge may have collapsed.", "collapsed", "possible", ["may"]),
    ("Dascu is said to have visited Varna.", "visited", "probable", ["is said"]),
    ("Footage appears to show Dascu entering the hall.", "entering", "probable", ["appears"]),
    ("Available information suggests that Dascu attended the rally.", "attended", "probable", ["suggests"]),
    ("Analysts believe the dam failed.", "failed", "probable", ["believe"]),
    ("The merger is likely to raise prices.", "raise", "probable", ["likely"]),
]

STATUS = [
    ("The port will close on Monday.", "close", "planned", "certain"),
    ("The firm said it would close the port.", "close", "planned", "certain"),
    ("The firm plans to close the port.", "close", "planned", "certain"),
    ("If the dam fails, the town floods.", "fails", "conditional", "possible"),
    ("Ruritania urged Strelsau to ban the group.", "ban", "planned", "possible"),
    ("The port closed on Monday.", "closed", "happened", "certain"),
]


@pytest.mark.parametrize(("text", "trigger", "polarity"), POLARITY)
def test_what_is_denied(page, text, trigger, polarity):
    assert surety(page, text, trigger).polarity == polarity


@pytest.mark.parametrize(("text", "trigger", "certainty", "hedges"), CERTAINTY)
def test_how_surely_and_by_which_words(page, text, trigger, certainty, hedges):
    found = surety(page, text, trigger)
    assert found.certainty == certainty
    assert [hedge.text for hedge in found.hedges] == hedges


@pytest.mark.parametrize(("text", "trigger", "status", "certainty"), STATUS)
def test_whether_it_happened(page, text, trigger, status, certainty):
    found = surety(page, text, trigger)
    assert (found.status, found.certainty) == (status, certainty)


def test_a_hedge_inside_a_content_is_the_sources(page):
    assert [hedge.by for hedge in surety(page, "Police said the bridge may have collapsed.", "collapsed").hedges] == ["source"]
    assert [hedge.by for hedge in surety(page, "The bridge may have collapsed.", "collapsed").hedges] == ["reporter"]
