"""Passages in common, on one invented story and what newsrooms make of it."""

from itertools import permutations

import pytest

import factories as make
from twosource.model import Block, Report, Span
from twosource.resolution.origins.overlap import Overlap, overlaps
from twosource.resolution.origins.passages import characters, passages, wording_of

FIRE = (
    "Three warehouses beside the ferry pier in Dobrovar burned down on Monday night, the port authority said.",
    "Flames were seen from the hills behind the old quarter, and sparks set two fishing boats alight.",
    "Nobody was hurt, since the night watchmen had left for their supper minutes before the roof came down.",
    "The ferries ran again by noon on Tuesday, though smoke hung over the old quarter all day.",
    "Insurers put the losses of the grain merchants at nine million crowns, a third of the yearly trade.",
    "An inspector from the capital is to look into the alarms, which had failed twice since the new year.",
)
STRIKE = (
    "Teachers in Halvin stayed at home for a fourth day over pay and the size of their classes.",
    "The school board offered them two per cent, which their union called an insult to the profession.",
    "Parents brought soup to the pickets, and a choir of pupils sang outside the town hall until it rained.",
    "Talks begin again on Thursday in the presence of a mediator whom both sides have accepted.",
)
OTHER = (
    "Fishmongers in Dobrovar complained on Tuesday that herring had become dearer by a tenth overnight.",
    "They blame the blaze at the harbour, where three grain stores were lost, for closing the cold rooms.",
    "The mayor promised them stalls on the upper market until the quay has been swept and mended.",
)
QUOTE = "“We will rebuild every plank of this pier before the first frost, and whoever slept on duty will pay for it,” Anton Velkov said."


def found(one: str, other: str) -> Overlap | None:
    return next(iter(overlaps([make.report(one), make.report(other)]).overlaps), None)


def copied(one: str, other: str) -> bool:
    overlap = found(one, other)
    return overlap is not None and (overlap.copied or overlap.taken)


def text(*sentences: str) -> str:
    return "\n\n".join(sentences)


REWORDED = (
    text(*FIRE)
    .replace("burned down", "were destroyed by fire")
    .replace("seen", "visible")
    .replace("Nobody was hurt", "There were no injuries")
    .replace("smoke hung", "a haze lay")
    .replace("put the losses", "estimate the damage")
    .replace("look into", "examine")
)


@pytest.mark.parametrize(
    "other",
    [
        text(*FIRE[:2]),
        text(*FIRE[::-1]),
        REWORDED,
        text(*(part for pair in zip(FIRE, STRIKE, strict=False) for part in pair)),
        text(*FIRE[2:4], *STRIKE, *STRIKE[::-1]),
    ],
    ids=["cut", "reordered", "reworded", "merged", "a paragraph taken over"],
)
def test_a_copy_is_found_after_editing(other: str) -> None:
    assert copied(text(*FIRE), other)


def test_a_paragraph_taken_over_is_no_copy_of_the_whole() -> None:
    overlap = found(text(*FIRE, *OTHER, *OTHER[::-1]), text(*FIRE[2:5], *STRIKE, *STRIKE[::-1]))
    assert overlap is not None
    assert (overlap.copied, overlap.taken) == (False, True)


def test_another_report_of_the_same_fire_is_no_copy() -> None:
    assert not copied(text(*FIRE), text(*OTHER))
    assert not copied(text(*FIRE, FIRE[0]), text(*OTHER, FIRE[0]))


def test_a_quotation_in_common_is_a_statement_and_no_copy() -> None:
    overlap = found(text(*STRIKE, QUOTE), text(*OTHER, QUOTE))
    assert overlap is not None
    assert not overlap.copied
    assert [passage.shared - passage.own for passage in overlap.statements] == [21]


def test_what_a_post_says_is_a_quotation_too() -> None:
    post = "Ask who paid for the room and why the lights were out when the three men came up the stairs with the boxes."
    reports = []
    for told in (text(*STRIKE), text(*OTHER)):
        whole = told + "\n\n" + post
        blocks = (Block("paragraph", Span(0, len(told))), Block("embed", Span(len(told) + 2, len(whole))))
        reports.append(make.report(whole, blocks=blocks))
    (overlap,) = overlaps(reports).overlaps
    assert (overlap.own, overlap.copied, len(overlap.statements)) == (0, False, 1)


def test_boilerplate_is_not_compared() -> None:
    notice = "All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission. " * 3

    def printed(told: str) -> Report:
        blocks = (Block("paragraph", Span(0, len(told))), Block("boilerplate", Span(len(told), len(told + notice))))
        return make.report(told + notice, blocks=blocks)

    assert overlaps([printed(text(*STRIKE)), printed(text(*OTHER))]).overlaps == ()


def test_a_passage_runs_over_small_changes_and_is_placed_in_both() -> None:
    one, two = make.report(FIRE[1]), make.report("Late, " + FIRE[1].replace("the hills behind", "hills well behind"))
    a, b = wording_of(one), wording_of(two)
    (passage,) = passages(a, b)
    assert characters(a, passage.start, passage.end).of(one.text) == FIRE[1][:-1]
    assert characters(b, passage.other_start, passage.other_end).of(two.text) == two.text[6:-1]
    assert (passage.shared, passage.own) == (16, 16)
    assert passages(b, a) == (passage.swapped,)


def test_a_number_in_words_and_in_figures_is_one_word() -> None:
    assert wording_of(make.report("Twelve people fell.")).words == wording_of(make.report("12 people fell.")).words


def test_the_order_of_reports_makes_no_difference() -> None:
    reports = [make.report(each) for each in (text(*FIRE), text(*FIRE[:3]), REWORDED)]
    results = {repr(overlaps(order).overlaps) for order in permutations(reports)}
    assert len(results) == 1


def test_many_copies_of_one_text_are_tied_without_comparing_each_with_each() -> None:
    reports = [make.report(text(*FIRE) + f"\n\nPrinted in town {number}.") for number in range(90)]
    done = overlaps(reports).overlaps
    assert {each for overlap in done for each in (overlap.a, overlap.b)} == {report.id for report in reports}
    assert len(done) < 200
