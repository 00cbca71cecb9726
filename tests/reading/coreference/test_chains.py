from collections.abc import Callable
from dataclasses import replace

from twosource.model import Chain
from twosource.reading.coreference.chains import chains
from twosource.reading.mentions.mentions import mentions
from twosource.reading.page import Page

Reader = Callable[[str], Page]


def linked(page: Page) -> tuple[Chain, ...]:
    read = replace(page, **mentions(page))
    found: tuple[Chain, ...] = chains(read)["chains"]
    assert sorted(m.span for chain in found for m in chain.mentions) == sorted(m.span for m in read.mentions)
    return found


def chain_of(found: tuple[Chain, ...], words: str) -> Chain:
    return next(chain for chain in found if any(mention.text == words for mention in chain.mentions))


def test_surname_title_and_pronoun_join_a_full_name(page: Reader) -> None:
    found = linked(page("Senior party commander Tariq Velani spoke in Multan. Velani said he would return."))
    velani = chain_of(found, "Tariq Velani")
    assert velani.name == "Tariq Velani"
    assert velani.aliases == ("Velani",)
    assert velani.descriptions == ("Senior party commander",)
    assert [mention.text for mention in velani.mentions] == ["Tariq Velani", "Velani", "he"]


def test_a_surname_that_fits_two_joins_neither(page: Reader) -> None:
    found = linked(page("Anna Velani met Boris Velani in Multan. Reporters asked Velani about it."))
    assert len({chain_of(found, name).id for name in ("Anna Velani", "Boris Velani", "Velani")}) == 3


def test_acronym_and_first_word_join_a_body(page: Reader) -> None:
    found = linked(page("A commander of Sipah-e-Falan (SeF) spoke. The SeF leader left. A Sipah commander stayed."))
    assert chain_of(found, "SeF").id == chain_of(found, "Sipah-e-Falan").id == chain_of(found, "Sipah").id
    assert chain_of(found, "SeF").name == "Sipah-e-Falan"


def test_apposition_joins_a_description_to_its_name(page: Reader) -> None:
    found = linked(page("Rashid Orsk, a senior commander of the Northern Front, left Multan."))
    assert chain_of(found, "Rashid Orsk").descriptions == ("senior commander",)


def test_relative_pronoun_joins_its_noun(page: Reader) -> None:
    found = linked(page("Police held the driver who fled the scene."))
    assert chain_of(found, "who").id == chain_of(found, "the driver").id


def test_a_definite_description_returns_to_the_same_head(page: Reader) -> None:
    found = linked(page("A climber fell on Friday. Police said the climber was alone. Another climber survived."))
    assert chain_of(found, "A climber").id == chain_of(found, "the climber").id
    assert chain_of(found, "Another climber").id != chain_of(found, "A climber").id


def test_he_is_not_a_woman(page: Reader) -> None:
    found = linked(page("Mary Orsk met Peter Lund in Oslo. She thanked him."))
    assert chain_of(found, "She").id == chain_of(found, "Mary Orsk").id
    assert chain_of(found, "him").id == chain_of(found, "Peter Lund").id


def test_two_names_of_one_country_are_one(page: Reader) -> None:
    found = linked(page("The United States agreed. Officials in the U.S. said so."))
    assert len([chain for chain in found if chain.type == "place"]) == 1


def test_a_containment_phrase_settles_the_place(page: Reader) -> None:
    found = linked(page("They spoke in Multan, Punjab, and later in Pakistan's Faisalabad."))
    multan, punjab = chain_of(found, "Multan").place, chain_of(found, "Punjab").place
    faisalabad, pakistan = chain_of(found, "Faisalabad").place, chain_of(found, "Pakistan").place
    assert multan is not None
    assert punjab is not None
    assert faisalabad is not None
    assert pakistan is not None
    assert punjab.holds(multan)
    assert pakistan.holds(faisalabad)
    assert multan.precision == "city"


def test_a_province_beside_it_decides_between_places_of_one_name_and_a_country_elsewhere_leaves_it_open(page: Reader) -> None:
    found = linked(page("Officials in Canada said the fire in London was out."))
    place = chain_of(found, "London").place
    assert place is None  # Canada has one London, the larger one is not in it: left open
    said = chain_of(linked(page("The fire in London, Ontario, was out.")), "London").place
    assert said is not None
    assert said.path[0] == "CA"


def test_ids_follow_from_the_text(page: Reader) -> None:
    text = "Tariq Velani spoke in Multan. Velani left."
    assert [chain.id for chain in linked(page(text))] == [chain.id for chain in linked(page(text))]
    assert len({chain.id for chain in linked(page(text))}) == len(linked(page(text)))


def together(found: tuple[Chain, ...], *words: str) -> bool:
    return len({chain_of(found, each).id for each in words}) == 1


def test_an_office_goes_with_who_is_named_to_it_but_not_with_one_to_come(page: Reader) -> None:
    assert together(linked(page("The party chose Mirela Dascu as leader on Monday.")), "Mirela Dascu", "leader")
    assert together(linked(page("Mirela Dascu returned as host on Monday.")), "Mirela Dascu", "host")
    assert not together(linked(page("The party did not choose Mirela Dascu as leader.")), "Mirela Dascu", "leader")
    assert not together(linked(page("The party chose Mirela Dascu as the next leader.")), "Mirela Dascu", "the next leader")


