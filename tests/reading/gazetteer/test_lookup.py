import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reading.happened import read
from twosource.reading.gazetteer.lookup import fold, known, look_up, spelt_like


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Gujranwala", ("PK", "PK.04", "PK.04.1177658", "1177662")),
        ("Pakistan Occupied Kashmir", ("PK", "PK.06")),
        ("Pakistan-occupied Kashmir", ("PK", "PK.06")),
        ("the United States", ("US",)),
        ("U.S.", ("US",)),
        ("Gaza", ("PS", "PS.GZ")),
        ("Kashmir", ("r:kashmir",)),
        ("South Asia", ("r:south-asia",)),
        ("The Hague", ("NL", "NL.11", "NL.11.0518", "2747373")),
        ("Bombay", ("IN", "IN.16", "1275339")),
    ],
)
def test_a_name_leads_to_its_place(name: str, path: tuple[str, ...]) -> None:
    assert path in {entry.path for entry in look_up(name)}


def test_a_path_holds_what_lies_in_it() -> None:
    city = next(entry for entry in look_up("Quetta") if entry.kind == "p").place("Quetta")
    province = look_up("Balochistan")[0].place("Balochistan")
    country = look_up("Pakistan")[0].place("Pakistan")
    assert country.holds(province)
    assert province.holds(city)
    assert not city.holds(province)
    assert (city.precision, province.precision, country.precision) == ("city", "admin1", "country")


def test_several_places_of_one_name_are_all_given() -> None:
    assert {entry.path[0] for entry in look_up("Paris")} >= {"FR", "US"}


def test_first_and_last_row_are_found() -> None:
    assert known("A Coruna")
    assert not known("")
    assert not known("zzzzzz")
    assert not known("Nowhereville upon Nothing")


@given(st.text(max_size=30))
@example("\U0001f100")
@example("the the hague")
def test_looking_up_anything_is_harmless_and_folding_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    for entry in look_up(name):
        assert entry.path
        assert entry.kind in "rc12p"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hasaka", "SY"),
        ("Beit Hanoun", "PS"),
        ("Al-Falluja", "IQ"),
        ("Lashkargah", "AF"),
        ("Mazar-i-Sharif", "AF"),
        ("El-Fashir", "SD"),
        ("Kismaayo", "SO"),
        ("Sloviansk", "UA"),
        ("Nizhny Novgorod", "RU"),
    ],
)
def test_a_name_spelt_in_another_way_leads_to_its_place(name: str, country: str) -> None:
    assert not look_up(name)
    assert country in {entry.path[0] for entry in spelt_like(name)}


@pytest.mark.parametrize("name", ["Velkov", "Dascu", "London", "Al", "", "Homs"])
def test_other_names_are_spelt_like_none(name: str) -> None:
    assert spelt_like(name) == ()


@given(st.text(max_size=30))
def test_looking_up_any_spelling_is_harmless(name: str) -> None:
    assert all(entry.kind in "p1" for entry in spelt_like(name))


def located(text: str) -> dict[str | None, tuple[str, ...]]:
    return {chain.name: chain.place.path for chain in read(text).chains if chain.place is not None}


def test_a_town_spelt_in_another_way_is_placed_where_its_country_is_named() -> None:
    assert located("Troops fought near Qamishli in Syria on Monday.")["Qamishli"][0] == "SY"
    assert "Qamishli" not in located("Troops fought near Qamishli on Monday.")


def test_a_part_of_a_country_speaks_for_the_country() -> None:
    assert located("He was born near Amarah, a city in Southern Iraq.").get("Amarah", ("",))[0] == "IQ"
