"""The forms a case is handed on in: each by its ending, quotes alone where that is asked, and the hash that knows it again."""

import io
import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import process
from twosource.cli.run import run


def test_the_hash_of_the_record_is_what_the_command_prints(kept: Path, tmp_path: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "twosource", "show", str(kept), "--format", "json"], capture_output=True, check=True, timeout=120
    ).stdout
    known = sha256(printed).hexdigest()
    for suffix in ("html", "md", "pdf"):
        for flags in ([], ["--quotes-only"]):
            path = tmp_path / f"a.{suffix}"
            assert run(["show", str(kept), "-o", str(path), *flags]) == 0
            data = path.read_bytes()
            said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages) if suffix == "pdf" else data.decode()
            assert known in said, (suffix, flags)


def test_a_comparison_that_keeps_nothing_has_its_hash_too(texts: list[Path], tmp_path: Path) -> None:
    assert run(["compare", *map(str, texts), "-o", str(tmp_path / "a.md")]) == 0
    printed = subprocess.run(
        [sys.executable, "-m", "twosource", "compare", *map(str, texts), "--format", "json"], capture_output=True, check=True, timeout=120
    ).stdout
    assert sha256(printed).hexdigest() in (tmp_path / "a.md").read_text()


def test_a_decision_changes_the_hash(kept: Path, tmp_path: Path) -> None:
    def known() -> str:
        assert run(["show", str(kept), "-o", str(tmp_path / "a.md")]) == 0
        (found,) = re.findall(r"decisions included: `([0-9a-f]{64})`", (tmp_path / "a.md").read_text())
        return found

    before = known()
    assert known() == before
    claim = json.loads(process("claims", kept, "--json").stdout)[0]["id"]
    assert run(["accept", str(kept), claim, "--reason", "read it"]) == 0
    assert known() != before
    assert "What people decided" in (tmp_path / "a.md").read_text()


@pytest.mark.parametrize("command", ["show", "compare"])
def test_json_cannot_leave_the_texts_out(command: str, kept: Path, texts: list[Path]) -> None:
    ended = process(command, *([kept] if command == "show" else texts), "--format", "json", "--quotes-only")
    assert ended.returncode == 2
    assert "--quotes-only goes with html, markdown, pdf or text" in ended.stderr
    assert ended.stdout == ""


def test_compare_writes_a_pdf_and_pipes_one_too(texts: list[Path], tmp_path: Path) -> None:
    assert run(["compare", *map(str, texts), "-o", str(tmp_path / "a.pdf"), "--quotes-only"]) == 0
    written = (tmp_path / "a.pdf").read_bytes()
    piped = subprocess.run(
        [sys.executable, "-m", "twosource", "compare", *map(str, texts), "--format", "pdf", "--quotes-only"],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout
    assert written == piped
    assert written.startswith(b"%PDF-")


def test_quotes_only_reaches_the_file(kept: Path, tmp_path: Path) -> None:
    for suffix in ("html", "md"):
        full, bare = tmp_path / f"full.{suffix}", tmp_path / f"bare.{suffix}"
        assert run(["show", str(kept), "-o", str(full)]) == run(["show", str(kept), "-o", str(bare), "--quotes-only"]) == 0
        assert "Lena Fisk covers ports" in full.read_text()
        assert "Lena Fisk covers ports" not in bare.read_text()


def test_no_other_form_pays_for_the_pdf(kept: Path) -> None:
    code = "import sys; from twosource.cli.run import run; run(sys.argv[1:]); print('typst' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code, "show", str(kept), "--format", "html"], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("False\n")
