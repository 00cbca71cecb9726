import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import twosource
from tests.cli.conftest import process
from twosource.cli.actions import ACTIONS, action
from twosource.cli.parser import COMMANDS
from twosource.cli.run import run
from twosource.cli.terminal.exits import CUT, DONE, NOTHING, UNWRITTEN, USAGE

LIGHT = """
import sys
from twosource.cli.run import run
code, heavy = run({!r}), {!r} & sys.modules.keys()
sys.exit(str(heavy) if heavy else code)
"""


def light(arguments: list[str], heavy: set[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", LIGHT.format(arguments, heavy)], capture_output=True, text=True, check=False)


def test_help_teaches_and_loads_nothing_heavy() -> None:
    ended = light(["--help"], {"spacy", "sqlalchemy", "rich", "numpy", "trafilatura"})
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "exit codes:" in ended.stdout
    assert all(command.name in ended.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == DONE
    assert re.search(rf"examples:\n  .*twosource {command}", capsys.readouterr().out)


def test_looking_into_a_case_loads_no_language_model(kept: Path) -> None:
    ended = light(["events", str(kept)], {"spacy", "trafilatura"})
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_comparison_that_keeps_nothing_loads_no_database_library(texts: list[Path]) -> None:
    ended = light(["compare", *map(str, texts), "--format", "json"], {"sqlalchemy"})
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_function_stands_behind_every_command() -> None:
    assert {command.name for command in COMMANDS} == ACTIONS.keys()
    assert all(callable(action(command)) for command in ACTIONS)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], USAGE),
        (["nosuch"], USAGE),
        (["compare", "a.txt", "-o", "b.docx"], USAGE),
        (["events", "nowhere.two"], USAGE),
        (["add", "nowhere.two", "a.txt"], USAGE),
        (["events", "a.two", "--limit", "0"], USAGE),
    ],
)
def test_usage_is_told_in_a_sentence(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.strip()


def test_nothing_readable_has_its_own_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    assert run(["compare", str(tmp_path / "empty.txt")]) == NOTHING
    assert "nothing could be read" in capsys.readouterr().err


def test_debug_shows_where(tmp_path: Path) -> None:
    with pytest.raises(twosource.TwosourceError):
        run(["events", str(tmp_path / "nowhere.two"), "--debug"])


def test_a_reader_that_goes_away_is_no_error(kept: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "twosource", "claims", str(kept), "--json"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (CUT, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which this system has not")
def test_a_full_standard_output_is_told(kept: Path) -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "twosource", "events", str(kept)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == UNWRITTEN
    assert "Traceback" not in ended.stderr
    assert "space" in ended.stderr


def test_the_version_is_the_packages() -> None:
    root = Path(__file__).parents[2]
    pyproject = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in pyproject["project"]
    assert pyproject["project"]["dynamic"] == ["version"]
    assert (root / pyproject["tool"]["hatch"]["version"]["path"]).samefile(twosource.__file__)
    assert process("--version").stdout == f"twosource {twosource.__version__}\n"


def test_the_front_door_has_ten_names_that_open() -> None:
    assert len(twosource.__all__) <= 10
    assert all(callable(getattr(twosource, name)) for name in twosource.__all__)
