"""The scorer of coreference within one text, on gold made up here."""

import gum_coref
import gum_text
import pytest

from factories import report
from twosource.model import Chain, Mention, Span

CONLLU = """# newdoc id = x
# newpar
# text = Mirela Dascu met Anton.
1	Mirela	_	PROPN	_	_	3	nsubj	_	Entity=(1-person-new-coref
2	Dascu	_	PROPN	_	_	1	flat	_	Entity=1)
3	met	_	VERB	_	_	0	root	_	_
4	Anton	_	PROPN	_	_	3	obj	_	Entity=(2-person-new-coref)|SpaceAfter=No
5	.	_	PUNCT	_	_	3	punct	_	_

# text = She left and they wept.
1	She	_	PRON	_	_	2	nsubj	_	Entity=(1-person-giv-coref)
2	left	_	VERB	_	_	0	root	_	_
3	and	_	CCONJ	_	_	5	cc	_	_
4	they	_	PRON	_	_	5	nsubj	_	Entity=(3-person-acc-sgl)|SplitAnte=1<3,2<3
5	wept	_	VERB	_	_	2	conj	_	_
6	.	_	PUNCT	_	_	2	punct	_	_
"""
CONLL = "# begin document\n" + "\n".join(f"{n}\tw\t{c}" for n, c in enumerate(["(1", "1)", "_", "_", "_", "(1)", "_", "_", "_", "_", "_"]))


def conll(key: object, response: object) -> dict[str, float]:
    return {"conll": 100.0 if key == response else 0.0}


def chain(name: str, *words: tuple[str, str]) -> Chain:
    text = gum_text.read_text("x", CONLLU, CONLL).text
    spans = [(Span(at := text.index(word), at + len(word)), form) for word, form in words]
    mentions = tuple(Mention("r", span, span.of(text), form, "person", Span(span.start, span.start + 1)) for span, form in spans)
    return Chain(name, report(text).id, "person", None, mentions)


def tally(*chains: Chain) -> dict[str, float]:
    found = gum_coref.Tally()
    gum_coref.count(gum_text.read_text("x", CONLLU, CONLL), chains, found)
    return gum_coref.figures(found, conll)


def test_both_layers_are_read() -> None:
    text = gum_text.read_text("x", CONLLU, CONLL)
    assert text.text == "Mirela Dascu met Anton. She left and they wept."
    assert [(spot.first, spot.last, spot.head, spot.cluster) for spot in text.onto] == [(0, 2, 0, "1"), (5, 6, 5, "1")]
    assert [(spot.first, spot.cluster) for spot in text.gum] == [(0, "1"), (3, "2"), (5, "1"), (8, "3")]
    assert text.split == {"3": {"1", "2"}}


def test_a_right_link_counts() -> None:
    rows = tally(chain("a", ("Mirela Dascu", "name"), ("She", "pronoun")), chain("b", ("Anton", "name")))
    assert rows["mentions"] == rows["links.pronoun"] == rows["found.pronoun"] == 100.0


def test_a_wrong_link_counts_against_us_and_single_chains_do_not() -> None:
    rows = tally(chain("a", ("Anton", "name"), ("She", "pronoun")), chain("b", ("Mirela Dascu", "name")))
    assert rows["links.pronoun"] == rows["found.pronoun"] == 0.0
    assert rows["mentions"] == pytest.approx(50.0)


def test_nested_brackets_close_the_last_opened() -> None:
    assert gum_text.brackets(["(3(2", "2)", "3)"]) == [(0, 2, "2"), (0, 3, "3")]
