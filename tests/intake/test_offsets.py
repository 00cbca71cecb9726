"""Offsets lead from every character of a clean text back to the raw one, whatever the script."""

import html as entities
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import items, markdown
from twosource.intake.clean import plain
from twosource.intake.html import page
from twosource.intake.lines import lines_of

PIECES = [
    "😀",
    "👩‍👩‍👧",
    "مرحبا بالعالم",
    "e\u0301",
    "n\u0303o",
    "\r\n",
    "\n\n",
    "\r",
    " ",
    "Velmora",
    "<",
    "&",
    "\\",
    '"',
    "\u2028",
    "中文",
    "\ud83d",
    ".",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join)


@given(texts)
def test_plain_text_changes_nothing_but_line_ends_and_surrogates(raw: str) -> None:
    text, offsets = plain(raw)
    marked = raw.startswith("\ufeff")
    assert "\r" not in text
    text.encode()
    assert len(offsets) == len(text)
    for char, at in zip(text, offsets, strict=True):
        assert raw[at] == char or (char == "\n" and raw[at] == "\r") or (char == "\ufffd" and "\ud800" <= raw[at] <= "\udfff")
    assert len(text) == len(raw) - raw.count("\r\n") - marked


@given(texts, st.booleans())
def test_json_text_leads_back_through_its_escapes(text: str, ascii_only: bool) -> None:
    # what two lone surrogates become on the way through JSON is one character
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    raw = json.dumps({"id": "1", "text": text, "title": "x"}, ensure_ascii=ascii_only)
    draft = items.draft_of(items.item_of(raw))
    assert draft.text == plain(text)[0]
    for char, at in zip(draft.text, draft.offsets, strict=True):
        assert raw[at] == char or raw[at] == "\\"


@settings(deadline=None)
@given(st.lists(texts.map(lambda text: text.replace("\ud83d", "")), min_size=1, max_size=5))
def test_html_text_leads_back_to_its_characters(paragraphs: list[str]) -> None:
    raw = "<html><body><div>" + "".join(f"<div>{entities.escape(words)}</div>\r\n" for words in paragraphs)
    draft = page.draft_of(raw)
    assert len(draft.offsets) == len(draft.text)
    for char, at in zip(draft.text, draft.offsets, strict=True):
        assert at == -1 or raw[at] == char or raw[at] == "&" or (char == " " and raw[at].isspace())
    assert [at for at in draft.offsets if at >= 0] == sorted(at for at in draft.offsets if at >= 0)


@given(texts)
def test_markdown_text_leads_back_to_its_characters(raw: str) -> None:
    draft = markdown.draft_of(raw)
    assert len(draft.offsets) == len(draft.text)
    for char, at in zip(draft.text, draft.offsets, strict=True):
        assert at == -1 or raw[at] == char or (char == "\n" and raw[at] == "\r") or char == "\ufffd"


@given(texts)
def test_lines_hold_every_character_but_blanks(raw: str) -> None:
    text, _ = plain(raw)
    lines = lines_of(text)
    covered = "".join(line.span.of(text) for line in lines)
    assert "".join(covered.split()) == "".join(text.split())
