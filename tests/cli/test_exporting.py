"""Export and import as a user calls them, on a case file."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import process
from twosource import contract
from twosource.case import decisions, transfer, write
from twosource.cli.run import run
from twosource.errors import UsageError
from twosource.formats import FORMS, Form
from twosource.store import open_case


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def affair(tmp_path: Path, texts: list[Path]) -> Path:
    """A case of two reports, read, with a refusal and a log of four entries: two decisions, an undo, and the same once more."""
    path = tmp_path / "affair.two"
    write.new(path)
    (tmp_path / "empty.txt").touch()
    write.add(path, [*map(str, texts), str(tmp_path / "empty.txt")])
    claims = list(write.load(path).claims)
    decisions.decide(path, "reject", [claims[0]], "misread", "Ina Voss")
    decisions.decide(path, "accept", [claims[1]], "=1+1 \u202e", "<b>Tom</b>")
    decisions.undo(path, 1, "was right after all", "Ina Voss")
    decisions.decide(path, "reject", [claims[0]], "misread, looked again", "Ina Voss")
    return path


def raws(path: Path) -> list[tuple[str, bytes, str, tuple[int, ...]]]:
    with open_case(path, "read") as kept:
        return [(r.id, (s := kept.source(r)).raw, s.media_type, tuple(s.offsets)) for r in kept.load().reports]


def test_an_archive_comes_back_as_the_same_case(affair: Path, tmp_path: Path) -> None:
    transfer.export(affair, "archive", tmp_path / "a.zip")
    taken = transfer.bring(tmp_path / "copy.two", tmp_path / "a.zip")
    assert (taken.reports, taken.known, taken.decisions) == (2, 0, 4)
    copy = tmp_path / "copy.two"
    assert raws(copy) == raws(affair)
    assert decisions.log(copy) == decisions.log(affair)
    assert contract(write.load(copy)) == contract(write.load(affair))
    again = transfer.bring(copy, tmp_path / "a.zip")
    assert (again.reports, again.known, again.decisions) == (0, 2, 0)
    transfer.export(copy, "archive", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_archive_goes_into_a_case_with_a_log_of_its_own(affair: Path, tmp_path: Path) -> None:
    transfer.export(affair, "archive", tmp_path / "a.zip")
    other = tmp_path / "other.two"
    write.new(other)
    (tmp_path / "third.txt").write_text("Mira Solen flew from Varna to Sofia on 20 April 2024, an airport worker told the paper on Sunday.")
    write.add(other, [str(tmp_path / "third.txt")])
    claims = list(write.load(other).claims)
    decisions.decide(other, "accept", [claims[0]], "read in full", "Ina Voss")
    transfer.bring(other, tmp_path / "a.zip")
    log = decisions.log(other)
    assert [(entry.id, entry.verb) for entry in log] == [(1, "accept"), (2, "reject"), (3, "accept"), (4, "undo"), (5, "reject")]
    assert log[3].subjects == ("2",), "the undo follows what it takes back to its new number"
    ours, theirs = write.load(other), write.load(affair)
    assert {(j.verb, j.subjects, j.who, j.when, j.why) for j in theirs.judgements} < {
        (j.verb, j.subjects, j.who, j.when, j.why) for j in ours.judgements
    }
    assert {event.id for event in theirs.events} <= {event.id for event in ours.events}


def test_what_was_changed_is_named_and_nothing_is_made(affair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transfer.export(affair, "archive", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"reportedly", b"definitely") if name.startswith("raw/") else good.read(name))
    assert run(["import", str(tmp_path / "copy.two"), "archive", str(tmp_path / "bad.zip")]) == 2
    said = capsys.readouterr().err
    assert "raw/" in said
    assert "changed after it was signed" in said
    assert not (tmp_path / "copy.two").exists()


def test_an_archive_says_by_which_key_and_takes_only_the_one_asked_for(
    affair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, copy = str(tmp_path / "a.zip"), str(tmp_path / "copy.two")
    assert run(["export", str(affair), "archive", "-o", archive]) == 0
    assert run(["import", copy, "archive", archive, "--signed-by", "0123456789abcdef"]) == 2
    said = capsys.readouterr().err
    with zipfile.ZipFile(archive) as packed:
        fingerprint = json.loads(packed.read("signature.json"))["fingerprint"]
        assert fingerprint in packed.read("README.txt").decode()
    assert fingerprint in said
    assert not Path(copy).exists()
    assert run(["import", copy, "archive", archive, "--signed-by", fingerprint]) == 0
    assert fingerprint in capsys.readouterr().out


def test_quotes_only_archives_hold_no_text_and_are_not_taken_in(affair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "a.zip"
    assert run(["export", str(affair), "archive", "--quotes-only", "-o", str(archive)]) == 0
    with zipfile.ZipFile(archive) as packed:
        case = json.loads(packed.read("case.json"))
        assert not [name for name in packed.namelist() if name.startswith(("raw/", "reports/"))]
    assert [report["text"] for report in case["reports"]] == ["", ""]
    assert all(claim["quote"] for claim in case["claims"])
    assert run(["import", str(tmp_path / "copy.two"), "archive", str(archive)]) == 2
    assert "quotes only" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_format_goes_where_it_is_told_and_leaves_nothing_beside_it(affair: Path, form: Form, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    name, ending = form.name, form.ending
    assert run(["export", str(affair), name, "-o", str(folder / f"x{ending}")]) == 0
    assert os.listdir(folder) == [f"x{ending}"]
    assert run(["export", str(affair), name, "--quotes-only"]) == 0
    assert (tmp_path / f"affair{ending}").exists()


def test_what_holds_no_text_again_holds_none_of_it(affair: Path, tmp_path: Path) -> None:
    words = "did not answer our questions"
    assert not any(words in claim.label for claim in write.load(affair).claims.values())
    quoted = any(words in c["quote"] for c in contract(write.load(affair))["claims"])
    for form in FORMS:
        out = tmp_path / f"out{form.ending}"
        transfer.export(affair, form.name, out, quotes_only=True)
        files = [out] if out.is_file() else [each for each in out.rglob("*") if each.is_file()]
        assert quoted or not any(words.encode() in each.read_bytes() for each in files), form.name


def test_a_folder_that_holds_something_is_left_alone(affair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    assert run(["export", str(affair), "csv", "-o", str(tmp_path / "full")]) == 2
    assert "holds something" in capsys.readouterr().err
    assert os.listdir(tmp_path / "full") == ["mine.txt"]
    assert run(["export", str(affair), "xlsx", "-o", str(tmp_path / "full")]) == 2


def test_a_file_that_was_there_is_replaced_whole(affair: Path, tmp_path: Path) -> None:
    (tmp_path / "out.geojson").write_text("old")
    assert run(["export", str(affair), "geojson", "-o", str(tmp_path / "out.geojson")]) == 0
    assert json.loads((tmp_path / "out.geojson").read_text())["type"] == "FeatureCollection"


def test_standard_output_takes_one_file(affair: Path) -> None:
    ended = process("export", affair, "geojson", "-o", "-")
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["type"] == "FeatureCollection"
    ended = process("export", affair, "obsidian", "-o", "-")
    assert (ended.returncode, "several files" in ended.stderr) == (2, True)


def test_wrong_calls_are_told(affair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(affair), "docx"]) == 2
    assert run(["export", str(affair), "csv", "--key", "x"]) == 2
    assert run(["export", str(tmp_path / "none.two"), "csv"]) == 2
    assert run(["import", str(affair), "json", str(tmp_path / "none.json")]) == 2
    assert run(["import", str(affair), "json", str(affair), "--signed-by", "x"]) == 2
    assert run(["export", str(affair), "archive", "--key", str(tmp_path / "no.pem")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    with pytest.raises(UsageError, match="no format 'docx'"):
        transfer.export(affair, "docx", tmp_path / "x")


def test_the_json_of_a_case_is_read_again(affair: Path, tmp_path: Path) -> None:
    case = write.load(affair)
    (tmp_path / "a.json").write_text(json.dumps(contract(case)))
    tally = transfer.read_again(tmp_path / "again.two", tmp_path / "a.json")
    assert (tally.added, tally.known, tally.refusals) == (2, 0, [])
    again = write.load(tmp_path / "again.two")
    assert [(r.id, r.text, r.path, r.published) for r in again.reports] == [(r.id, r.text, r.path, r.published) for r in case.reports]
    assert set(again.claims) == set(case.claims)
    assert transfer.read_again(tmp_path / "again.two", tmp_path / "a.json").known == 2


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", "[" * 100_000, '{"format": "other"}', '{"format": "twosource.case/1", "reports": [{"text": ""}]}',
     '{"format": "twosource.case/1", "reports": [7]}', '{"format": "twosource.case/1", "reports": {}}'],
)  # fmt: skip
def test_json_that_is_no_case_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(UsageError, match=r"a\.json"):
        transfer.read_again(tmp_path / "again.two", tmp_path / "a.json")
    assert not (tmp_path / "again.two").exists()
