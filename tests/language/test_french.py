"""The proof that a language is a folder: twelve invented sentences of French through every stage, from a pack of small tables."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.factories import moment, report
from twosource import workflow
from twosource.intake import take
from twosource.language import FRENCH, installed
from twosource.model import Block, Claim, Refusal, Span
from twosource.reading import ENGLISH
from twosource.reading.page import Page
from twosource.reading.syntax.parser import parse
from twosource.settings import Settings

pytestmark = pytest.mark.skipif(not installed(FRENCH), reason="the parser of French is not installed: pip install twosource[french]")

READ: list[tuple[str, list[str]]] = [
    (
        "Marc Delcourt est arrivé à Lyon le 14 avril 2024.",
        ["name Marc Delcourt: person", "name Lyon: place", "time 2024-04-14", "move actor Marc Delcourt", "move place Lyon"],
    ),
    (
        "Trois personnes ont été tuées dans une explosion à Marseille mardi dernier.",
        ["name Marseille: place", "time 2024-04-23", "die target Trois personnes", "die killed 3", "accident"],
    ),
    (
        "Le ministre Paul Varenne a rencontré Claire Ostermann à Paris.",
        ["name Paul Varenne: person", "name Claire Ostermann: person", "consult co-actor Claire Ostermann", "consult place Paris"],
    ),
    ("« L'incendie a détruit deux maisons », a déclaré la police.", ["destroy target deux maisons", "destroy according to la police"]),
    (
        "Le ministère a affirmé que huit soldats avaient été blessés par des rebelles.",
        ["injure target huit soldats", "injure injured 8", "injure actor des rebelles", "injure according to Le ministère"],
    ),
    ("Les rebelles ont tué deux policiers à Vardeville.", ["die actor Les rebelles", "die target deux policiers", "die killed 2"]),
    ("La police a arrêté Julien Morvan hier.", ["time 2024-04-25", "arrest actor La police", "arrest target Julien Morvan"]),
    ("Sophie Marchand est la directrice de Novalis.", ["name Sophie Marchand: person"]),
    ("Le tremblement de terre a fait douze morts le 3 mars 2023.", ["time 2023-03-03", "die"]),
    ("L'armée n'a pas attaqué le village.", ["assault actor L'armée", "assault target le village", "assault negative"]),
    (
        "La police a annoncé que quatre manifestants avaient été arrêtés.",
        ["arrest target quatre manifestants", "arrest detained 4", "arrest according to La police"],
    ),
    ("Un homme armé a attaqué une école à Bruxelles lundi.", ["name Bruxelles: place", "time 2024-04-22", "assault actor Un homme"]),
]


@cache
def page(text: str) -> Page:
    told = report(text, blocks=(Block("paragraph", Span(0, len(text))),), published=moment("2024-04-26", date(2024, 4, 26)), language="fr")
    return ENGLISH.annotate(next(parse([told])))


def said(claim: Claim) -> list[str]:
    return [
        claim.type,
        f"{claim.type} {claim.polarity}",
        *(f"{claim.type} {role.role} {role.text}" for role in claim.roles),
        *(f"{claim.type} {quantity.role} {quantity.best:g}" for quantity in claim.quantities if quantity.best is not None),
        *(f"{claim.type} according to {source.source}" for source in claim.attribution),
    ]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:25] for text, _ in READ])
def test_what_is_read_of_a_sentence(text: str, expected: list[str]) -> None:
    read = page(text)
    found = [f"name {mention.text}: {mention.type}" for mention in read.mentions if mention.form == "name"]
    found += [f"time {each.edtf}" for each in read.times]
    found += [piece for claim in read.claims for piece in said(claim)]
    assert [piece for piece in expected if piece not in found] == []


def test_all_spans_are_the_reports_own_words() -> None:
    for text, _ in READ:
        for claim in page(text).claims:
            assert claim.span.of(text)
            assert all(role.span.of(text) == role.text for role in claim.roles)


def test_reports_of_two_languages_are_read_each_in_its_own() -> None:
    english = "Rebels killed two officers in Vardeville."
    french = READ[5][0]
    told = [
        report(text, blocks=(Block("paragraph", Span(0, len(text))),), language=language)
        for text, language in ((english, "en"), (french, "fr"), (english, "en"))
    ]
    first, second, third = ENGLISH.read(told)
    assert first.claims == third.claims
    assert [claim.trigger.text for claim in first.claims] == ["killed"]
    assert [claim.trigger.text for claim in second.claims] == ["tué"]


def test_a_french_report_is_taken_in_and_compared(tmp_path: Path) -> None:
    text = " ".join(text for text, _ in READ)
    (tmp_path / "rapport.txt").write_text(text, encoding="utf-8")
    (taken,) = take([str(tmp_path / "rapport.txt")], Settings())
    assert not isinstance(taken, Refusal)
    assert taken.report.language == "fr"
    case = workflow.compare([str(tmp_path / "rapport.txt")])
    assert {"die", "arrest"} <= {event.type for event in case.events}
