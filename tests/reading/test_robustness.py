"""No text, however odd, stops the reader, and whatever it finds stands where it says."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.conftest import parsed
from twosource.language import rows
from twosource.model import Span
from twosource.reading import ENGLISH
from twosource.reading.page import Page

TABLES = (
    "event_lexicon",
    "reporting_verbs",
    "hedges",
    "prepositions",
    "time_words",
    "number_words",
    "evidence_nouns",
    "tie_words",
    "light_verbs",
)
NAMES = ["Mirela", "Dascu", "Velkov", "Norvia", "Varna", "Constanta", "PWL", "January", "Monday", "2025", "14", "six"]
JOINTS = [*"a,.()'-“”", "the", "of", "in", "on", "to", "and", "who", "which", "was", "has", "been", "not", "said"]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@cache
def vocabulary() -> list[str]:
    """The first column of the reader's own tables, with names and joints."""
    found = [next(iter(row.values())) for table in TABLES for row in rows(table)]
    return found + 60 * NAMES + 60 * JOINTS


def spans_with_text(page: Page) -> Iterator[tuple[Span, str | None]]:
    for mention in page.mentions:
        yield mention.span, mention.text
    for moment in page.times:
        if moment.span is not None:
            yield moment.span, moment.text
    for claim in page.claims:
        yield claim.trigger.span, claim.trigger.text
        yield from ((role.span, role.text) for role in claim.roles)
        yield from ((hedge.span, hedge.text) for hedge in claim.hedges)
        yield from ((item.span, item.text) for item in claim.evidence)
        yield from ((quantity.span, quantity.text) for quantity in claim.quantities)
        yield from ((step.span, step.source) for step in claim.attribution if step.span is not None)
        yield from ((step.cue_span, step.cue) for step in claim.attribution)
        if claim.place is not None:
            yield claim.place.span, claim.place.text


def assert_grounded(text: str) -> None:
    page = ENGLISH.annotate(parsed(text))
    for span, words in spans_with_text(page):
        assert span.of(page.report.text) == words
    assert len({claim.id for claim in page.claims}) == len(page.claims)


@SLOW
@given(st.text(max_size=400).filter(str.strip))
def test_any_unicode_is_read(text: str) -> None:
    assert_grounded(text)


@SLOW
@given(st.data())
def test_any_salad_of_the_tables_words_is_read(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(vocabulary()), min_size=1, max_size=150))
    assert_grounded(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that " + "Dascu met Velkov in Varna and " * 850 + "left.",
        "She was in " + "in " * 2000 + "Varna.",
        "He said " + "that she said " * 600 + "that they met.",
        "Officials arrested " + ", ".join(f"Agent {n}" for n in range(800)) + " and others in Varna.",
        "They " + "killed, " * 900 + "and met.",
        "He planned to " + "try to " * 700 + "leave.",
        "The attack on " + "the leader of " * 900 + "the party failed.",
    ],
    ids=["joined clauses", "prepositions", "sayings", "names", "verbs", "infinitives", "of"],
)
def test_a_sentence_of_thousands_of_words_is_read(text: str) -> None:
    assert_grounded(text)


def test_thousands_of_short_lines_are_read() -> None:
    assert_grounded("\n".join(f"Velkov left Varna on {1 + n % 28} May." for n in range(1000)))
