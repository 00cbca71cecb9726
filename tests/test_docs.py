"""The pages say what is so: examples run, links lead somewhere, numbers in tables have a row behind them."""

import doctest
import re
from pathlib import Path

import pytest

from twosource.cli.parser import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
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


def test_every_decision_stands_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = text_of(folder / "README.md")
    assert [path.name for path in folder.glob("0*.md") if path.name not in index] == []
