"""What stands before the first sentence of a story is no part of it."""

import pytest

from tests.factories import report
from twosource.reading import ENGLISH
from twosource.reading.syntax.datelines import openings

OPEN = (
    "OSTWICK — The board of Hale Pumps will split the company.",
    "HOLMBY, Texas - Two teens were hurt.",
    "CONSTANTA, Romania, March 4 (Meridian Wire) - An explosion killed four workers.",
    "(Meridian Wire) - Four workers died.",
    "Oct 6 (Courier) - Harlow-Petty Co said it would close.",
    "ST. ORSETT, Fla. (NP) — A man drowned.",
    "LONDON, March 3, 2021 /NewsLine/ -- Hale Pumps opened a plant.",
    "NEW YORK/LONDON (Courier) - “We will pay,” she said.",
    "PORT-AU-PRINCE, Haiti – Police freed him.",
    "KYIV, 4 March (Courier) -- Three trains stopped.",
)
CLOSED = (
    "NATO - the alliance of the north - met.",
    "The man - A hero to some - left.",
    "Mr. Hale - A man of the sea - left.",
    "AMD - that is the maker - sold it.",
    "POLICE ARRESTED TWO MEN IN OSTWICK - AND FREED ONE",
    "U.N. chief Mira Solen — A friend of his — left.",
)


@pytest.mark.parametrize("text", OPEN)
def test_a_story_opens_behind_its_dateline(text: str) -> None:
    (at,) = openings(report(text))
    assert text[:at].rstrip()[-1] in "-–—"
    assert text[at] in "“" or text[at].isupper()


@pytest.mark.parametrize("text", CLOSED)
def test_a_dash_in_a_sentence_opens_none(text: str) -> None:
    assert openings(report(text)) == []


@pytest.mark.parametrize("text", [text for text in OPEN if "said" not in text])
def test_a_dateline_does_nothing_and_nothing_is_done_to_it(text: str) -> None:
    (at,) = openings(report(text))
    (reading,) = ENGLISH.read([report(text)])
    assert reading.claims
    assert all(role.span.start >= at for claim in reading.claims for role in claim.roles if role.role in ("actor", "target"))
