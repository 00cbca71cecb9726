import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.story import REPORTS
from twosource.model import Case
from twosource.outputs import as_json, contract, dumped


def test_it_reads_back_as_the_contract(case):
    assert json.loads(as_json(case)) == contract(case)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_survives_utf8(text):
    report = replace(REPORTS[0], text=text, blocks=())
    written = as_json(Case((report,), ())).encode()
    assert json.loads(written)["reports"][0]["text"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


def test_controls_that_a_terminal_might_obey_are_written_as_escapes():
    hostile = {"title": "\x9b31mred\x1b[0m \x7f \ud800 é ناظر"}
    said = dumped(hostile)
    assert not set(said) & {"\x9b", "\x1b", "\x7f", "\ud800"}
    assert "é ناظر" in said
    assert json.loads(said) == hostile
