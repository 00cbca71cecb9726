"""The page of the library is made from its docstrings, which tell of every argument and whose examples run."""

import doctest
import importlib.util
import inspect
from pathlib import Path
from types import ModuleType

import pytest

import twosource

ROOT = Path(__file__).parents[1]
ONE = "Mira Solen met Tomas Brandt in Varna on 12 April 2024, the dockers said."
TWO = "Mira Solen met Tomas Brandt in Varna on 14 April 2024, the dockers said."


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


API = script("api_page")
FUNCTIONS = dict(API.functions())


def test_the_page_is_what_the_docstrings_say() -> None:
    assert (ROOT / "docs/api.md").read_text(encoding="utf-8") == API.page(), "run python scripts/api_page.py"


def test_the_page_has_the_whole_front_door() -> None:
    told = {name for names in API.PLACES.values() for name in names}
    assert set(twosource.__all__) <= told


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_argument_is_told_of(name: str) -> None:
    told = inspect.getdoc(FUNCTIONS[name]) or ""
    listed = API.items(API.sections(told).get("Args", ""))
    assert [each for each in API.taken(FUNCTIONS[name]) if each not in listed and f"`{each}`" not in told] == []
    assert set(listed) <= set(API.taken(FUNCTIONS[name]))


@pytest.mark.parametrize("name", [name for name, function in FUNCTIONS.items() if "." not in function.__qualname__])
def test_every_function_says_what_it_returns_and_shows_a_call(name: str) -> None:
    told = API.sections(inspect.getdoc(FUNCTIONS[name]) or "")
    assert "Example" in told
    assert "Returns" in told or inspect.signature(FUNCTIONS[name]).return_annotation in (None, "None")


def test_every_example_comes_out_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    twosource.new("affair.two")
    twosource.add("affair.two", ["one.txt", "two.txt"])
    known = {"twosource": twosource, "case": twosource.load("affair.two")}
    runner, parser = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS), doctest.DocTestParser()
    for name, function in FUNCTIONS.items():
        runner.run(parser.get_doctest(inspect.getdoc(function) or "", dict(known), name, None, None))
    assert runner.tries > 25
    assert runner.failures == 0
