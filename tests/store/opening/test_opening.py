import os
import sqlite3
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.nobody import NOBODY, shut_out
from twosource.errors import StoreError, UsageError
from twosource.store import create, open_case


def test_what_is_no_case_is_said(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("No database at all, but long enough to have the header that one would have. " * 20)
    with pytest.raises(UsageError, match="no case file"):
        open_case(text)
    assert text.read_text().startswith("No database")


@pytest.mark.parametrize("access", ["read", "write"])
def test_an_empty_file_and_another_programs_file_are_no_cases(tmp_path: Path, access: str) -> None:
    (tmp_path / "empty").touch()
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE report (id)")
    for name in ("empty", "other"):
        with pytest.raises(UsageError, match="no case file"):
            open_case(tmp_path / name, access)


def test_a_missing_case_a_folder_and_one_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="twosource new"):
        open_case(tmp_path / "a.two")
    with pytest.raises(UsageError, match="folder"):
        open_case(tmp_path)
    create(tmp_path / "a.two").close()
    with pytest.raises(UsageError, match="is there already"):
        create(tmp_path / "a.two")
    with pytest.raises(UsageError, match="cannot be made"):
        create(tmp_path / "nowhere" / "a.two")


def test_a_case_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    with sqlite3.connect(path) as later:
        later.execute("INSERT INTO migration VALUES (999, 'later', '2099')")
    with pytest.raises(UsageError, match="newer twosource"):
        open_case(path)


@pytest.mark.skipif(os.geteuid() == 0 and shut_out() is not None, reason=str(shut_out()))
def test_without_rights_a_case_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    if os.geteuid() == 0:
        outside = Path(gettempdir())
        for parent in tmp_path.parents:
            if parent.is_relative_to(outside) and parent != outside:
                parent.chmod(0o755)

    def checks() -> None:
        with open_case(path, "read") as kept:
            assert kept.count() == 0
        with pytest.raises(StoreError, match="right"):
            open_case(path, "write")

    try:
        assert _as_nobody(checks) == 0
    finally:
        tmp_path.chmod(0o755)


def _as_nobody(checks: object) -> int:
    """Runs the checks in a child without root's rights, which no file mode holds back; the child's exit code."""
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            checks()  # type: ignore[operator]
        except BaseException as error:
            print(repr(error), flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
