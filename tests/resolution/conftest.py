import pytest

from tests.resolution.affairs import ENDINGS, LEAD, told
from twosource.model import Reading, Report


@pytest.fixture
def affair() -> list[tuple[Report, Reading]]:
    """Four reports of one arrest."""
    names = {"Oda Brankov": "person", "Pavel Zirin": "person", "Dobrovar": "place"}
    return [told(LEAD + ending, names, ("arrested",)) for ending in ENDINGS]
