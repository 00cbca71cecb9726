from dataclasses import replace

import pytest

from tests.reading.voices import sources, told
from twosource.model import Block, Span
from twosource.reading import ENGLISH

SIMPLE = [
    ("Observers are saying that the two parties quarrelled.", "quarrelled", ("Observers", "saying")),
    ("The two parties quarrelled, police said.", "quarrelled", ("police", "said")),
    ("According to media reports, the harbour closed.", "closed", ("media reports", "According to")),
    (
        "The harbour closed, according to a senior official in the ministry.",
        "closed",
        ("a senior official in the ministry", "according to"),
    ),
    ("Mirela Dascu reportedly visited Varna.", "visited", (None, "reportedly")),
    ("Mirela Dascu is said to have visited Varna.", "visited", (None, "is said")),
    ("Ruritania has consistently denied sheltering rebels.", "sheltering", ("Ruritania", "denied")),
    ("Available information suggests that Dascu attended the rally.", "attended", ("Available information", "suggests")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), SIMPLE)
def test_a_cue_hands_its_content_to_its_source(page, text, trigger, expected):
    assert sources(told(page(text), trigger)) == [[expected]]


def test_the_reporting_verb_is_no_content_of_itself(page):
    assert sources(told(page("Police said the bridge collapsed."), "said", "collapsed")) == [[], [("Police", "said")]]


def test_the_source_leaves_out_what_is_told_about_it(page):
    text = "A senior official in the Ministry of Trade, speaking to reporters in Oslo, said the port closed."
    assert sources(told(page(text), "closed")) == [[("A senior official in the Ministry of Trade", "said")]]


def test_a_chain_runs_from_the_reporter_inwards(page):
    text = "The minister said that analysts believe the dam failed."
    assert sources(told(page(text), "failed")) == [[("The minister", "said"), ("analysts", "believe")]]


REQUESTS = [
    ("Ruritania called on Strelsau to ban the group.", "ban", ("Ruritania", "called")),
    ("The auditors called for a review of the tender.", "review", ("The auditors", "called")),
    ("The council requested an inquiry.", "inquiry", ("The council", "requested")),
]


@pytest.mark.parametrize(("text", "trigger", "step"), REQUESTS)
def test_what_is_asked_for_is_the_askers_and_no_fact(page, text, trigger, step):
    found = told(page(text), trigger)
    assert sources(found) == [[step]]
    assert found.factualities[0].status == "asked"
    assert found.quotations == ()


def test_calling_names_is_no_request(page):
    assert sources(told(page("The minister called the visit a mistake."), "visit")) == [[]]


def test_a_quote_of_several_sentences_belongs_to_one_voice(page):
    found = told(page("“The bridge collapsed at noon. Two buses fell into the river,” Anton Velkov said."), "collapsed", "fell")
    assert sources(found) == [[("Anton Velkov", "said")], [("Anton Velkov", "said")]]
    assert found.quotations[0].kind == "direct"
    assert found.quotations[0].content.of(found.report.text) == "“The bridge collapsed at noon. Two buses fell into the river,”"


def test_a_quote_without_a_cue_is_the_voice_before_it_in_the_paragraph(page):
    found = told(page("“The bridge collapsed at noon,” Anton Velkov said. “Two buses fell into the river.”"), "fell")
    assert sources(found) == [[("Anton Velkov", "said")]]
    assert found.quotations[1].cue is None


def test_marks_around_a_term_are_no_speech(page):
    assert told(page("The “grand” opening drew a crowd."), "drew").quotations == ()


def test_what_points_back_to_the_reporters_own_telling_is_not_handed_over(page):
    found = told(page("Analysts say these visits alarmed the council."), "visits", "alarmed")
    assert sources(found) == [[], [("Analysts", "say")]]


def test_what_a_source_asserts_is_told_from_what_it_only_names(page):
    found = told(page("Police said a man who robbed a bank fled."), "robbed", "fled")
    assert [chain[0].scope for chain in found.attributions] == ["within", "asserted"]
    assert [chain[0].source for chain in found.attributions] == ["Police", "Police"]


