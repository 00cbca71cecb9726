"""Nothing that goes out of a case, and not the case itself, says where on the machine its reports lay."""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from tests.cli.conftest import FIRST, SECOND, process
from twosource.case import write
from twosource.cli.run import run
from twosource.formats import FORMS
from twosource.model import Refusal, Source
from twosource.store import create, open_case
from twosource.web.site import site
from twosource.workflow import compare

USER = "ada-of-the-north"
SHOWN = ("json", "txt", "md", "html", "pdf")


@pytest.fixture
def lair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports below a user's home, named by their whole path from a folder elsewhere."""
    lair = tmp_path / "home" / USER / "inbox"
    (lair / "deep").mkdir(parents=True)
    (lair / "first.txt").write_text(FIRST)
    (lair / "deep" / "second.html").write_text(f"<html><body><p>{SECOND}</p></body></html>")
    (lair / "third.jsonl").write_text(json.dumps({"id": "t", "text": FIRST + SECOND}) + "\nno json\n")
    (lair / "empty.txt").touch()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("HOME", str(lair.parent))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(lair.parent / "config"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return lair


@pytest.fixture
def case(lair: Path) -> Path:
    inputs = [str(lair), str(lair / "none.txt"), f"../home/{USER}/inbox/empty.txt", f"file://{lair}/first.txt"]
    assert run(["new", "c.two"]) == 0
    assert run(["add", "c.two", *inputs]) == 1
    return Path("c.two").absolute()


def contents(path: Path) -> Iterator[bytes]:
    """All that stands in a file, unpacked."""
    raw = path.read_bytes()
    yield raw
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if raw.startswith(b"PAR1"):
        yield repr(pyarrow.parquet.read_table(path).to_pylist()).encode()
    if raw.startswith(b"%PDF"):
        paper = PdfReader(io.BytesIO(raw))
        yield repr(paper.metadata).encode() + "".join(page.extract_text() for page in paper.pages).encode()


def telling(lair: Path, folder: Path) -> list[str]:
    """The files below that say where the reports lay, or who has the machine."""
    secrets = (str(lair).encode(), str(lair.parents[2]).encode(), USER.encode())
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [str(path) for path in files if any(secret in content for content in contents(path) for secret in secrets)]


def test_a_case_says_what_its_reports_are_called(case: Path, lair: Path) -> None:
    kept = write.load(case)
    assert sorted(str(report.path) for report in kept.reports) == ["inbox/deep/second.html", "inbox/first.txt", "inbox/third.jsonl"]
    sources = sorted(refusal.source for refusal in kept.refusals)
    assert sources == ["inbox/empty.txt", "inbox/first.txt", "inbox/none.txt", "inbox/third.jsonl:2"]
    assert telling(lair, case.parent) == []


def test_no_form_says_where_the_reports_lay(case: Path, lair: Path, tmp_path: Path) -> None:
    for ending in SHOWN:
        assert run(["show", str(case), "-o", str(tmp_path / "out" / f"c.{ending}")]) == 0
    for form in FORMS:
        assert run(["export", str(case), form.name, "-o", str(tmp_path / "out" / f"{form.name}{form.ending}")]) == 0
    assert telling(lair, tmp_path / "out") == []


def test_a_comparison_does_not_say_it(lair: Path, tmp_path: Path) -> None:
    for ending in ("json", "html"):
        assert run(["compare", str(lair), str(lair / "first.txt"), "-o", str(tmp_path / "out" / f"c.{ending}")]) == 1
    assert telling(lair, tmp_path / "out") == []
    ended = process("compare", lair / "none.txt")
    assert ended.returncode == 3
    assert USER not in ended.stdout + ended.stderr


def test_a_case_of_an_older_version_does_not_say_it(case: Path, lair: Path, tmp_path: Path) -> None:
    told, older = write.load(case), tmp_path / "older.two"
    reports = [replace(report, path=str(lair / Path(report.path or "").name)) for report in told.reports]
    with create(older) as file:
        sources = [Source(report, report.text.encode(), "text/plain") for report in reports]
        file.add(sources, told.readings, "test", [Refusal(str(lair / "none.txt"), "unreadable", "there is none")])
    for ending in SHOWN:
        assert run(["show", str(older), "-o", str(tmp_path / "out" / f"c.{ending}")]) == 0
    for form in FORMS:
        assert run(["export", str(older), form.name, "-o", str(tmp_path / "out" / f"{form.name}{form.ending}")]) == 0
    assert telling(lair, tmp_path / "out") == []


def test_no_page_of_the_site_says_it(case: Path, lair: Path) -> None:
    seen, waiting = set(), ["/"]
    with TestClient(site(case)) as visitor:
        while waiting and len(seen) < 60:
            address = waiting.pop()
            answer = visitor.get(address)
            assert str(lair.parents[2]) not in answer.text, address
            assert USER not in answer.text, address
            seen.add(address)
            found = [part.split('"')[0].split("#")[0] for part in answer.text.split('href="/')[1:]]
            waiting += [f"/{each}" for each in found if f"/{each}" not in seen]
    assert len(seen) > 20


def test_what_identifies_a_report_does_not_hang_on_where_it_lay(lair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = compare([str(lair / "first.txt")])
    monkeypatch.chdir(lair)
    here = compare(["first.txt"])
    assert there.reports[0].id == here.reports[0].id
    assert list(there.claims) == list(here.claims)
    assert (there.reports[0].path, here.reports[0].path) == ("inbox/first.txt", "first.txt")


def test_a_refusal_goes_when_what_was_refused_is_read(lair: Path) -> None:
    assert run(["new", "c.two"]) == 0
    assert run(["add", "c.two", str(lair / "first.txt"), str(lair / "empty.txt")]) == 1
    (lair / "empty.txt").write_text(SECOND)
    assert run(["add", "c.two", str(lair / "empty.txt")]) == 0
    with open_case(Path("c.two"), "read") as kept:
        assert kept.refusals() == ()
    os.remove("c.two")
