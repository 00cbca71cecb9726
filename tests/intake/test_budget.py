"""How much of a report is read: the rest stays in the text, marked as unread."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.budget import WORD, within
from twosource.model import Block, Span

ONE = "The envoy met the chief. They spoke of the harbour for an hour."


def kinds(blocks: tuple[Block, ...], text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in blocks]


def test_what_fits_is_left_as_it_is() -> None:
    blocks = (Block("lead", Span(0, len(ONE))),)
    assert within(blocks, ONE, 15) == blocks


def test_the_border_is_the_end_of_a_sentence() -> None:
    found = within((Block("lead", Span(0, len(ONE))),), ONE, 9)
    assert kinds(found, ONE) == [("lead", "The envoy met the chief."), ("unread", "They spoke of the harbour for an hour.")]


def test_what_lies_behind_the_border_is_unread_whatever_it_is() -> None:
    text = ONE + "\n\nBy Ana Roe"
    found = within((Block("lead", Span(0, len(ONE))), Block("byline", Span(len(ONE) + 2, len(text)))), text, 6)
    assert [block.kind for block in found] == ["lead", "unread", "unread"]


def test_a_text_without_sentences_or_blanks_has_a_border_too() -> None:
    for text in ("," * 500, "a" * 5000, "word " * 300, "\u0301" * 500, "🙂" * 400):
        found = within((Block("lead", Span(0, len(text))),), text, 100)
        assert [block.kind for block in found] == ["lead", "unread"], text[:9]


def test_a_run_of_blanks_counts_too() -> None:
    text = "a" + "\n" * 5000 + "b"
    assert [block.kind for block in within((Block("lead", Span(0, 1)), Block("paragraph", Span(5001, 5002))), text, 100)] == [
        "lead",
        "unread",
    ]


@given(st.text(alphabet='ab .,!?\n”"é🙂', max_size=400), st.integers(1, 60))
def test_nothing_is_lost_and_no_more_is_read_than_allowed(text: str, most: int) -> None:
    blocks = tuple(Block("paragraph", Span(at, min(at + 50, len(text)))) for at in range(0, len(text), 50))
    found = within(blocks, text, most)
    kept = {at for block in found for at in range(block.span.start, block.span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in kept)
    read = max((block.span.end for block in found if block.kind != "unread"), default=0)
    assert len(WORD.findall(text[:read])) <= max(most, len(text) if len(text) <= most else 0)
    assert within(blocks, text, most) == found
