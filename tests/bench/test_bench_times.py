"""The scorer of times and denials, on made-up gold."""

from datetime import date
from pathlib import Path

import pytest
import times as bench

from twosource.model import Moment, Span
from twosource.reading.times.edtf import bounds

TEXT = """<text id="GUM_news_made" type="news" dateCreated="2024-05-08" title="Fish &amp; ships">
<head>
<s>
Ferry	NN
sinks	VBZ
</s>
</head>
<p>
<s>
<date when="2024-05-08">
8	CD
May	NP
2024	CD
</date>
</s>
</p>
<p>
<s>
She	PRP
came	VBD
(	(
in	IN
<date when="2019">
2019	CD
</date>
)	)
,	,
before	IN
<date notBefore="1939-09-01" notAfter="1945-09-02">
the	DT
War	NP
</date>
</s>
</p>
</text>
"""


def moment(edtf: str | None, start: int, end: int) -> Moment:
    first, last = bounds(edtf) if edtf else (None, None)
    return Moment(edtf, first, last, "stated" if edtf else "none", "words", Span(start, end))


def test_a_text_becomes_paragraphs_with_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "GUM_news_made.xml"
    path.write_text(TEXT, encoding="utf-8")
    report, golds = bench.gum_text(path)
    assert report["text"] == "Ferry sinks\n\n8 May 2024\n\nShe came (in 2019), before the War"
    assert report["published"] == "2024-05-08"
    assert [(gold.text, gold.days) for gold in golds] == [
        ("8 May 2024", None),
        ("2019", (date(2019, 1, 1), date(2019, 12, 31))),
        ("the War", None),
    ]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ({"when": "2019-03"}, ((date(2019, 3, 1), date(2019, 3, 31)), None)),
        ({"from": "1950-01-01", "to": "1959-12-31"}, ((date(1950, 1, 1), date(1959, 12, 31)), None)),
        ({"notBefore": "2019", "notAfter": "2020"}, ((date(2019, 1, 1), date(2020, 12, 31)), None)),
        ({"when": "--07-06"}, (None, "XXXX-07-06")),
        ({"notBefore": "2019"}, (None, None)),
        ({"when": "0348"}, (None, None)),
        ({"from": "2020", "to": "2019"}, (None, None)),
    ],
)
def test_which_tei_dates_have_days(tag: dict[str, str], expected: object) -> None:
    assert bench.days_of(tag) == expected


def test_a_season_may_end_a_month_apart_and_nothing_else() -> None:
    days = (date(2010, 6, 1), date(2010, 9, 30))
    assert bench.same_days(bench.Gold(0, 1, "the summer of 2010", days), moment("2010-22", 0, 1))
    assert not bench.same_days(bench.Gold(0, 1, "mid 2010", days), moment("2010-22", 0, 1))


def test_a_value_counts_as_extra_only_where_nothing_is_marked() -> None:
    golds = [bench.Gold(0, 4, "2019", (date(2019, 1, 1), date(2019, 12, 31))), bench.Gold(10, 17, "the War")]
    found = [moment("2018", 0, 4), moment("1939", 10, 17), moment("2020", 20, 24), moment(None, 30, 35)]
    hits, extra, reached = bench.judged_dates("r", golds, found)
    assert [each.right for each in hits] == [False]
    assert [each.found for each in extra] == ["2020"]
    assert reached == 1


def test_of_two_expressions_on_a_gold_date_the_right_one_counts() -> None:
    gold = bench.Gold(0, 20, "May 3 to May 5, 2024", (date(2024, 5, 3), date(2024, 5, 3)))
    hits, _, _ = bench.judged_dates("r", [gold], [moment("2024-05-03/2024-05-05", 0, 20), moment("2024-05-03", 0, 5)])
    assert hits[0].right


@pytest.mark.parametrize(
    ("gold", "found", "how"),
    [
        ("2006-XX-XX", "2006", "same"),
        ("2006-05-XX", "2006-05-29", "fits"),
        ("2006-05-29", "2006-05", "fits"),
        ("2011", "../2011", "fits"),
        ("2006-05-29", "2006-06", "apart"),
    ],
)
def test_dates_of_a_timeline_are_the_same_fit_or_stand_apart(gold: str, found: str, how: str) -> None:
    assert bench.compared(gold, found) == how


def test_a_word_dated_twice_on_the_timelines_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norvia\n1\t2019-05-03\t12-3-take_off\t12-4-left\n0\tXXXX-XX-XX\t12-5-said\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Velkov\n2\t2019-05-04\t12-4-left\n", encoding="utf-8")
    assert bench.timeline_dates(tmp_path) == {("12", 3, "take off"): "2019-05-03", ("12", 5, "said"): "XXXX-XX-XX"}


def test_precision_recall_and_f() -> None:
    assert bench.prf(1, 2, 4) == (50.0, 25.0, 33.3)
    assert bench.prf(0, 0, 0) == (0.0, 0.0, 0.0)
