"""The sentences the software says, held against the code that says them: none without a sentence, none unsaid, every place filled."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import twosource
from twosource.comparison.manner import OCCURRENCES
from twosource.language import lexicon, phrase
from twosource.model.claim import Certainty
from twosource.resolution.entities.policy import SAID_ALIKE, SCORES
from twosource.resolution.origins.copies import HOWS
from twosource.resolution.origins.credits import CREDITING

SOURCE = Path(twosource.__file__).parent
OWN = SOURCE / "language" / "tables.py"
"""Where `phrase` itself stands."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of `phrase`: its name, or what its name begins with where the rest is a value of the code, and the places it fills."""

    where: str
    name: str
    whole: bool
    fills: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The phrases it may say."""
        return frozenset(name for name in places() if (name == self.name if self.whole else name.startswith(self.name)))


def places() -> dict[str, frozenset[str]]:
    """The places in braces of each phrase."""
    return {name: frozenset(at for _, at, _, _ in Formatter().parse(text) if at) for name, text in lexicon("phrases", "phrase").items()}


def calls() -> Iterator[Call]:
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path != OWN and _imports_phrase(tree):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                    yield _call(node, f"{path.relative_to(SOURCE)}:{node.lineno}")


def _imports_phrase(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("twosource.language")
        and "phrase" in {each.name for each in node.names}
        for node in ast.walk(tree)
    )


def _call(node: ast.Call, where: str) -> Call:
    assert len(node.args) == 1, f"{where}: a phrase is asked for by its name alone, its values by theirs"
    assert all(each.arg for each in node.keywords), f"{where}: each value by its name, so that it can be held against the phrase"
    name = node.args[0]
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    first = parts[0]
    assert isinstance(first, ast.Constant), f"{where}: the name is written out, or begins with what its group is called"
    return Call(where, str(first.value), len(parts) == 1, frozenset(each.arg for each in node.keywords if each.arg))


def test_each_phrase_that_code_says_is_in_the_table() -> None:
    assert [(call.where, call.name) for call in calls() if not call.names] == []


def test_no_phrase_is_unsaid() -> None:
    assert set(places()) - {name for call in calls() for name in call.names} == set()


def test_each_caller_fills_the_places_of_its_phrase_and_no_others() -> None:
    """Where the name's end is a value of the code, what is filled are the places of all the phrases it may be."""
    asked = {call: frozenset[str]().union(*(places()[name] for name in call.names)) for call in calls()}
    assert [(call.where, call.name, sorted(call.fills)) for call, wanted in asked.items() if call.fills != wanted] == []


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("entity.joined.", SCORES),
        ("entity.alike.", SAID_ALIKE),
        ("origin.root.", HOWS),
        ("origin.publisher.", CREDITING),
        ("comparison.occurrence.", OCCURRENCES.values()),
        ("comparison.certainty.", get_args(Certainty)),
    ],
)
def test_a_group_of_phrases_has_one_for_each_value_of_the_code(group: str, values: Iterable[str]) -> None:
    assert {name for name in places() if name.startswith(group)} == {f"{group}{value}" for value in values}


def test_a_phrase_takes_what_it_is_given_as_it_stands() -> None:
    assert phrase("title.placed", title="{noun}", place="{0}") == "{noun} in {0}"


def test_a_phrase_without_a_name_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("no such phrase")
