"""A decision's words are kept as they were given, or refused in a sentence."""

import json
from datetime import UTC, datetime

import pytest

from twosource.case.judging import legible
from twosource.errors import UsageError
from twosource.model import Judgement


def asked(why: str = "because", value: str = "") -> Judgement:
    return Judgement(0, "edit", ("e1",), "ada", datetime.now(UTC), why, value)


@pytest.mark.parametrize("words", ["\ud800", "a\udcff", "A\0B"])
def test_half_a_character_and_a_nul_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="no text"):
        legible(asked(why=words))
    for value in ({"slot": "name", "after": words}, {"roles": [{words: 1}]}):
        with pytest.raises(UsageError, match="no text"):
            legible(asked(value=json.dumps(value)))


@pytest.mark.parametrize("words", ["", "line\nline\ttab", "😀 наново “it”", "\u202egnp"])
def test_what_is_text_is_taken(words: str) -> None:
    legible(asked(words, json.dumps({"slot": "name", "after": words})))
    legible(asked(words, "no json"))
