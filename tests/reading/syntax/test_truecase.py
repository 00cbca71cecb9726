"""Text all in capitals is read as if it stood in running English, at the same offsets."""

import pytest
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from tests.factories import report
from twosource.model import Block, Report, Span
from twosource.reading import ENGLISH
from twosource.reading.syntax.parser import common_words, language_model, parse
from twosource.reading.syntax.title_case import recast
from twosource.reading.syntax.truecase import after_datelines, capital, capitalised, reading_copy, recased, words_of

WIRE = (
    "VARNA, 3 JAN 90 -- [REPORT] [TEXT] THE INTERIOR MINISTRY SAID TODAY THAT GUERRILLAS OF THE\n"
    "DANUBE LIBERATION FRONT [DLF] ATTACKED A POWER STATION NEAR PLOVDIV. THE DLF KILLED TWO SOLDIERS."
)


def small(text: str) -> str:
    return recased(text, common_words())


def one_block(text: str) -> Report:
    return report(text, blocks=(Block("paragraph", Span(0, len(text))),))


@pytest.mark.parametrize(
    ("text", "is_capital"),
    [
        ("THE MINISTER MET ENVOYS IN VARNA.", True),
        ("The minister met envoys in Varna.", False),
        ("NATO AND THE EU met in Varna on Monday.", False),
        ("USA", False),
        ("THE MINISTER (McLeod) MET SEVERAL ENVOYS FROM NEIGHBOURING COUNTRIES IN VARNA.", True),
        ("", False),
    ],
)
def test_capitals_say_nothing_only_where_all_words_have_them(text: str, is_capital: bool) -> None:
    assert capital(text) is is_capital


def test_common_words_become_small_and_names_keep_a_capital() -> None:
    found = small("THE GOVERNMENT SAID THAT MIRELA DASCU WAS KIDNAPPED BY GUERRILLAS IN KARACHI ON 3 MARCH.")
    assert found == "The government said that Mirela Dascu was kidnapped by guerrillas in Karachi on 3 March."


def test_offsets_stay_whatever_stands_in_the_text() -> None:
    for text in (WIRE, "STRASSE ß İZMİR ŉ THE MINISTER LEFT 3D-CLASS SHIPS.", "U.S. TROOPS' A-10S -- 'WE WILL' [SIC]...", "\n\n"):
        assert len(small(text)) == len(text)


def test_an_acronym_that_a_bracket_explains_stays_in_capitals_and_its_name_gets_them() -> None:
    found = small(WIRE)
    assert "Danube Liberation Front [DLF]" in found.replace("\n", " ")
    assert "The DLF killed two soldiers." in found


def test_letters_of_an_acronym_count_in_any_order() -> None:
    found = small("THE VAS [SECURITY ADMINISTRATION OF VARNA] SAID THE VAS HAS ARRESTED TWO MEN IN THE CITY.")
    assert found.startswith("The VAS [Security Administration of Varna] said the VAS has")


def test_a_name_of_common_words_is_known() -> None:
    assert "by the Red Cross and Shining Path" in small("HE WAS ASKED ABOUT IT BY THE RED CROSS AND SHINING PATH YESTERDAY.")


def test_words_seen_in_mixed_letters_elsewhere_stand_alike() -> None:
    title, body = "OLAMIDE CRITICISES NORVIA LOGISTICS", "The chief, Olamide, wrote to Norvia Logistics."
    blocks = (Block("title", Span(0, len(title))), Block("paragraph", Span(len(title) + 1, len(title) + 1 + len(body))))
    copy = reading_copy(report(f"{title}\n{body}", blocks=blocks), common_words)
    assert copy == f"Olamide criticises Norvia Logistics\n{body}"


def test_text_in_mixed_letters_is_left_alone() -> None:
    text = "Anton Velkov [the minister] met NATO envoys."
    assert reading_copy(one_block(text), common_words) == text


def test_a_line_end_inside_a_block_is_a_blank_to_the_parser() -> None:
    text = "Anton Velkov met envoys of the Norvian\nLiberation Front."
    assert reading_copy(one_block(text), common_words) == text.replace("\n", " ")


def test_brackets_of_a_capital_block_are_round() -> None:
    assert "Front (DLF)" in reading_copy(one_block(WIRE), common_words)


def test_a_sentence_opens_after_a_full_stop_but_not_after_a_title() -> None:
    opening = [word.text for word in words_of('HE LEFT. "THEN GEN. VELKOV SPOKE.') if word.opens]
    assert opening == ["he", "then"]


def test_the_story_begins_behind_the_dateline() -> None:
    at = after_datelines(one_block(WIRE))
    assert [WIRE[place:].split()[0] for place in at] == ["THE"]
    assert after_datelines(one_block("VARNA (Reuters) - The minister left.")) == []


def test_spans_show_the_text_as_it_is_printed() -> None:
    page = ENGLISH.annotate(next(parse([one_block(WIRE)])))
    names = {mention.text.replace("\n", " ") for mention in page.mentions if mention.form == "name"}
    assert {"DANUBE LIBERATION FRONT", "DLF", "PLOVDIV"} <= names
    assert all(mention.span.of(WIRE) == mention.text for mention in page.mentions)
    assert all(role.span.of(WIRE) == role.text for claim in page.claims for role in claim.roles)


def test_an_acronym_and_its_name_are_one_organisation() -> None:
    page = ENGLISH.annotate(next(parse([one_block(WIRE)])))
    chain = next(chain for chain in page.chains if any(mention.text == "DLF" for mention in chain.mentions))
    assert any("LIBERATION" in mention.text for mention in chain.mentions)
    assert chain.type == "organization"


def test_a_title_case_heading_is_still_parsed_anew() -> None:
    title = "Police Arrest Two Suspects Over Bombing"
    nlp = language_model()
    doc = nlp(title)
    recast(nlp, report(title, blocks=(Block("title", Span(0, len(title))),)), doc)
    assert doc[1].pos_ == "VERB"


def test_a_word_for_a_body_makes_a_name_of_what_stands_before_it() -> None:
    assert "the Danube People's Liberation Front attacked" in small("TODAY THE DANUBE PEOPLE'S LIBERATION FRONT ATTACKED THE BASE.")
    assert "the northern front was" in small("TODAY THE NORTHERN FRONT WAS ATTACKED BY THE REBELS OF THE REGION.")


def test_an_article_is_part_of_a_places_name() -> None:
    assert small("THE MINISTER LEFT LA PAZ YESTERDAY EVENING.") == "The minister left La Paz yesterday evening."


def test_names_that_the_labels_show_get_capitals_in_capital_blocks_only() -> None:
    text = "the minister met hector velkov in the army of spain."
    words = text.replace(".", " .").split()
    doc = Doc(language_model().vocab, words=words, spaces=[word != "spain" for word in words[:-1]] + [False])
    doc.set_ents([DocSpan(doc, 3, 5, "PERSON"), DocSpan(doc, 7, 8, "ORG"), DocSpan(doc, 9, 10, "GPE")])
    assert capitalised(doc, one_block(text.upper())).text == "the minister met Hector Velkov in the army of Spain."
    assert [ent.text for ent in capitalised(doc, one_block(text.upper())).ents] == ["Hector Velkov", "army", "Spain"]
    assert capitalised(doc, one_block(text)) == doc
