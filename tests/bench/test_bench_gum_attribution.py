"""The scorer of attribution, on made-up gold."""

import gum_attribution as bench
import pytest

from twosource.model import Quotation, Span

CONLLU = """# text = Police said the bridge fell.
1\tPolice\tpolice\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_
4\tbridge\tbridge\tNOUN\tNN\t_\t5\tnsubj\t_\t_
5\tfell\tfall\tVERB\tVBD\t_\t2\tccomp\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# text = I think so.
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tthink\tthink\tVERB\tVBP\t_\t0\troot\t_\t_
3\tso\tso\tADV\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
RST = """<rst><header><relations>
<rel name="attribution-positive" type="rst"/><rel name="elaboration" type="rst"/><rel name="joint-list" type="multinuc"/>
</relations></header><body>
<segment id="1" parent="2" relname="attribution-positive">Police said</segment>
<segment id="2" parent="10" relname="span">the bridge fell .</segment>
<segment id="3" parent="4" relname="attribution-positive">I think</segment>
<segment id="4" parent="10" relname="elaboration">so .</segment>
<group id="10" type="span"/>
</body></rst>"""
TEXT = "Police said the bridge fell.\n\nI think so."


@pytest.fixture
def text():
    return bench.read_text("made", CONLLU, RST)


def test_the_text_is_put_together_from_its_sentences(text):
    assert text.text == TEXT
    assert [TEXT[word.start : word.end] for word in text.words][-3:] == ["think", "so", "."]


def test_a_saying_has_its_words_kind_and_source(text):
    said, own = text.sayings
    assert (said.cue, said.content, said.kind, said.source) == (frozenset({0, 1}), frozenset({2, 3, 4, 5}), "speech", 0)
    assert (own.kind, own.content) == ("own", frozenset({8, 9}))


def test_a_nucleus_is_taken_without_what_hangs_on_it_but_with_what_it_is_joined_of():
    rst = """<rst><header><relations>
    <rel name="attribution-positive" type="rst"/><rel name="cause" type="rst"/><rel name="joint-list" type="multinuc"/>
    </relations></header><body>
    <segment id="1" parent="9" relname="attribution-positive">Police said</segment>
    <segment id="2" parent="9" relname="joint-list">it fell</segment>
    <segment id="3" parent="9" relname="joint-list">and broke</segment>
    <segment id="4" parent="3" relname="cause">by wind</segment>
    <segment id="5" parent="9" relname="cause">as planned</segment>
    <group id="9" type="multinuc"/>
    </body></rst>"""
    cores, pairs = bench.units(bench.ET.fromstring(rst))
    assert pairs == [("1", "9")]
    assert cores["9"] == frozenset(range(2, 8))


def counted(text, *quotations):
    tally = bench.Tally()
    bench.count(text, quotations, tally)
    return bench.figures(tally)


def test_what_is_found_whole_is_all_right(text):
    found = counted(text, Quotation(Span(0, 6), Span(7, 11), Span(12, 27), "indirect"))
    assert found["cues.p"] == found["cues.speech"] == found["cues.f"] == found["content.f"] == found["source"] == 100.0
    assert found["cues.own"] == 0.0


def test_a_cue_where_there_is_none_is_wrong_and_half_a_content_is_half_found(text):
    found = counted(
        text,
        Quotation(None, Span(7, 11), Span(16, 22), "indirect"),
        Quotation(None, Span(16, 22), Span(23, 27), "indirect"),
    )
    assert found["cues.p"] == 50.0
    assert found["content.f"] == 50.0
    assert found["source"] == 0.0


def test_ones_own_thought_is_neither_asked_for_nor_wrong(text):
    found = counted(text, Quotation(Span(30, 31), Span(32, 37), Span(38, 40), "indirect"))
    assert (found["cues.p"], found["cues.own"], found["cues.speech"]) == (100.0, 100.0, 0.0)


def test_a_credit_is_a_label():
    words = (bench.Word(0, 5, "image", "NOUN", -1, "root"), bench.Word(7, 12, "quist", "PROPN", 0, "appos"))
    assert bench.gold_saying(frozenset({0, 1}), frozenset({2}), words).kind == "label"


def test_quotations_without_a_cue_are_not_counted(text):
    assert counted(text, Quotation(None, None, Span(12, 27), "direct"))["cues.p"] == 0.0
