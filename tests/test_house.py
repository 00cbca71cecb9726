"""The house rules a machine can hold: sizes, names, the front door, what an import costs, where word lists come from."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource

SOURCE = Path(twosource.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
TABLES = sorted((SOURCE / "language").glob("*/*.tsv"))

MODULES_OF_FOLDER = 20
LINES_OF_MODULE, LINES_OF_FUNCTION, PARAMETERS = 320, 50, 6
"""About 300 lines, about 50, and 6: a module may run over by a docstring."""

LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS = {"case/write.py:add": "twenty lines of it tell a caller what it takes, gives and raises, for docs/api.md"}
MANY_PARAMETERS = {
    "reading/coreference/features.py:_facts": "a mention and what its page says around it, each found once for all mentions",
    "reading/times/expressions.py:_moments": "what a sentence's moments are resolved by: its tokens, the page, and what was told before",
}
"""Exceptions by name, each with its reason; a test says when one is no longer needed."""

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager", "meta"}
HEAVY = {"spacy", "sqlalchemy", "rich", "lxml", "numpy", "trafilatura", "edtf", "httpcore"}
LICENCES = ("Apache-2.0", "CC BY", "WordNet licence", "public domain")


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name(path)}:{node.name}", node


def constants(path: Path) -> Iterator[str]:
    """The names in capitals that a module gives a value."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        yield from (each.id for each in targets if isinstance(each, ast.Name) and each.id.isupper() and each.id.strip("_"))


def test_modules_are_short_but_for_those_with_a_reason() -> None:
    long = {name(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > LINES_OF_MODULE}
    assert long == LONG_MODULES.keys()


def test_functions_are_short_but_for_those_with_a_reason() -> None:
    long = {where for where, node in functions() if (node.end_lineno or 0) - node.lineno + 1 > LINES_OF_FUNCTION}
    assert long == LONG_FUNCTIONS.keys()


def test_functions_take_few_parameters_but_for_those_with_a_reason() -> None:
    taking = ((where, [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]) for where, node in functions())
    many = {where for where, parameters in taking if len([p for p in parameters if p.arg not in {"self", "cls"}]) > PARAMETERS}
    assert many == MANY_PARAMETERS.keys()


def test_no_folder_holds_more_modules_than_can_be_looked_over() -> None:
    held = Counter(path.parent for path in MODULES)
    assert {name(folder): number for folder, number in held.items() if number > MODULES_OF_FOLDER} == {}


def test_no_constant_of_a_room_has_two_homes() -> None:
    homes: dict[tuple[str, str], list[str]] = {}
    for path in MODULES:
        room = path.relative_to(SOURCE).parts[0]
        for constant in constants(path):
            homes.setdefault((room, constant), []).append(name(path))
    assert {where: found for where, found in homes.items() if len(found) > 1} == {}


def test_every_module_opens_with_a_sentence_that_says_what_it_holds() -> None:
    opening = {name(path): (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n\n")[0] for path in MODULES}
    assert [where for where, said in opening.items() if len(said.split()) < 4 or said[-1] not in ".:"] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part for path in MODULES for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert not parts & FORBIDDEN


def test_the_front_door_has_at_most_ten_names_and_all_open() -> None:
    assert len(twosource.__all__) <= 10
    assert set(twosource.__all__) == twosource.HOMES.keys()
    assert all(getattr(twosource, each).__doc__ for each in twosource.__all__)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, twosource; print(*({HEAVY!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_word_table_says_where_it_comes_from_and_under_which_licence(path: Path) -> None:
    said = " ".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert any(word in said for word in ("for the project", "for this project", "for twosource", "Derived from", "earned", "ade by"))
    assert any(licence in said for licence in LICENCES)


def test_what_a_table_was_learned_from_is_named_in_the_notice() -> None:
    notice = (SOURCE.parents[1] / "NOTICE").read_text(encoding="utf-8")
    learned = [
        path.name for path in TABLES if any(corpus in path.read_text(encoding="utf-8")[:600] for corpus in ("ECB+", "GUM", "WordNet"))
    ]
    assert learned
    assert [table for table in learned if table not in notice] == []
