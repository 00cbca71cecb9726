import os
from pathlib import Path

import pytest

from twosource.model.called import caller, outward


@pytest.fixture(autouse=True)
def _ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")


@pytest.mark.parametrize(
    ("named", "here", "told"),
    [
        ("a.txt", "/home/ada/work", "a.txt"),
        ("./reports//a.txt", "/home/ada/work", "reports/a.txt"),
        ("reports/../a.txt", "/home/ada/work", "a.txt"),
        ("/home/ada/work/reports/a.txt", "/home/ada/work", "reports/a.txt"),
        ("/home/ada/work/a.txt", "/home/ada", "work/a.txt"),
        ("/home/ada/workshop/a.txt", "/home/ada/work", "workshop/a.txt"),
        ("../x/a.txt", "/home/ada/work", "x/a.txt"),
        ("../../ada/x/a.txt", "/home/ada/work", "x/a.txt"),
        ("../a.txt", "/home/ada/work", "a.txt"),
        ("../../bob/a.txt", "/home/ada/work", "a.txt"),
        ("/home/ada/a.txt", "/srv", "a.txt"),
        ("/home/ada/x/y/a.txt", "/srv", "y/a.txt"),
        ("/home/bob/a.txt", "/srv", "a.txt"),
        ("/media/ada/a.txt", "/srv", "a.txt"),
        ("/tmp/a.txt", "/srv", "a.txt"),
        ("/tmp/tmp8x3f/a.txt", "/srv", "a.txt"),
        ("/tmp/tmp8x3f/in/a.txt", "/srv", "in/a.txt"),
        ("/a.txt", "/srv", "a.txt"),
        ("//srv//x/a.txt", "/opt", "x/a.txt"),
        ("/home/ada/x/a.txt", "/", "x/a.txt"),
        ("home/ada/x/a.txt", "/", "x/a.txt"),
        ("ada/a.txt", "/home", "a.txt"),
        ("", "/srv", ""),
    ],
)
def test_a_file_is_called_as_it_was_named_or_by_its_last_parts(named: str, here: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getcwd", lambda: here)
    assert caller(named)(named) == told


@pytest.mark.parametrize(
    ("named", "path", "told"),
    [
        (".", "./a.txt", "a.txt"),
        ("reports", "reports/deep/a.txt", "reports/deep/a.txt"),
        ("reports/", "reports/a.txt", "reports/a.txt"),
        ("/srv/x", "/srv/x/deep/a.txt", "x/deep/a.txt"),
        ("/home/ada", "/home/ada/x/a.txt", "x/a.txt"),
        ("..", "../x/a.txt", "x/a.txt"),
        ("/tmp/tmp8x3f", "/tmp/tmp8x3f/a.txt", "a.txt"),
        ("/", "/srv/x/a.txt", "srv/x/a.txt"),
    ],
)
def test_a_file_of_a_folder_is_called_by_the_folder_that_was_named(
    named: str, path: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getcwd", lambda: "/home/ada/work")
    assert caller(named, folder=True)(path) == told


def test_two_files_of_one_name_are_told_apart() -> None:
    assert len({caller(named)(named) for named in ("/srv/mon/a.txt", "/srv/tue/a.txt", "x/a.txt", "a.txt")}) == 4


def test_a_working_folder_that_is_gone_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    os.rmdir(tmp_path / "gone")
    assert caller("/srv/x/a.txt")("/srv/x/a.txt") == "x/a.txt"


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("a.txt", "a.txt"), ("x/y/a.txt", "x/y/a.txt"), ("/srv/x/a.txt", "x/a.txt"), ("/home/ada/a.txt", "a.txt"),
        ("/home/bob/x/a.jsonl:17", "x/a.jsonl:17"), ("C:\\Users\\ada\\x\\a.txt", "x/a.txt"), ("C:\\Users\\bob\\a.txt", "a.txt"),
        ("C:/a.txt", "a.txt"), ("\\\\server\\share\\a.txt", "share/a.txt"), ("https://example.org/home/ada", "https://example.org/home/ada"),
        ("file:///home/ada/a.txt", "a.txt"), ("FILE:/srv/x/a.txt", "x/a.txt"), ("-", "-"), ("/", ""), ("/tmp/a.txt", "a.txt"),
    ],
)  # fmt: skip
def test_paths_that_older_versions_kept_are_told_by_their_last_parts(kept: str, told: str) -> None:
    assert outward(kept) == told
