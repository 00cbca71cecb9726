import pytest

from tests.reading.voices import factuality

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
    ("The vote was postponed until Monday.", "vote", "negative"),
    ("Harbour test flight delayed after accident", "flight", "negative"),
    ("The delay in delivery angered Norvia.", "delivery", "negative"),
    ("Dascu called off the strike.", "strike", "negative"),
    ("Dascu ruled out meeting Velkov.", "meeting", "negative"),
    ("Dascu evaded arrest.", "arrest", "negative"),
    ("Dascu evaded the arrest of her aide.", "arrest", "positive"),
    ("Dascu neither attended the rally nor met Velkov.", "attended", "negative"),
    ("Dascu neither attended the rally nor met Velkov.", "met", "negative"),
    ("Hardly anyone attended.", "attended", "negative"),
    ("Dascu stopped short of blaming Velkov.", "blaming", "negative"),
    ("Far from signing the deal, Dascu tore it up.", "signing", "negative"),
    ("Instead of signing the deal, Dascu tore it up.", "signing", "negative"),
    ("Rather than sign the deal, Dascu tore it up.", "sign", "negative"),
    ("Dascu is known more for sailing than painting.", "painting", "positive"),
    ("Dascu nearly drowned.", "drowned", "negative"),
    ("The hall was nearly destroyed.", "destroyed", "positive"),
    ("Dascu did not say why Velkov left.", "left", "positive"),
    ("Dascu did not deny meeting Velkov.", "meeting", "positive"),
    ("The failed coup shook Varna.", "coup", "positive"),
    ("Police foiled an attack on the port.", "attack", "positive"),
    ("There is no evidence that Dascu left.", "left", "negative"),
    ("There is evidence that Dascu left.", "left", "positive"),
    ("There is no evidence of a meeting.", "meeting", "negative"),
    ("Dascu dismissed reports that Velkov left.", "left", "negative"),
    ("Dascu studied reports that Velkov left.", "left", "positive"),
    ("Dascu was cleared of bombing the port.", "bombing", "negative"),
    ("A planned march was banned.", "march", "negative"),
]

CERTAINTY = [
    ("Police said the bridge collapsed.", "collapsed", "certain", []),
    ("The bridge reportedly collapsed.", "collapsed", "certain", ["reportedly"]),
    ("The bridge allegedly collapsed.", "collapsed", "certain", ["allegedly"]),
    ("The bridge may have collapsed.", "collapsed", "possible", ["may"]),
    ("Dascu is said to have visited Varna.", "visited", "certain", ["is said"]),
    ("Footage appears to show Dascu entering the hall.", "entering", "probable", ["appears"]),
    ("Available information suggests that Dascu attended the rally.", "attended", "probable", ["suggests"]),
    ("Analysts believe the dam failed.", "failed", "probable", ["believe"]),
    ("The merger is likely to raise prices.", "raise", "probable", ["likely"]),
    ("There is no evidence that Dascu left.", "left", "possible", ["no evidence"]),
    ("It is possible that Dascu left.", "left", "possible", ["possible"]),
    ("Did Dascu leave?", "leave", "unknown", ["?"]),
    ("Why did Dascu leave?", "leave", "certain", []),
    ("Dascu is suspected of bombing the port.", "bombing", "possible", ["is suspected"]),
    ("Dascu called for a ceasefire.", "ceasefire", "possible", ["called"]),
    ("Dascu called for the ceasefire.", "ceasefire", "certain", []),
    ("Dascu demanded an inquiry.", "inquiry", "possible", ["demanded"]),
    ("An attempted robbery shocked Varna.", "robbery", "possible", ["attempted"]),
    ("Dascu is expected to leave.", "leave", "probable", ["is expected"]),
]

STATUS = [
    ("The port will close on Monday.", "close", "planned", "certain"),
    ("The firm said it would close the port.", "close", "planned", "certain"),
    ("The firm plans to close the port.", "close", "planned", "certain"),
    ("If the dam fails, the town floods.", "fails", "conditional", "possible"),
    ("Ruritania urged Strelsau to ban the group.", "ban", "asked", "possible"),
    ("The port closed on Monday.", "closed", "happened", "certain"),
    ("The port was to close on Monday.", "close", "planned", "certain"),
    ("The port is about to close.", "close", "planned", "certain"),
    ("The vote was postponed until Monday.", "vote", "planned", "certain"),
    ("The port will close if the dam fails.", "close", "conditional", "certain"),
    ("The port closed if the dam failed.", "closed", "happened", "certain"),
    ("Officials hope that the port reopens.", "reopens", "planned", "possible"),
    ("Police uncovered a plot to bomb the port.", "bomb", "planned", "possible"),
    ("The missile is capable of hitting the port.", "hitting", "general", "possible"),
]


@pytest.mark.parametrize(("text", "trigger", "polarity"), POLARITY)
def test_what_is_denied(page, text, trigger, polarity):
    assert factuality(page, text, trigger).polarity == polarity


@pytest.mark.parametrize(("text", "trigger", "certainty", "hedges"), CERTAINTY)
def test_how_surely_and_by_which_words(page, text, trigger, certainty, hedges):
    found = factuality(page, text, trigger)
    assert found.certainty == certainty
    assert [hedge.text for hedge in found.hedges] == hedges


@pytest.mark.parametrize(("text", "trigger", "status", "certainty"), STATUS)
def test_whether_it_happened(page, text, trigger, status, certainty):
    found = factuality(page, text, trigger)
    assert (found.status, found.certainty) == (status, certainty)


def test_a_hedge_inside_a_content_is_the_sources(page):
    assert [hedge.by for hedge in factuality(page, "Police said the bridge may have collapsed.", "collapsed").hedges] == ["source"]
    assert [hedge.by for hedge in factuality(page, "The bridge may have collapsed.", "collapsed").hedges] == ["reporter"]
