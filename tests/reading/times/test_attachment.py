"""Which time dates which happening."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.reading.conftest import parsed
from twosource.model import Moment
from twosource.reading import ENGLISH
from twosource.reading.page import EventMention, Page, span_of
from twosource.reading.times.attachment import moments
from twosource.reading.times.expressions import times

Make = Callable[..., Page]


def published(page: Page) -> Page:
    """The page of a report that states its date."""
    return replace(page, report=replace(page.report, published=Moment(edtf="2023-11-03", basis="stated")))


def dated(page: Page, *words: str) -> list[str | None]:
    """The EDTF of the happenings that `words` name, in their order."""
    event_mentions = []
    for word in words:
        token = next(token for token in page.doc if token.text == word)
        number = next(n for n, sentence in enumerate(page.sentences) if sentence.first <= token.i < sentence.last)
        event_mentions.append(EventMention(span_of(token), token.i, number, token.lemma_, "event", "other", nominal=token.pos_ == "NOUN"))
    full = replace(page, **times(page))
    found: tuple[Moment, ...] = moments(replace(full, event_mentions=tuple(event_mentions)))["moments"]
    return [moment.edtf for moment in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Dascu visited Varna on October 14, 2023.", ("visited",), ["2023-10-14"]),
        ("In April 2024, she is said to have travelled to Varna.", ("said", "travelled"), [None, "2024-04"]),
        ("In May 2020, Dascu came to Varna and spoke at the club.", ("came", "spoke"), ["2020-05", "2020-05"]),
        ("In May 2020, Dascu came to Varna, where she addressed sailors.", ("came", "addressed"), ["2020-05", "2020-05"]),
        ("In May 2020, Dascu met a sailor who won the race in 2011.", ("met", "won"), ["2020-05", "2011"]),
        ("Dascu met a sailor who won the race in 2011.", ("met", "won"), [None, "2011"]),
        ("The talks were held on October 14, 2023.", ("talks", "held"), ["2023-10-14", "2023-10-14"]),
        ("The police said in May 2020 that Dascu had resigned.", ("said", "resigned"), ["2020-05", None]),
        ("Nobody forgot the October 7, 2023 flood.", ("flood",), ["2023-10-07"]),
        ("She has worked in Varna since 2019.", ("worked",), ["2019/.."]),
        ("Dascu resigned.", ("resigned",), [None]),
        ("On 14 April 2024 harbour chief Anton Velkov met Mirela Dascu.", ("met",), ["2024-04-14"]),
        ("May 3, 2024 The mayor resigned.", ("resigned",), [None]),
        ("Dascu told sailors in May 2020 she had met Velkov in 2011.", ("told", "met"), ["2020-05", "2011"]),
        ("Dascu said that in May 2020 she had met Velkov.", ("said", "met"), [None, "2020-05"]),
        ("Dascu was charged in May 2020 after opening fire, killing a sailor.", ("charged", "killing"), ["2020-05", None]),
    ],
)
def test_dates_stay_with_what_they_date(page: Make, text: str, words: tuple[str, ...], edtf: list[str | None]) -> None:
    assert dated(page(text), *words) == edtf


def test_a_dateline_dates_no_event(page: Make) -> None:
    assert dated(published(page("VARNA, Nov 3 (Agency) - Dascu resigned.")), "resigned") == [None]


def test_the_published_date_is_no_event_date(page: Make) -> None:
    assert dated(published(page("Dascu resigned after a quarrel.")), "resigned") == [None]


def test_a_row_of_dates_is_a_claim_at_each() -> None:
    text = "The council met in Varna on 3 and 5 May 2024."
    claims = [claim for claim in ENGLISH.annotate(parsed(text)).claims if claim.trigger.text == "met"]
    assert [claim.time.edtf for claim in claims] == ["2024-05-03", "2024-05-05"]
    assert len({claim.id for claim in claims}) == 2


def test_a_weekday_that_cannot_be_dated_still_says_when(page: Make) -> None:
    assert ENGLISH.annotate(page("Velkov left on Monday.")).claims[0].time.text == "Monday"
