from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.reading.mentions.mentions import mentions
from twosource.reading.page import Page

Reader = Callable[[str], Page]


def names(page: Page) -> dict[str, str]:
    return {mention.text: mention.type for mention in mentions(page)["mentions"] if mention.form == "name"}


def described(page: Page) -> dict[str, str]:
    return {mention.text: mention.type for mention in mentions(page)["mentions"] if mention.form == "description"}


def test_offsets_and_order(page: Reader) -> None:
    read = page("Commander Tariq Velani met two pirates in Quetta, and he left.\nThe company denied it.")
    found = mentions(read)["mentions"]
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)
    for mention in found:
        assert mention.text == mention.span.of(read.report.text)
        assert mention.span.holds(mention.head)


def test_hyphenated_names_stay_whole_and_an_acronym_gives_the_type(page: Reader) -> None:
    read = page("A commander of Sipah-e-Falan (SeF) spoke in Multan. The SeF leader left. SeF members cheered.")
    assert names(read) == {"Sipah-e-Falan": "organization", "SeF": "organization", "Multan": "place"}


def test_a_name_has_one_type_in_a_report(page: Reader) -> None:
    read = page("Commander Zubair Qalandi spoke first. Qalandi, who is 44, then left. Reporters asked Qalandi about it.")
    assert set(names(read).values()) == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He spoke to the Multan Press Club on Monday.", "Multan Press Club", "organization"),
        ("She addressed the Anwar Qalandi Conference in Multan.", "Anwar Qalandi Conference", "work"),
        ("He was there for the “Northern Storm” conference.", "Northern Storm", "work"),
        ("The Ministry of Public Works denied it.", "Ministry of Public Works", "organization"),
        ("They met in Pakistan-occupied Kashmir in May.", "Pakistan-occupied Kashmir", "place"),
        ("He met Maulana Abd-ur-Rauf, chief of a party.", "Maulana Abd-ur-Rauf", "person"),
    ],
)
def test_type_of_a_name(page: Reader, text: str, name: str, kind: str) -> None:
    assert names(page(text)).get(name) == kind


def test_peoples_are_groups_and_never_places(page: Reader) -> None:
    found = names(page("Pakistani officials met Israeli and South Asian envoys. Islamist networks objected."))
    assert {found[word] for word in ("Pakistani", "Israeli", "South Asian", "Islamist")} == {"group"}


def test_headings_give_no_false_names(page: Reader) -> None:
    read = page("Growing Visibility of Velani in Multan\nTariq Velani spoke in Multan on Friday. The crowd cheered.")
    assert set(names(read)) == {"Velani", "Multan", "Tariq Velani"}


def test_days_and_months_are_no_names(page: Reader) -> None:
    assert set(names(page("On Friday and in October the visitors met Tariq Velani at dawn."))) == {"Tariq Velani"}


def test_two_names_joined_by_a_hyphen_are_two(page: Reader) -> None:
    read = page("Velani met Orsk Group. Officials feared the Iran-Oman pact. Iran agreed, and Oman did too.")
    assert {"Iran", "Oman"} <= set(names(read))
    assert "Iran-Oman" not in names(read)


def test_descriptions_have_the_type_of_their_head(page: Reader) -> None:
    found = described(
        page("A senior commander told police that two pirates had left the city. The company denied it. Analysts doubt that.")
    )
    assert found == {
        "A senior commander": "person",
        "police": "organization",
        "two pirates": "person",
        "the city": "place",
        "The company": "organization",
        "Analysts": "person",
    }


def test_empty_pronouns_are_no_mentions(page: Reader) -> None:
    read = page("It is clear that he left. Who knows?")
    assert [mention.text for mention in mentions(read)["mentions"] if mention.form == "pronoun"] == ["he"]


def test_an_empty_story_has_no_mentions(page: Reader) -> None:
    read = page("Nothing.")
    assert mentions(replace(read, sentences=()))["mentions"] == ()


def test_an_acronym_with_one_capital_is_the_same_name(page: Reader) -> None:
    read = page("A commander of Sipah-e-Falan (SeF) spoke. Leaders of Orsk and Sef met. Let them go, he said.")
    assert "Sef" in names(read)
    assert "Let" not in names(read)


def test_small_words_of_upper_case_text_are_no_names(page: Reader) -> None:
    found = names(page("PERUVIAN POLICE ARRESTED JUAN PEREZ IN LIMA, PERU."))
    assert not any({"IN", "ARRESTED"} & set(name.split()) for name in found)
    assert found["PERU"] == "place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haider al-Abadi met envoys of al-Qaida in Deir ez-Zor.", {"Haider al-Abadi", "al-Qaida", "Deir ez-Zor"}),
        ("Ministers met Kim Jong-un and Yau Wai-ching in Varna.", {"Kim Jong-un", "Yau Wai-ching", "Varna"}),
        ("The Varna-based union met the Shia-led party on Monday.", {"Varna", "Shia"}),
        ("The 3rd Battalion left for the 5th Fleet on 4th May.", {"3rd Battalion", "5th Fleet"}),
        ("Near Varna, three ships sank.", {"Varna"}),
        ("Pentagon Press Secretary Mirela Dascu spoke.", {"Pentagon", "Mirela Dascu"}),
        ("Bulgarian Foreign Minister Mirela Dascu spoke.", {"Bulgarian", "Mirela Dascu"}),
        ("Suspected Norvia Front commander Anton Velkov was arrested.", {"Norvia Front", "Anton Velkov"}),
    ],
)
def test_where_a_name_begins_and_ends(page: Reader, text: str, expected: set[str]) -> None:
    assert names(page(text)).keys() == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Church of Norvia said it would wait.", "Church of Norvia", "organization"),
        ("The Centre for Norvian Studies said so.", "Centre for Norvian Studies", "organization"),
        ("They met behind the Varna Church on Monday.", "Varna Church", "facility"),
        ("HMS Norvia left Varna on Monday.", "HMS Norvia", "product"),
        ("The army lost two VBIEDs near Varna.", "VBIEDs", "product"),
        ("Cyclone Mirela reached Varna on Monday.", "Cyclone Mirela", "work"),
        ("They left the Coalition on Monday.", "Coalition", "organization"),
    ],
)
def test_type_told_by_a_word_in_the_name(page: Reader, text: str, name: str, kind: str) -> None:
    assert names(page(text)).get(name) == kind


def test_a_surname_that_is_a_towns_name_makes_no_place_of_the_person(page: Reader) -> None:
    assert names(page("Maria Paris spoke. Paris was born in Varna."))["Maria Paris"] == "person"


def test_a_point_behind_an_acronym_in_mixed_letters_is_no_part_of_it(page: Callable[[str], Page]) -> None:
    found = names(page("The league of dockers (LoD) met in Varna. Velkov has links to the LoD.\n\nFrom Varna the men sailed home."))
    assert "LoD" in found
    assert not [name for name in found if name.endswith(".")]
