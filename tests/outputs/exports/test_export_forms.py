"""What holds for every format: one table, one page, the same bytes, a sentence where a library is missing."""

import importlib.util
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from twosource.cli.parser import build
from twosource.errors import OutputError, UsageError
from twosource.extras import EXTRAS
from twosource.formats import FORMS, IMPORTS, Form
from twosource.model import Case
from twosource.outputs.exports import WRITERS, export, needed

ROOT = Path(__file__).parents[3]
FORMED = [form for form in FORMS if form.name != "archive"]


def inside(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def test_every_format_has_one_writer() -> None:
    """But the archive, which is made from a case file."""
    names = [form.name for form in FORMS]
    assert sorted(WRITERS) == sorted(name for name in names if name != "archive")
    assert len(names) == len(set(names)) >= 15


def test_the_page_is_what_the_tables_say() -> None:
    spec = importlib.util.spec_from_file_location("exports_page", ROOT / "scripts/exports_page.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs/exports.md").read_text(encoding="utf-8") == script.page(), "run python scripts/exports_page.py"


def test_help_names_every_format_with_its_purpose(capsys: pytest.CaptureFixture[str]) -> None:
    for command, told in (("export", {form.name: form.purpose for form in FORMS}), ("import", IMPORTS)):
        with pytest.raises(SystemExit):
            build().parse_args([command, "--help"])
        shown = " ".join(capsys.readouterr().out.split())
        for name, purpose in told.items():
            assert f"{name}: {purpose}" in shown or f"{name}: {purpose.replace('-', '- ')}" in shown, name


@pytest.mark.parametrize("form", FORMED, ids=lambda form: form.name)
def test_the_same_case_gives_the_same_bytes(case: Case, form: Form, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(case, form.name, tmp_path / f"{name}{form.ending}")
    one, two = (inside(tmp_path / f"{name}{form.ending}") for name in ("one", "two"))
    assert one == two
    assert all(one.values())


@pytest.mark.parametrize("form", FORMED, ids=lambda form: form.name)
def test_an_empty_case_can_be_written(form: Form, tmp_path: Path) -> None:
    export(Case((), ()), form.name, tmp_path / f"x{form.ending}")
    assert inside(tmp_path / f"x{form.ending}")


@pytest.mark.parametrize("form", FORMED, ids=lambda form: form.name)
def test_quotes_only_holds_nothing_of_a_text_that_no_claim_quotes(demo: Case, form: Form, tmp_path: Path) -> None:
    words = "Zymurgy quietly obfuscates xylophones"
    report = demo.reports[0]
    case = replace(demo, reports=(replace(report, text=f"{report.text}\n{words}"), *demo.reports[1:]))
    export(case, form.name, tmp_path / f"x{form.ending}", quotes_only=True)
    assert not [name for name, content in inside(tmp_path / f"x{form.ending}").items() if words.encode() in content]


@pytest.mark.parametrize("form", [form for form in FORMS if form.extra], ids=lambda form: form.name)
def test_a_missing_library_is_told_with_what_to_install(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    assert form.extra is not None
    for module in EXTRAS[form.extra].modules:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=re.escape(f'pip install "twosource[{form.extra}]"')):
        needed(form.name)


def test_an_unknown_format_and_an_archive_without_a_case_file_are_told(told: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geojson"):
        export(told, "docx", tmp_path / "x")
    with pytest.raises(UsageError, match="case file"):
        export(told, "archive", tmp_path / "x")


def test_what_cannot_be_written_leaves_what_was_there(told: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.geojson").write_text("old")
    broken = replace(told, events=(replace(told.events[0], claims=("c1",), place=None, time=None),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        export(broken, "timelinejs", tmp_path / "x.geojson")
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"x.geojson": "old"}
    with pytest.raises((OutputError, UsageError)):
        export(told, "geojson", Path("/dev/null/x"))
