from dataclasses import replace

import pytest

from tests.reading.voices import sources, told
from twosource.model import Block
from twosource.reading import ENGLISH


def titled(made):
    block = Block("title", made.sentences[0].block.span)
    made = replace(made, sentences=tuple(replace(sentence, block=block) for sentence in made.sentences))
    for stage in ENGLISH.stages:
        if stage.name in ("mentions", "chains"):
            made = replace(made, **stage.run(made))
    return made


HEADLINES = [
    ("Minister: no talks with rebels", "talks", [("Minister", ":")]),
    ("Two killed in harbour fire: police", "killed", [("police", ":")]),
    ("Norvia Logistics: We will sell the port", "sell", [("Norvia Logistics", ":")]),
    ("Karachi: two killed in fire", "killed", []),
    ("Fire: two killed in harbour", "killed", []),
]


@pytest.mark.parametrize(("text", "trigger", "chain"), HEADLINES)
def test_a_colon_in_a_headline_names_the_source(page, text, trigger, chain):
    assert sources(told(titled(page(text)), trigger)) == [chain]


def test_in_the_story_a_label_needs_a_quote(page):
    assert sources(told(page("The minister: “We closed the port.”"), "closed")) == [[("The minister", ":")]]
    assert sources(told(page("This is what the officer did: he closed the port."), "closed")) == [[]]
