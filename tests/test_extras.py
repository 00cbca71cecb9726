"""What wants a library of its own says what to install, before it does any work; pyproject.toml and the table of extras tell the same."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from twosource import cli
from twosource.cli.run import run
from twosource.errors import UsageError
from twosource.extras import EXTRAS, demand
from twosource.model import Case
from twosource.outputs import as_pdf

ROOT = Path(__file__).parents[1]
OPTIONAL = {module for extra in EXTRAS.values() for module in extra.modules}
LACKING = {
    "site": (["serve", "none.two"], ["people", "none.two", "list"]),
    "pdf": (["compare", "none.txt", "-o", "out.pdf"], ["show", "none.two", "--format", "pdf", "-o", "-"]),
    "xlsx": (["export", "none.two", "xlsx"],),
    "parquet": (["export", "none.two", "parquet"],),
    "graph": (["export", "none.two", "gexf"], ["export", "none.two", "graphml"]),
    "archive": (["export", "none.two", "archive"], ["import", "none.two", "archive", "none.zip"]),
}


def without(monkeypatch: pytest.MonkeyPatch, extra: str) -> None:
    """As if its libraries were not installed: this is how Python marks a module that can't be had."""
    for module in EXTRAS[extra].modules:
        monkeypatch.setitem(sys.modules, module, None)


@pytest.mark.parametrize(("extra", "command"), [(extra, command) for extra, commands in LACKING.items() for command in commands])
def test_a_command_says_what_to_install_and_leaves_nothing(
    extra: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    without(monkeypatch, extra)
    assert run(command) == 2
    said = capsys.readouterr().err
    assert f'pip install "twosource[{extra}]"' in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_library_says_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pdf")
    with pytest.raises(UsageError, match=re.escape("twosource[pdf]")):
        as_pdf(Case((), ()))


def test_what_is_installed_is_not_asked_for() -> None:
    for name in EXTRAS:
        demand(name, "a test")


def test_doctor_tells_which_extras_are_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    without(monkeypatch, "xlsx")
    run(["doctor"])
    said = capsys.readouterr().out
    assert re.search(r'extra xlsx: .*not installed; pip install "twosource\[xlsx\]"', said)
    assert re.search(r"extra pdf: .*: installed", said)


def test_the_table_has_every_extra_of_the_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    assert set(extras) == {*EXTRAS, "all"}
    (whole,) = extras["all"]
    assert set(re.findall(r"\w+", whole)) == {"twosource", *EXTRAS} - {"french"}


def test_the_bare_start_loads_no_library_of_an_extra() -> None:
    rooms = "twosource.cli.run, twosource.workflow, twosource.outputs, twosource.case.transfer, twosource.cli.commands.exporting"
    code = f"import sys, {rooms}; print(*({OPTIONAL!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_types_are_said_to_be_there() -> None:
    assert (Path(cli.__file__).parents[1] / "py.typed").is_file()
