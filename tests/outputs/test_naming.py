import pytest

from tests.outputs.story import report
from twosource.outputs.naming import letter, name_of


@pytest.mark.parametrize(("index", "key"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_go_on(index, key):
    assert letter(index) == key


def test_an_unnamed_report_is_called_by_what_there_is():
    assert name_of(report("r", "", ("T",), ("title",))) == "T"
