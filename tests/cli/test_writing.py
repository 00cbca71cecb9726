import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import process
from twosource.cli.run import run
from twosource.cli.terminal.writing import form_of, write
from twosource.errors import OutputError, UsageError

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
from twosource.cli.run import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("output", "asked", "form"),
    [("-", None, "text"), ("a.md", None, "markdown"), ("A.HTML", None, "html"), ("a.pdf", "json", "json"), ("a.pdf", None, "pdf")],
)
def test_the_form_follows_the_flag_then_the_ending(output: str, asked: str | None, form: str) -> None:
    assert form_of(output, asked) == form


def test_an_ending_that_says_nothing_is_told() -> None:
    with pytest.raises(UsageError, match="--format"):
        form_of("a.odt", None)


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    write(str(path), "one")
    path.chmod(0o640)
    write(str(path), "two")
    assert path.read_text() == "two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["a.txt"]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="could not be written"):
        write(str(tmp_path / "file" / "a.txt"), "text")


def test_a_full_disk_leaves_the_old_output(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("old")
    ended = subprocess.run([sys.executable, "-c", FULL, "show", str(kept), "-o", str(path)], capture_output=True, text=True, check=False)
    assert ended.returncode == 4
    assert "Traceback" not in ended.stderr
    assert path.read_text() == "old"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


def test_looking_into_a_case_leaves_no_file_beside_it(kept: Path) -> None:
    assert run(["events", str(kept)]) == 0
    assert os.listdir(kept.parent) == ["story.two"]


@pytest.mark.parametrize("suffix", ["html", "md", "json", "txt"])
def test_a_case_is_shown_in_every_form(suffix: str, tmp_path: Path, kept: Path) -> None:
    assert run(["show", str(kept), "-o", str(tmp_path / f"a.{suffix}")]) == 0
    assert len((tmp_path / f"a.{suffix}").read_text()) > 500


def test_to_a_pipe_by_default(kept: Path) -> None:
    assert process("show", kept, "--format", "json").stdout.startswith("{")
