"""The page of the library is made from its docstrings, which tell of every argument and whose examples run."""

import builtins
import doctest
import importlib.util
import inspect
import shutil
from pathlib import Path
from types import ModuleType

import pytest

import twosource
import twosource.errors
from twosource.case.read import Window

ROOT = Path(__file__).parents[1]
ONE = "Mira Solen met Tomas Brandt in Varna on 12 April 2024, the dockers said. Solen leads the Harbour Union."
TWO = "Mira Solen met Tomas Brandt in Varna on 14 April 2024, the dockers said. Solen leads the Harbour Union."


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


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_what_it_returns(name: str) -> None:
    told = API.sections(inspect.getdoc(FUNCTIONS[name]) or "")
    assert "Returns" in told or inspect.signature(FUNCTIONS[name]).return_annotation in (None, "None")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_function_raises_is_an_error_there_is(name: str) -> None:
    listed = API.items(API.sections(inspect.getdoc(FUNCTIONS[name]) or "").get("Raises", ""))
    assert [each for each in listed if not hasattr(twosource.errors, each) and not hasattr(builtins, each)] == []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the page says there is in the examples."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    twosource.new(folder / "affair.two")
    with pytest.MonkeyPatch.context() as there:
        there.chdir(folder)
        twosource.add("affair.two", ["one.txt", "two.txt"])
    return folder


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_an_example_that_comes_out_as_shown(
    name: str, told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    with Window("affair.two") as window:
        known = {"twosource": twosource, "case": twosource.load("affair.two"), "window": window}
        example = doctest.DocTestParser().get_doctest(inspect.getdoc(FUNCTIONS[name]) or "", known, name, None, None)
        assert [line.source for line in example.examples if line.options.get(doctest.SKIP)] == []
        ended = runner.run(example)
    assert ended.attempted > 0, f"{name} has no example"
    assert ended.failed == 0
