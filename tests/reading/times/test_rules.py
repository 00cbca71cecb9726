"""The rules of the time grammar: each row reads its own example, and a new row is all that a new form takes."""

import re

import pytest

from twosource.language import rows
from twosource.reading.times.builders import BUILDERS
from twosource.reading.times.grammar import expressions
from twosource.reading.times.rules import TimeRule, compiled, joins, scanner
from twosource.reading.times.token_classes import TokenClass
from twosource.reading.times.tokens import Words, token_class
from twosource.reading.times.values import Expression

BY_FORM = frozenset(
    {
        TokenClass.YEAR, TokenClass.DAY_NUMBER, TokenClass.ORDINAL_DAY, TokenClass.NUMBER, TokenClass.DECADE, TokenClass.CLOCK,
        TokenClass.WRITTEN_DATE, TokenClass.COMMA, TokenClass.DASH, TokenClass.POSSESSIVE, TokenClass.OTHER,
        TokenClass.POINT, TokenClass.SHORT_DATE,
        TokenClass.DOTTED_DAY,
    }
)  # fmt: skip
"""Classes that no word table gives."""


def words_of(text: str) -> Words:
    texts = tuple(text.split())
    return Words(texts, "".join(token_class(each) for each in texts))


def said(found: Expression) -> str:
    """An expression as the column `reads` writes it."""
    unit = found.unit if found.unit != found.kind else ""
    shift = f"shift {found.shift}" if found.shift is not None else ""
    return " ".join(each for each in ("" if found.kind == "date" else found.kind, unit, found.edtf, found.clock, shift) if each)


@pytest.mark.parametrize("rule", scanner().rules, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule: TimeRule) -> None:
    words = words_of(rule.example)
    match = next((each for each in scanner().pattern.finditer(words.classes) if scanner().rule_of(each) == rule), None)
    assert match is not None, "another rule is first at this place, or none fits"
    built = BUILDERS[rule.builder](words, match.start(), match.end())
    assert " ".join(said(each) for each in (built if isinstance(built, list) else [built] if built else [])) == rule.reads


def test_a_rule_has_a_name_of_its_own() -> None:
    names = [row["rule"] for row in rows("time_rules")]
    assert len(names) == len(set(names))


def test_every_builder_is_used_and_every_class_is_reached() -> None:
    assert {rule.builder for rule in scanner().rules} == BUILDERS.keys()
    named = set(re.findall(r"[A-Z][A-Z_]+", " ".join(row["tokens"] for row in rows("time_rules"))))
    assert named <= TokenClass.__members__.keys()
    assert {row["class"] for row in rows("time_words")} == {each.name for each in TokenClass if each not in BY_FORM}


@pytest.mark.parametrize("row", rows("time_joins"), ids=lambda row: f"{row['left']} {row['right']}")
def test_joined_neighbours_are_one_expression(row: dict[str, str]) -> None:
    assert (row["left"], row["right"]) in joins()
    words = words_of(row["example"])
    (only,) = expressions(words)
    assert (only.first, only.last) == (0, len(words.texts))


@pytest.mark.parametrize("tokens", ["YAER", "any_mnoth YEAR", "YEAR + YEAR", "DAY_NUMBER[2]"])
def test_what_is_no_token_class_is_said_to_be_none(tokens: str) -> None:
    with pytest.raises(ValueError, match="no token class, part or sign"):
        compiled(tokens, {})


def test_a_row_compiles_to_what_stands_beside_it_and_the_tokens_themselves() -> None:
    pattern = re.compile(compiled("after(FROM) DAY_NUMBER (DASH DAY_NUMBER)? not_before(UNIT)", {}))
    assert [match.span() for match in pattern.finditer(words_of("from 3 - 5 days").classes)] == [(1, 2)]
    assert [match.span() for match in pattern.finditer(words_of("from 3 - 5 May").classes)] == [(1, 4)]
