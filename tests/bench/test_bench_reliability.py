"""The reliability table, on made-up links."""

from reliability import Gold, judged, table

from twosource.model import Link, Span


def test_a_span_stands_in_the_cluster_of_the_mention_that_covers_most_of_it() -> None:
    gold = Gold([{"report": "a", "start": 0, "end": 4, "cluster": "x"}, {"report": "a", "start": 4, "end": 20, "cluster": "y"}])
    assert gold.cluster("a", Span(2, 9)) == "y"
    assert gold.cluster("a", Span(20, 25)) is None
    assert gold.cluster("b", Span(0, 4)) is None


def test_the_table_compares_what_is_shown_with_what_is_right() -> None:
    links = [Link("a", "b", 0.8, ""), Link("a", "c", 0.8, ""), Link("a", "d", 0.8, "")]
    found = judged(links, {"a": "x", "b": "x", "c": "y"})
    assert found == [(0.8, True), (0.8, False)]
    row, whole = table(found)
    assert "shown 0.80  right 0.50  n 2" in row
    assert whole.endswith("expected calibration error 0.300")
