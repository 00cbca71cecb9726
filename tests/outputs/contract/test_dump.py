import json
import math
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.story import REPORTS
from twosource.model import Case
from twosource.outputs import as_json, contract, dumped, json_of, list_of


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


def test_each_record_stands_on_a_line_of_its_own(case):
    rows = as_json(case).splitlines()
    records = sum(len(part) for part in contract(case).values() if isinstance(part, list))
    lists = sum(isinstance(part, list) for part in contract(case).values())
    assert len(rows) == 2 + 1 + 2 * lists + records
    assert json.loads(b"".join(list_of(contract(case)["claims"]))) == contract(case)["claims"]
    assert json.loads(b"".join(list_of([]))) == []


def test_it_is_written_as_the_standard_library_would(case):
    assert json.loads(as_json(case)) == json.loads(json.dumps(contract(case), ensure_ascii=False))
    assert list(json.loads(as_json(case))) == list(contract(case))
    first = json.loads(as_json(case), object_pairs_hook=lambda pairs: [name for name, _ in pairs])
    assert first == json.loads(json.dumps(contract(case)), object_pairs_hook=lambda pairs: [name for name, _ in pairs])


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, [math.nan, "\ud800"], {"a": [math.inf], "b": 2**70}])
def test_what_is_no_number_is_never_written(value):
    def never(word):
        raise AssertionError(word)

    written = dumped(value)
    assert "null" in written
    json.loads(written, parse_constant=never)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=[])), inner),
))  # fmt: skip
def test_any_value_comes_back(value):
    written = dumped(value)
    assert json.loads(written) == json.loads(json.dumps(value))
    assert written.encode()
    assert not any(mark in written for mark in map(chr, [*range(32), *range(0x7F, 0xA0)]))


def test_memory_does_not_grow_with_the_case(case):
    def most(reports):
        whole = replace(case, reports=tuple(replace(REPORTS[0], id=f"r{n}", text="word " * 2000) for n in range(reports)))
        tracemalloc.start()
        size = sum(map(len, json_of(replace(whole, readings=(), events=(), origins=(), entities=(), relations=()))))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size, peak

    (small, low), (large, high) = most(20), most(500)
    assert large > 20 * small
    assert high - low < 500_000
