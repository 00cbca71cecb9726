import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.story import TEXT
from twosource.model import Case
from twosource.outputs import as_markdown
from twosource.outputs.text.markdown import MARKDOWN_SPECIAL, escaped


def test_quotes_carry_report_and_offsets(case):
    found = re.findall(r"“(.*)” \(([ABC]) \\\[(\d+), (\d+)\)", as_markdown(case).split("## Told by")[1])
    assert found
    for quote, key, start, end in found:
        assert re.sub(r"\\(.)", r"\1", quote) == TEXT[f"r{key.lower()}"][int(start) : int(end)]


def test_the_text_cannot_make_markup(case):
    text = as_markdown(case)
    assert "<script>" not in text
    assert r"\<script\>alert(1)\</script\>" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("a | b", r"a \| b"),
        ("[x](http://y)", r"\[x\](http\://y)"),
        ("www.x.org", r"www\.x.org"),
        ("a\nb", "a b"),
        ("up 3.5, A-B", "up 3.5, A-B"),
    ],
)
def test_escapes(text, expected):
    assert escaped(text) == expected


@given(st.text())
def test_every_special_is_escaped(text):
    assert not MARKDOWN_SPECIAL.search(re.sub(r"\\.", "x", escaped(text)))


def test_an_empty_case_has_a_page():
    assert as_markdown(Case((), ())).startswith("# What the reports say\n")
