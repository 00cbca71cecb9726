"""The pages say what is so: examples run, links lead somewhere, numbers in tables have a row behind them."""

import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import twosource
from twosource.cli.parser import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "twosource"
MADE = {"dist/", "language/CODE/", "outputs/exports/NAME.py"}
"""Places in CONTRIBUTING.md that are there only once somebody makes them."""
ENTRANCE = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PAGES = sorted([*(ROOT / name for name in ENTRANCE), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
STORY = "Mira Solen met Tomas Brandt in Varna on {} April 2024, the dockers said."


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_example_of_the_tour_comes_out_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = doctest.testfile(str(ROOT / "docs" / "tour.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert ended.attempted > 40
    assert ended.failed == 0


def test_the_readmes_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(STORY.format(12))
    (tmp_path / "two.html").write_text(f"<html><body><p>{STORY.format(14)}</p></body></html>")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL)
    exec(block, {})
    assert "time conflict" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(text_of(page)) if not (page.parent / link).exists()] == []


def test_every_command_a_page_shows_is_one() -> None:
    known = {command.name for command in COMMANDS}
    shown = {found for page in PAGES for found in re.findall(r"(?:^|bin/)twosource ([a-z]+)", text_of(page), re.MULTILINE)}
    assert shown - known == set()


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md"])
def test_what_a_page_for_contributors_names_is_there(page: str) -> None:
    """Places are named from the checkout's root, from the package's, or in short, as a file's own name."""
    named = set(re.findall(r"`((?:[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|tsv|toml|lock))`", text_of(ROOT / page))) - MADE
    files = {path.name for path in (ROOT / "src").rglob("*.*")} | {path.name for path in ROOT.iterdir()}
    assert {each for each in named if not ((ROOT / each).exists() or (SOURCE / each).exists() or each in files)} == set()


def script(name: str) -> ModuleType:
    """A script of the project, loaded and not run."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_the_plan_of_the_house_is_what_the_rooms_say() -> None:
    assert text_of(ROOT / "CONTRIBUTING.md") == script("rooms").page(), "run python scripts/rooms.py"


def test_the_page_of_words_is_what_the_classes_say() -> None:
    words = script("words_page")
    assert text_of(ROOT / "docs/words.md") == words.page(), "run python scripts/words_page.py"
    assert [name for room in (*words.ROOMS, words.BESIDE) for name, _, said in words.classes(room) if len(said.split()) < 3] == []


def test_the_page_of_words_lacks_no_package_and_no_class() -> None:
    """Held against what the package is when it is imported, not against the script that writes the page."""
    page = text_of(ROOT / "docs/words.md")
    for _, name, package in pkgutil.walk_packages(twosource.__path__, "twosource."):
        where = name.removeprefix("twosource.").replace(".", "/")
        assert not package or f"| `{where}` | " in page or f"## {where}\n\n" in page, f"{where} has no line"
        things = {} if where == "__main__" else vars(importlib.import_module(name))
        own = [word for word, thing in things.items() if inspect.isclass(thing) and thing.__module__ == name and word[0] != "_"]
        assert [word for word in own if f"| {word} | `{where}` | " not in page] == [], f"classes of {where} have no line"


def test_the_page_of_words_says_what_every_value_of_every_kind_means() -> None:
    page, words = text_of(ROOT / "docs/words.md"), script("words_page")
    found = [each for room in (*words.ROOMS, words.BESIDE) for each in words.kinds(room)]
    assert [word for word, where, _, said in found if f"| {word} | `{where}` | {said} |" not in page] == []
    assert [(word, value) for word, _, values, said in found for value in values if f"`{value}`" not in said] == []
    named = [name for path in SOURCE.rglob("*.py") for name in re.findall(r"^(\w+) = Literal\[", text_of(path), re.MULTILINE)]
    assert sorted(named) == sorted(word for word, *_ in found)


def test_the_version_has_a_part_in_the_changelog() -> None:
    heads = re.findall(r"^## \[(.+?)\]", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert heads[:2] == ["Unreleased", twosource.__version__]


def test_every_decision_stands_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = text_of(folder / "README.md")
    assert [path.name for path in folder.glob("0*.md") if path.name not in index] == []
