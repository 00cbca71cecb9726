"""No two things of a story share an id, and what is one thing has one."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Affairs

import factories as make
from twosource.model import Case, Chain, Claim, Mention, Origin, Reading, Report, Span, Trigger, apart, identify
from twosource.reading import ENGLISH
from twosource.resolution import resolve_origins
from twosource.resolution.clustering.clusters import ordered
from twosource.resolution.origins.copies import copied
from twosource.resolution.origins.direction import Shown
from twosource.resolution.origins.overlap import Overlap, overlaps
from twosource.resolution.origins.passages import Stretch
from twosource.workflow import picture

FIRST = "We welcome that the anger of the quays has moved the port office at last"
SECOND = "but it will take more than one letter to keep the dredgers out of the bay"
LAST = "and nobody in this town believes that the barges will be gone before the first frost of the year"
PIECES = (
    f"“{FIRST},” harbour master Ana Roe said in Dobrovar, “{SECOND}.”",
    f"“{FIRST},” she said. “{SECOND}.”",
    f"Roe: “{FIRST}, {SECOND}.”",
    f"“{FIRST},” said Roe, adding “{SECOND}”, “{LAST}.”",
    f"“{SECOND}, {LAST},” Ana Roe told the council, and “{FIRST}.”",
    f"Nobody spoke but Roe, who wrote: “{FIRST}. {SECOND}, {LAST}.”",
)


def told(text: str, words: int = 3) -> tuple[Report, Reading]:
    """A report of one sentence with claims at some of its words."""
    report = make.report(text)
    starts = [at for at, sign in enumerate(text) if sign.isalpha() and (at == 0 or not text[at - 1].isalnum())][:: max(1, 40 // words)]
    spans = [Span(at, at + 2) for at in starts]
    claims = [
        Claim(identify("c", report.id, s.start), report.id, Span(0, len(text)), Trigger(s, s.of(text), "x"), "event", "speak", "x")
        for s in spans
    ]
    return report, Reading(report.id, claims=tuple(claims))


def unique(things: Sequence[Any]) -> None:
    counts = Counter(thing.id for thing in things)
    assert [each for each, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("one", PIECES)
@pytest.mark.parametrize("other", PIECES)
def test_a_statement_quoted_in_pieces_is_one_origin(one: str, other: str) -> None:
    affair = [told(one + " A gull flew by."), told(other + " It rained on the pier.")]
    origins = resolve_origins([report for report, _ in affair], [reading for _, reading in affair])
    unique(origins)
    statements = [origin for origin in origins if origin.basis.startswith("same statement")]
    assert len({origin.claims for origin in statements}) == len(statements)


def test_the_pieces_of_one_statement_all_show_it() -> None:
    affair = [told(PIECES[0]), told(PIECES[4])]
    (found,) = (o for o in resolve_origins([r for r, _ in affair], [r for _, r in affair]) if o.basis.startswith("same statement"))
    texts = {report.id: report.text for report, _ in affair}
    for report in texts:
        shown = [span.span.of(texts[report]) for span in found.spans if span.report == report]
        assert [FIRST[:40] in words or SECOND[:40] in words for words in shown] == [True, True]
    assert found.id == identify("o", "statement", *found.claims)


class Texts:
    """Overlaps made by hand: `copies` of four reports in a path and passages between the other pairs, over the same claims."""

    def __init__(self) -> None:
        self.affair = [told(f"{number} " + " ".join([FIRST, SECOND, LAST] * 3)) for number in ("One", "Two", "Six", "Ten")]
        self.reports = sorted((report for report, _ in self.affair), key=lambda report: report.id)
        self.shown = Shown({report.id: report for report in self.reports}, overlaps(self.reports).wordings, {})
        self.claims = {reading.report: reading.claims for _, reading in self.affair}

    def overlap(self, a: int, b: int, share: float) -> Overlap:
        pair = ordered(self.reports[a].id, self.reports[b].id)
        return Overlap(*pair, (Stretch(0, 40, 0, 40, 40, 40),), 40, share, share)


def test_copies_and_passages_of_the_same_reports_are_one_origin() -> None:
    made = Texts()
    path, rest = ((0, 1), (1, 2), (2, 3)), ((0, 2), (0, 3), (1, 3))
    found = [*(made.overlap(*pair, 0.45) for pair in path), *(made.overlap(*pair, 0.27) for pair in rest)]
    origins = list(copied(sorted(found, key=lambda each: (each.a, each.b)), made.shown, made.claims))
    unique(origins)
    assert [origin.kind for origin in origins] == ["copied text"]


def shuffled(text: str, chance: random.Random) -> str:
    """A text made of the sentences and quotations of several, in any order, some twice."""
    parts = [part for part in text.split(". ") if part] + list(PIECES)
    return ". ".join(chance.choices(parts, k=chance.randint(1, 8)))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 9999))
def test_no_two_things_of_a_case_share_an_id(seed: int) -> None:
    chance = random.Random(seed)
    stock = [report for number in range(2) for report in Affairs(seed=seed % 7, reports=3).affair(number)]
    made = {each.id: each for each in (make.report(shuffled(report.text, chance), publisher=report.publisher) for report in stock)}
    reports = list(made.values())
    readings = list(ENGLISH.read(reports))
    unique([chain for reading in readings for chain in reading.chains])
    unique([claim for reading in readings for claim in reading.claims])
    case = picture(reports, readings)
    distinct(case)


def distinct(case: Case) -> None:
    for things in (case.entities, case.events, case.relations, case.origins, case.stories):
        unique(things)
    held = [claim for event in case.events for claim in event.claims]
    assert len(held) == len(set(held))
    said: Counter[tuple[str, tuple[str, ...], tuple[str, ...], str]] = Counter(map(whole, case.origins))
    assert [each for each, number in said.items() if number > 1] == []


def whole(origin: Origin) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """What tells one origin from another: its kind, the reports and claims it holds for, and on what."""
    return origin.kind, tuple(sorted(origin.reports)), tuple(sorted(origin.claims)), origin.basis


@pytest.mark.parametrize("text", ["It was They , THEY WHO met.", "Police said They THEY Ours Norvia was killed in Varna ."])
def test_a_word_that_is_read_as_a_name_and_as_a_pronoun_makes_two_things(text: str) -> None:
    """A body called They: once its report, and all that came in with it, could not be stored."""
    report = make.report(text)
    (reading,) = ENGLISH.read([report])
    unique(reading.chains)
    assert picture([report], [reading]).failures == ()


def test_two_readings_of_the_same_words_get_ids_of_their_own() -> None:
    report, reading = told(PIECES[0])
    claim, rest = reading.claims[0], reading.claims[1:]
    found = apart([claim, claim, *rest, claim])
    unique(found)
    assert [found[0], *found[2:-1]] == [claim, *rest]
    assert found == apart([claim, claim, *rest, claim])
    mention = Mention(report.id, Span(0, 2), "x", "name", "person", Span(0, 2))
    chains = apart([Chain("k1", report.id, "person", "x", (mention,)), Chain("k1", report.id, "person", None, (mention,))])
    assert len({chain.id for chain in chains}) == 2
