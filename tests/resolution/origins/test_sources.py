import pytest

import factories as make
from twosource.resolution.origins.sources import is_office, known, sources, spoken_for

REPORT = make.report("Norvia Logistics spoke in Varna.")
FIRM = make.entity(make.chain(REPORT, "Norvia Logistics", type="organization"))


def keys(wording: str, *, named: bool = False) -> list[str]:
    claim = make.claim(REPORT, "spoke", attribution=(make.attribution(wording, named=named),))
    return [key for key, _ in sources(claim, known([FIRM]))]


@pytest.mark.parametrize(
    ("wording", "body"),
    [
        ("a spokeswoman for Norvia Logistics", "Norvia Logistics"),
        ("Norvia Logistics' spokesman Anton Velkov", "Norvia Logistics"),
        ("the police spokesman", "police"),
        ("a spokesman for the regional prefect's office, Ana Roe", "regional prefect's office"),
        ("a spokesman", None),
        ("Anton Velkov", None),
    ],
)
def test_whom_a_spokesman_speaks_for(wording: str, body: str | None) -> None:
    assert spoken_for(wording) == body


@pytest.mark.parametrize(
    ("wording", "office"),
    [
        ("the police", True),
        ("the prefect's office", True),
        ("a member of the party", False),
        ("a nurse at the hospital", False),
        ("two officials", False),
        ("the authorities", False),
    ],
)
def test_an_office_speaks_with_one_voice_and_its_people_do_not(wording: str, office: bool) -> None:
    assert is_office(wording) is office


def test_a_spokesman_is_the_voice_of_a_body_by_its_name() -> None:
    assert keys("Norvia Logistics", named=True) == keys("a spokeswoman for Norvia Logistics") == [FIRM.id]
    assert keys("Anton Velkov", named=True) == ["=anton velkov"]
    assert keys("Norvia Logistics spokesman Anton Velkov", named=True)[1:] == [FIRM.id]
    assert keys("the police spokesman") == keys("police") == ["office: police"]


def test_persons_without_a_name_have_no_key() -> None:
    assert keys("two officials") == keys("a spokesman") == []
