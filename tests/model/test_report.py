from factories import report
from twosource.model import names_of


def test_reports_are_called_by_the_first_name_that_is_their_own() -> None:
    reports = [
        report("One.", publisher="The Lowland Post", title="Fire"),
        report("Two.", publisher="The Lowland Post", title="Fire in Varna"),
        report("Three.", source_id="t3", path="all.jsonl"),
        report("Four.", source_id="t4", path="all.jsonl"),
        report("Five.", url="https://ledger.example/five"),
        report("Six."),
    ]
    assert list(names_of(reports).values()) == ["Fire", "Fire in Varna", "t3", "t4", "ledger.example", "report 6"]


def test_two_of_one_name_are_told_apart_by_number() -> None:
    same = [report("One.", title="Fire"), report("Two.", title="Fire")]
    assert list(names_of(same).values()) == ["Fire (1)", "Fire (2)"]
