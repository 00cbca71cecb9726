"""Files put in place whole or not at all."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from twosource.errors import OutputError, UsageError
from twosource.outputs.exports.writer import place
from twosource.outputs.files import allowed, opened, put


def written(content: bytes):
    return lambda file: file.write(content)


def stopped(error: BaseException):
    def write(file: BinaryIO) -> None:
        file.write(b"half of it")
        file.flush()
        raise error

    return write


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(each.relative_to(folder)): (each.stat().st_mode, each.read_bytes()) for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), SystemExit(1), ValueError()])
def test_what_stops_a_writing_leaves_the_old_and_nothing_beside_it(error: BaseException, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    before = everything(tmp_path)
    expected = OutputError if isinstance(error, OSError) else type(error)
    for name in ("old.json", "new.json", "some/where/new.json"):
        with pytest.raises(expected):
            put(tmp_path / name, stopped(error))
    assert everything(tmp_path) == before
    assert os.listdir(tmp_path) == ["old.json"], "folders made on the way are gone too"


@pytest.mark.parametrize("name", ["out", "some/where/out", "out.zip", "empty"])
def test_what_stops_a_folder_leaves_nothing(name: str, tmp_path: Path) -> None:
    def pieces() -> Iterator[tuple[str, list[bytes]]]:
        yield "notes/one.md", [b"one"]
        raise KeyboardInterrupt

    (tmp_path / "empty").mkdir()
    with pytest.raises(KeyboardInterrupt):
        place(pieces(), tmp_path / name, "folder")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["empty"]


def test_a_disk_that_is_full_at_the_last_moment_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="quota exceeded; nothing was changed"):
        put(tmp_path / "a", written(b"x"))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o644, 0o666, 0o755])
def test_a_file_keeps_its_rights_and_is_never_more_open_meanwhile(rights: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(rights)
    seen: list[int] = []

    def write(file: BinaryIO) -> None:
        file.write(b"new")
        seen.extend(each.stat().st_mode & 0o777 for each in tmp_path.iterdir() if each.name != "a")

    put(path, write)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", rights)
    assert seen == [0o600]


@pytest.mark.parametrize(("mask", "file", "folder"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700), (0o002, 0o664, 0o775)])
def test_a_new_file_and_folder_have_the_rights_the_user_gives_new_ones(mask: int, file: int, folder: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        put(tmp_path / "a", written(b"x"))
        place([("x.csv", [b"x"])], tmp_path / "b", "folder")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == file
    assert (tmp_path / "b").stat().st_mode & 0o777 == folder
    assert (tmp_path / "b" / "x.csv").stat().st_mode & 0o777 == file


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a")
    (tmp_path / "ahead").symlink_to(tmp_path / "real" / "new")
    for name in ("link", "ahead"):
        put(tmp_path / name, written(b"new"))
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path / "real")) == ["a", "new"]


def test_a_link_to_an_empty_folder_takes_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    place([("x.csv", [b"x"])], tmp_path / "link", "folder")
    assert (tmp_path / "real" / "x.csv").read_bytes() == b"x"
    with pytest.raises(UsageError, match="holds something"):
        place([("x.csv", [b"x"])], tmp_path / "link", "folder")


def test_a_ring_of_links_and_a_file_on_the_way_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "file").touch()
    for name in ("a", "file/below", "file/deep/below", "n" * 300):
        with pytest.raises(OutputError, match="could not be written"):
            put(tmp_path / name, written(b"x"))
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write whatever the rights say")
def test_what_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(OutputError, match="ermission"):
        put(tmp_path / "a", written(b"new"))
    assert (tmp_path / "a").read_text() == "old"


def test_long_names_are_no_hindrance(tmp_path: Path) -> None:
    put(tmp_path / ("n" * 255), written(b"x"))
    assert os.listdir(tmp_path) == ["n" * 255]


def test_names_of_what_is_open_are_known(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/dev/stdout")
    (tmp_path / "1").touch()
    assert [opened(each) for each in ("-", "/dev/stdout", "/dev/stderr", "/dev/fd/7", "/proc/self/fd/12", tmp_path / "out")] == [
        1, 1, 2, 7, 12, 1
    ]  # fmt: skip
    assert [opened(each) for each in (tmp_path / "1", "1", "/dev/null", "/dev/fdx/1", "", tmp_path / "none")] == [None] * 6


def test_what_this_process_has_open_is_written_into(tmp_path: Path) -> None:
    handle = os.open(tmp_path / "a", os.O_WRONLY | os.O_CREAT)
    os.write(handle, b"before, ")
    put(f"/dev/fd/{handle}", written(b"and behind"))
    os.close(handle)
    assert (tmp_path / "a").read_bytes() == b"before, and behind"
    with pytest.raises(OutputError, match="could not be written"):
        put(f"/dev/fd/{handle}", written(b"x"))


def test_sources_that_are_no_files_hinder_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "broken").symlink_to(tmp_path / "none")
    allowed(tmp_path / "a", ["https://example.org/a", "-", str(tmp_path / "none"), "", "a\0b", str(tmp_path / "broken"), "/dev/null"])