def test_a_post_speaks_with_its_authors_voice(page):
    text = "The bridge collapsed.\n— Tomas Quist (@quist) 7 March 2031"
    made = page(text)
    block = Block("embed", Span(0, len(text)), author="Tomas Quist", handle="@quist")
    made = replace(made, sentences=tuple(replace(sentence, block=block) for sentence in made.sentences))
    step = told(made, "collapsed").attributions[0][0]
    assert (step.source, step.named, step.kind) == ("Tomas Quist", True, "direct")
    assert step.cue_span.of(text).startswith("— Tomas Quist")


VOICES = [
    ("Anton Velkov, the harbour master, was angry. “We closed the port on Monday. Nobody asked us.”", "closed", "Anton Velkov"),
    ("“The bridge fell. Two buses sank.\n“We waited for hours,” said Mirela Dascu, a driver.", "fell", "Mirela Dascu"),
    ("'The bridge fell at noon,' Anton Velkov said. 'Two buses sank near the drivers' hut.'", "sank", "Anton Velkov"),
    ("Mirela Dascu posted on Telegram: “Fire spreading fast.”", "spreading", "Mirela Dascu"),
    ("The harbour was quiet. “Nobody asked us about it.”", "asked", None),
]


@pytest.mark.parametrize(("text", "trigger", "source"), VOICES)
def test_a_quote_goes_to_who_speaks_it(page, text, trigger, source):
    made = page(text)
    for stage in ENGLISH.stages:
        if stage.name in ("mentions", "chains"):
            made = replace(made, **stage.run(made))
    found = told(made, trigger)
    assert [step.source for step in found.attributions[0]] == [source]
    assert found.attributions[0][0].kind == "direct"


HELD = [
    ("Velkov was accused by prosecutors of shooting two guards.", [("prosecutors", "accused")]),
    ("Velkov is suspected of shooting two guards.", [(None, "is suspected")]),
    ("Velkov was arrested for shooting two guards.", [(None, "was arrested")]),
    ("Velkov was convicted of shooting two guards.", [(None, "was convicted")]),
    ("Police arrested Velkov for shooting two guards.", [("Police", "arrested")]),
]


@pytest.mark.parametrize(("text", "chain"), HELD)
def test_what_somebody_is_held_for_is_nobodys_plain_fact(page, text, chain):
    assert sources(told(page(text), "shooting")) == [chain]


UNSAID = [
    ("Neither side confirmed the talks.", "talks"),
    ("The ministry did not confirm that it sold boats.", "sold"),
]


@pytest.mark.parametrize(("text", "trigger"), UNSAID)
def test_what_a_source_does_not_say_it_only_speaks_of(page, text, trigger):
    assert [step.scope for step in told(page(text), trigger).attributions[0]] == ["within"]


def test_refusing_somebody_something_is_no_denial(page):
    found = told(page("The team had been denied visas by the ministry."), "visas")
    assert sources(found) == [[]]
    assert found.quotations == ()


def test_a_recommendation_is_words_and_a_wish_is_not(page):
    assert len(told(page("The union recommends that every port should close in May."), "close").quotations) == 1
    assert told(page("The union wants to close every port in May."), "close").quotations == ()


def test_a_quote_that_words_a_denial_is_not_denied_again(page):
    found = told(page("Dascu denies the charge: “I never took the money.”"), "took")
    assert found.factualities[0].polarity == "negative"


def test_what_somebody_is_acquitted_of_is_denied(page):
    assert told(page("Velkov was acquitted of shooting two guards."), "shooting").factualities[0].polarity == "negative"


def test_a_source_opens_no_bracket_that_it_does_not_close(page):
    text = "The Port Workers' League (PWL) accused Norvia Logistics in January 2025 of ignoring fire alarms."
    assert sources(told(page(text), "ignoring")) == [[("The Port Workers' League", "accused")]]