def test_an_age_joins_a_description_to_the_one_name_of_that_age(page: Reader) -> None:
    text = "A 47-year-old woman was hurt in Varna. Mirela Dascu, 47, was taken to hospital."
    assert together(linked(page(text)), "A 47-year-old woman", "Mirela Dascu")
    other = "A 46-year-old woman was hurt in Varna. Mirela Dascu, 47, was taken to hospital."
    assert not together(linked(page(other)), "A 46-year-old woman", "Mirela Dascu")
    two = "A 47-year-old woman was hurt. Mirela Dascu, 47, and Elena Orsk, 47, were taken to hospital."
    assert not together(linked(page(two)), "A 47-year-old woman", "Mirela Dascu")


def test_another_noun_for_the_same_kind_takes_a_thing_up_where_there_is_one(page: Reader) -> None:
    assert together(linked(page("A trawler sank off Varna. The vessel carried salt.")), "A trawler", "The vessel")
    assert not together(linked(page("A trawler hit a ferry off Varna. The vessel sank.")), "A trawler", "The vessel")
    assert not together(linked(page("A trawler sank off Varna. The naval vessel carried salt.")), "A trawler", "The naval vessel")


def test_the_man_may_be_one_only_described(page: Reader) -> None:
    found = linked(page("A tall sailor drowned on Friday. The man had left Varna alone."))
    assert together(found, "A tall sailor", "The man")


def test_a_new_plane_or_the_mountain_returns_to_a_name(page: Reader) -> None:
    found = linked(page("They left Mount Velan on Friday. The mountain was closed."))
    assert together(found, "Mount Velan", "The mountain")


def test_first_persons_of_one_quotation_are_one(page: Reader) -> None:
    found = linked(page('"We lost our ships," Norvia Logistics said.'))
    assert together(found, "We", "our")
    assert together(linked(page('"I have sold my ship," said Mirela Dascu.')), "I", "my", "Mirela Dascu")
    apart = linked(page('"I sold it," said Mirela Dascu. "I bought it," said Anton Velkov.'))
    assert len([chain for chain in apart if any(mention.text == "I" for mention in chain.mentions)]) == 2


def test_a_product_is_not_its_maker_and_goes_by_its_version(page: Reader) -> None:
    found = linked(page("Norvia builds trams in Varna. The Norvia X90 was late, Norvia said. Two X90s were sold."))
    assert chain_of(found, "Norvia X90").id == chain_of(found, "X90s").id
    assert chain_of(found, "Norvia X90").id != chain_of(found, "Norvia").id
    assert chain_of(found, "Norvia X90").type == "product"


def test_a_part_or_sister_of_a_body_is_another_body(page: Reader) -> None:
    found = linked(page("Norvia Logistics lost money. Norvia Logistics Europe made some, Norvia Logistics said."))
    assert chain_of(found, "Norvia Logistics").id != chain_of(found, "Norvia Logistics Europe").id


def test_a_description_right_before_a_name_or_an_office_beside_another_is_the_name(page: Reader) -> None:
    found = linked(page("Tram manufacturer Norvia sold a depot. Anton Velkov, founder and chief of the port, watched."))
    assert chain_of(found, "Tram manufacturer").id == chain_of(found, "Norvia").id
    assert chain_of(found, "founder").id == chain_of(found, "chief").id == chain_of(found, "Anton Velkov").id


def test_a_definite_description_closed_by_a_name_between_commas_is_the_name(page: Reader) -> None:
    found = linked(page("The harbour board thanked the former captain, Mirela Dascu, on Monday."))
    assert chain_of(found, "the former captain").id == chain_of(found, "Mirela Dascu").id


def test_a_maker_said_of_a_body_is_the_body(page: Reader) -> None:
    found = linked(page("Norvia Logistics is the distributor of the film."))
    assert chain_of(found, "the distributor").id == chain_of(found, "Norvia Logistics").id


def test_the_number_of_a_product_belongs_to_its_name(page: Reader) -> None:
    found = linked(page("Norvia showed the Kelva 4 on Monday. Shops sold 300 of them."))
    assert {mention.text for chain in found for mention in chain.mentions} & {"Kelva 4", "the Kelva 4"}


def test_we_of_a_spokesman_is_his_body_and_i_of_who_goes_is_who_goes(page: Reader) -> None:
    found = linked(page('"We sold the trams in May," said Anton Velkov, a spokesman for Norvia Logistics.'))
    assert chain_of(found, "We").id == chain_of(found, "Norvia Logistics").id
    found = linked(page('Mirela Dascu resigned on Monday, saying, "I am tired of ships."'))
    assert chain_of(found, "I").id == chain_of(found, "Mirela Dascu").id


def test_who_takes_over_an_office_holds_it_not_who_is_followed(page: Reader) -> None:
    found = linked(page("Mirela Dascu succeeded Anton Velkov as chairman."))
    assert chain_of(found, "chairman").id == chain_of(found, "Mirela Dascu").id


def test_the_headlines_man_is_who_did_the_same_below(page: Reader) -> None:
    found = linked(page("Harbour clerk arrested over fire\n\nAnton Velkov was arrested in Varna on Monday. Boris Dascu watched."))
    assert chain_of(found, "Harbour clerk").id == chain_of(found, "Anton Velkov").id


def test_a_common_word_that_opens_a_sentence_is_the_name_it_is_elsewhere(page: Reader) -> None:
    found = linked(page("Orchard releases trams. The city thanked Orchard, and Anton Docks of Orchard. Docks resigned."))
    assert [mention.text for mention in chain_of(found, "Orchard").mentions].count("Orchard") == 3
    assert chain_of(found, "Docks").name
    found = linked(page("Orchard paths were closed. The city lost an orchard to Orchard Trams of Varna."))
    assert all(mention.text != "Orchard" for chain in found for mention in chain.mentions)
