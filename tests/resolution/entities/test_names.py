import pytest

from twosource.resolution.entities.names import acronym, name_of, sounds_like


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Dr. José Marín", "jose marin"), ("The Halvin Steel Co.", "halvin steel"), ("Brankov’s", "brankov"), ("President", "president")],
)
def test_a_name_is_folded(text: str, folded: str) -> None:
    assert name_of(text).folded == folded


@pytest.mark.parametrize(("a", "b"), [("mashal", "meshaal"), ("qasim", "kasem"), ("yusuf", "yousef")])
def test_transliterations_sound_alike(a: str, b: str) -> None:
    assert sounds_like(a, b)


@pytest.mark.parametrize(("a", "b"), [("anna", "eno"), ("oda", "ida"), ("martin", "marten-smith"), ("velkov", "dascu")])
def test_other_names_do_not(a: str, b: str) -> None:
    assert not sounds_like(a, b)


def test_an_acronym_is_of_the_capitals() -> None:
    assert acronym("Free Harbour Workers of Dobrovar") == "fhwd"
    assert acronym("Dobrovar") == ""
