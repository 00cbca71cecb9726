from dataclasses import replace

import pytest

from tests.reading.voices import sources, told
from twosource.model import Block, Span

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
    assert found.sureties[0].status == "planned"
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
