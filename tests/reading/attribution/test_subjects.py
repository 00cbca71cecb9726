import pytest

from tests.reading.voices import sources, told

QUOTED = [("Varna Daily", "quoted"), ("Anton Velkov", "saying")]
CHAINS = [
    (
        "Varna Daily quoted Anton Velkov as saying the bridge collapsed.",
        "collapsed",
        [("Varna Daily", "quoted"), ("Anton Velkov", "saying")],
    ),
    (
        "“The bridge collapsed,” Varna Daily quoted Anton Velkov as saying.",
        "collapsed",
        [("Varna Daily", "quoted"), ("Anton Velkov", "saying")],
    ),
    ("Soldiers looted shops, residents and aid workers said.", "looted", [("residents and aid workers", "said")]),
    ("Correction: An earlier report said that two people died.", "died", [("An earlier report", "said")]),
    ("Police said Anton Velkov, who knew the guards, fled.", "fled", [("Police", "said")]),
    ("The clashes, reported by local media, lasted an hour.", "clashes", [("local media", "reported")]),
    ("Ruritania says Strelsau attacked; Strelsau says Ruritania did.", "attacked", [("Ruritania", "says")]),
    ("The mayor warned of further strikes.", "strikes", [("The mayor", "warned")]),
    ("It said the port closed.", "closed", [("It", "said")]),
    ("As the minister said, the port closed in May.", "closed", [("the minister", "said")]),
    ("The port closed in May, as stated in the letter.", "closed", [("the letter", "stated")]),
    (
        "Two people familiar with the matter said Norvia Logistics sold the port.",
        "sold",
        [("Two people familiar with the matter", "said")],
    ),
    (
        "The port closed, Reuters reported, citing a ministry official.",
        "closed",
        [("Reuters", "reported"), ("a ministry official", "citing")],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "chain"), CHAINS)
def test_the_chain_names_who_says_it(page, text, trigger, chain):
    assert sources(told(page(text), trigger)) == [chain]


def test_a_source_that_is_cited_is_nobodys_words(page):
    found = told(page("The port closed, Reuters reported, citing the ministry."), "closed")
    contents = [quotation.content.of(found.report.text) for quotation in found.quotations]
    assert contents == ["The port closed", "The port closed"]


def test_a_study_shows_and_a_visit_does_not(page):
    assert sources(told(page("A new study shows that the dam failed."), "failed")) == [[("A new study", "shows")]]
    assert sources(told(page("The visit showed that the dam failed."), "failed")) == [[]]
