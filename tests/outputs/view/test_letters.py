import pytest

from twosource.outputs.view.letters import letter


@pytest.mark.parametrize(("index", "key"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_go_on(index, key):
    assert letter(index) == key
