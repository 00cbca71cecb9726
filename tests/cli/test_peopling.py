import io
import re
from pathlib import Path

import pytest

from twosource.cli.run import run
from twosource.web.people import Accounts, accounts_file

PASSWORD = "a long pass phrase"


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_people_are_added_listed_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "affair.two"
    typed(monkeypatch, PASSWORD + "\n")
    assert run(["people", str(case), "add", "Mirela Dascu", "--role", "editor"]) == 0
    typed(monkeypatch, "another long phrase\n")
    assert run(["people", str(case), "add", "Anton"]) == 0
    accounts = Accounts(accounts_file(case))
    assert accounts.check("mirela dascu", PASSWORD) is not None
    capsys.readouterr()
    assert run(["people", str(case), "list"]) == 0
    assert capsys.readouterr().out.splitlines() == ["reader  Anton", "editor  Mirela Dascu"]
    assert run(["people", str(accounts.path), "remove", "anton"]) == 0
    assert [account.name for account in accounts.all()] == ["Mirela Dascu"]


@pytest.mark.parametrize("arguments", [["add"], ["remove"], ["remove", "nobody"], ["add", "Bo\x1b[31m"], ["add", "Bo"]])
def test_what_cannot_be_is_told(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "short\n")
    assert run(["people", str(tmp_path / "affair.two"), *arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith("twosource: ")
    assert "\x1b" not in error
    assert not list(tmp_path.iterdir())


def test_a_case_is_not_served_to_others_without_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "affair.two"
    assert run(["new", str(case)]) == 0
    assert run(["serve", str(case), "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "people have to sign in" in capsys.readouterr().err
    assert run(["serve", str(case), "--behind-proxy", "--port", "0"]) == 2


@pytest.mark.parametrize(
    ("flag", "value"), [("--header-seconds", "nan"), ("--idle-seconds", "inf"), ("--connections", "0"), ("--body-bytes", "-1")]
)
def test_a_server_that_could_let_nobody_in_is_not_started(
    flag: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "a.two")]) == 0
    assert run(["serve", str(tmp_path / "a.two"), "--port", "0", flag, value]) == 2
    assert re.search(rf"argument {flag}: a (?:whole )?number from", capsys.readouterr().err)


def test_one_name_is_one_however_the_command_spells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "affair.two"
    for name, role in (("Mirela Dascu", "reader"), ("𝐌𝐢𝐫𝐞𝐥𝐚  DASCU", "editor")):
        typed(monkeypatch, PASSWORD + "\n")
        assert run(["people", str(case), "add", name, "--role", role]) == 0
    assert [account.role for account in Accounts(accounts_file(case)).all()] == ["editor"]
    assert run(["people", str(case), "remove", "ｍｉｒｅｌａ dascu"]) == 0
    assert Accounts(accounts_file(case)).all() == ()
