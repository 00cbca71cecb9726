"""What an output is made from stays what it was, by whatever name the output calls it."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import process
from twosource.cli.run import run
from twosource.cli.terminal.exits import USAGE
from twosource.formats import FORMS

WRITERS = [("show", "--format", form) for form in ("text", "json", "markdown", "html", "pdf")]
EXPORTS = [("export", form.name) for form in FORMS]

NAMES: dict[str, Callable[[Path], str]] = {
    "itself": str,
    "by a way round": lambda path: f"{path.parent}/.//../{path.parent.name}/{path.name}",
    "relative": lambda kept: os.path.relpath(kept),
    "a link": lambda kept: linked(kept, os.symlink),
    "a link to a link": lambda kept: linked(Path(linked(kept, os.symlink)), os.symlink),
    "a hard link": lambda kept: linked(kept, os.link),
    "its log": lambda kept: f"{kept}-wal",
    "its index": lambda kept: f"{kept}-shm",
    "its journal": lambda kept: f"{kept}-journal",
    "its people": lambda kept: f"{kept}.people.json",
    "its folder": lambda kept: str(kept.parent),
    "another case": lambda kept: copied(kept),
    "a link to another case": lambda kept: linked(Path(copied(kept)), os.symlink),
    "a folder to be": lambda kept: f"{kept.parent}/new/",
}  # fmt: skip


def linked(path: Path, link: Callable[[Path, Path], None]) -> str:
    there = path.with_name(f"{path.name}.{link.__name__}")
    link(path, there)
    return str(there)


def copied(kept: Path) -> str:
    (kept.parent / "other.two").write_bytes(kept.read_bytes())
    return str(kept.parent / "other.two")


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", [WRITERS[1], WRITERS[3], EXPORTS[5], EXPORTS[-1]], ids=lambda each: each[-1])
def test_no_name_of_a_case_is_written_over(command: tuple[str, ...], name: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = NAMES[name](kept)
    before = held(kept.parent)
    assert run([command[0], str(kept), *command[1:], "-o", output]) == USAGE
    assert held(kept.parent) == before
    said = capsys.readouterr()
    assert said.err.startswith("twosource: ")
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize("command", [*WRITERS, *EXPORTS], ids=lambda each: each[-1])
def test_no_form_is_written_over_its_case(command: tuple[str, ...], kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept.parent)
    before = held(kept.parent)
    assert run([command[0], kept.name, *command[1:], "-o", f"./{kept.name}"]) == USAGE
    assert held(kept.parent) == before


@pytest.mark.parametrize("form", ["text", "json", "html", "pdf"])
@pytest.mark.parametrize("name", ["itself", "by a way round", "relative", "a link", "a hard link"])
def test_no_report_is_written_over(name: str, form: str, texts: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    output = NAMES[name](texts[1])
    before = held(texts[1].parent)
    assert run(["compare", *map(str, texts), "--format", form, "-o", output]) == USAGE
    assert held(texts[1].parent) == before
    assert "which it is made from" in capsys.readouterr().err


def test_a_report_of_a_folder_is_not_written_over(texts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".hidden").write_text("not read")
    moved = [path.rename(tmp_path / "in" / "deep" / path.name) for path in texts]
    folder = str(tmp_path / "in")
    for name in ("itself", "a link", "a hard link"):
        output = NAMES[name](moved[0])
        before = held(tmp_path)
        assert run(["compare", folder, "--format", "markdown", "-o", output]) == USAGE
        assert held(tmp_path) == before
        assert "it is read itself" in capsys.readouterr().err
    os.remove(f"{moved[0]}.symlink")
    os.remove(f"{moved[0]}.link")
    assert run(["compare", folder, "-o", f"{folder}/new.md"]) == 0, "what is not there yet is not read"
    assert run(["compare", folder, "-o", f"{folder}/new.md"]) == USAGE
    assert run(["compare", f"{folder}/deep", "--format", "markdown", "-o", f"{folder}/.hidden"]) == 0


def test_standard_output_and_input_that_lead_to_an_input_are_seen(kept: Path, texts: list[Path]) -> None:
    before = kept.read_bytes(), texts[0].read_bytes()
    with kept.open("ab") as end:
        ended = subprocess.run([sys.executable, "-m", "twosource", "show", kept, "--format", "json"], stdout=end, stderr=-1, check=False)
    assert ended.returncode == USAGE
    assert b"standard output is" in ended.stderr
    with kept.open("ab") as end:
        command = [sys.executable, "-m", "twosource", "export", kept, "geojson", "-o", "/dev/stdout"]
        assert subprocess.run(command, stdout=end, stderr=-1, check=False).returncode == USAGE
    with texts[0].open("rb") as start:
        command = [sys.executable, "-m", "twosource", "compare", "-", "--format", "json", "-o", str(texts[0])]
        ended = subprocess.run(command, stdin=start, stderr=-1, check=False)
    assert (ended.returncode, b"is standard input, which it is made from" in ended.stderr) == (USAGE, True)
    assert (kept.read_bytes(), texts[0].read_bytes()) == before


def test_a_case_that_is_being_written_is_known_by_its_log(kept: Path, texts: list[Path]) -> None:
    new = kept.with_name("new.two")
    writer = sqlite3.connect(new)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE t (x)")
    assert run(["compare", *map(str, texts), "--format", "json", "-o", str(new)]) == USAGE
    writer.close()


def test_a_key_and_the_demos_story_are_not_written_over(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert run(["export", str(kept), "archive", "-o", str(tmp_path / "a.zip")]) == 0
    own = tmp_path / "config" / "twosource" / "signing-key.pem"
    key = own.read_bytes()
    assert run(["export", str(kept), "archive", "-o", str(own)]) == USAGE
    other = tmp_path / "key.pem"
    own.rename(other)
    assert run(["export", str(kept), "archive", "--key", str(other), "-o", str(other)]) == USAGE
    assert other.read_bytes() == key
    assert run(["demo", "-o", str(kept)]) == USAGE


@pytest.mark.parametrize(
    ("command", "output"),
    [(("show", "--format", "json"), "/dev/stdout"), (("export", "geojson"), "/dev/null"), (("export", "geojson"), "/proc/self/fd/1"),
     (("export", "archive"), "-"), (("export", "archive"), "/dev/stdout")],
)  # fmt: skip
def test_standard_output_and_devices_are_written_into(command: tuple[str, ...], output: str, kept: Path, tmp_path: Path) -> None:
    device = os.stat("/dev/null")
    with (tmp_path / "out").open("wb") as out:
        call = [sys.executable, "-m", "twosource", command[0], kept, *command[1:], "-o", output]
        env = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")}
        assert subprocess.run(call, stdout=out, stderr=-1, env=env, check=False).returncode == 0
        out.write(b"behind")
    written = (tmp_path / "out").read_bytes()
    assert written.endswith(b"behind")
    assert (len(written) > 100) == (output != "/dev/null")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert os.stat("/dev/null").st_ino == device.st_ino


def test_a_pipe_with_a_name_is_written_into(kept: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for command in (["show", str(kept), "--format", "json"], ["export", str(kept), "csv"]):
        ending = ".zip" if "csv" in command else ""
        pipe = tmp_path / f"pipe{ending}"
        if ending:
            os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
            assert process(*command, "-o", pipe).returncode == 0
            assert len(reader.communicate()[0]) > 500
        assert stat.S_ISFIFO(pipe.stat().st_mode)
