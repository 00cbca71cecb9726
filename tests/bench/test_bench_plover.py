"""The scorer of PLOVER records, on made-up gold."""

import plover as bench
import pytest

from tests.factories import claim, report
from twosource.model import Reading, Role, Span

TEXT = "Varna rejected a call from Norvia."
NORVIA = Span(27, 33)


def test_marks_become_spans_of_the_text():
    item = {
        "id": "r",
        "event": "FIGHT",
        "text": TEXT,
        "textInfo": {"markup": "(SRC: Varna) (EVT: rejected} a (EVT: call) from (LOC: (TAR: Norvia))."},
    }
    record = bench.record_of(item)
    assert record is not None
    assert record.kind == "ASSAULT"
    assert [[span.of(TEXT) for span in spans] for spans in (record.words, record.sources, record.targets)] == [
        ["rejected", "call"],
        ["Varna"],
        ["Norvia"],
    ]


def test_a_bracket_of_the_text_stays():
    assert bench.marked("The (SRC: Port (old) party) left")[0] == "The Port (old) party left"


@pytest.mark.parametrize(
    "item",
    [
        {"id": "d", "event": "DOCUMENT", "text": TEXT, "textInfo": {"markup": "(EVT: a)"}},
        {"id": "n", "event": "AID", "text": TEXT, "textInfo": ""},
    ],
)
def test_records_that_cannot_be_placed_are_left_out(item):
    assert bench.record_of(item) is None


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"type": "aid"}, "AID"),
        ({"type": "aid", "status": "planned"}, "AGREE"),
        ({"type": "aid", "status": "conditional"}, "AGREE"),
        ({"type": "aid", "status": "planned", "polarity": "negative"}, "REJECT"),
        ({"type": "assault", "status": "planned"}, "THREATEN"),
        ({"type": "speak"}, ""),
    ],
)
def test_status_and_polarity_change_the_class(fields, wanted):
    assert bench.class_of(claim(report(TEXT), "rejected", **fields)) == wanted


def judged(**fields):
    record = bench.Record("r", "REJECT", TEXT, (Span(6, 14),), (Span(0, 5),), (NORVIA,))
    made = claim(report(TEXT), "rejected", type="reject", **fields)
    return bench.judge(record, Reading(made.report, claims=(made,)))


def test_all_asks_for_both_parties_on_one_claim():
    roles = (Role("actor", Span(0, 5), "Varna"), Role("target", NORVIA, "Norvia"))
    assert judged(roles=roles)["all"]
    missing = judged(roles=roles[:1])
    assert missing["source"]
    assert missing["class.trigger"]
    assert not missing["target"]
    assert not missing["all"]


def test_a_target_in_another_role_is_told_apart():
    found = judged(roles=(Role("origin", NORVIA, "Norvia"),))
    assert found["target.any"]
    assert not found["target"]


def test_figures_are_percent_in_all_and_by_class():
    record = bench.Record("r", "REJECT", TEXT, (Span(6, 14),))
    counted = bench.tally([(record, {"class.trigger": True}), (record, {"class.trigger": False})]).percent()
    assert counted == {"class.trigger": 50.0, "class.trigger.reject": 50.0}
