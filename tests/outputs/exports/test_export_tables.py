"""CSV, Excel and Parquet hold the same tables, and no cell of them acts."""

import csv
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outputs.exports.conftest import TRICKS
from twosource.model import Case
from twosource.outputs.exports import export
from twosource.outputs.exports.cells import FORMULA, MAX_CELL_CHARACTERS, bounded, quoted, shown
from twosource.outputs.exports.index import told as make_ready
from twosource.outputs.exports.tables import TABLES, Cell
from twosource.outputs.view.labels import visible

ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def unquoted(text: str) -> str:
    """A cell of CSV without the apostrophe that `quoted` put before it."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Every table of a CSV export, heads first, as a CSV reader gives it."""
    found = {}
    for file in sorted(path.glob("*.csv")):
        raw = file.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        found[file.stem] = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline="")))
    return found


def rows_of(case: Case, name: str) -> list[tuple[Cell, ...]]:
    (table,) = [table for table in TABLES if table.name == name]
    return list(table.rows(make_ready(case)))


def test_csv_gives_every_row_back(case: Case, tmp_path: Path) -> None:
    export(case, "csv", tmp_path / "out")
    found = sheets(tmp_path / "out")
    assert list(found) == sorted(table.name for table in TABLES)
    for table in TABLES:
        heads, *lines = found[table.name]
        assert heads == [column.name for column in table.columns]
        wanted = [["" if cell is None else str(shown(cell)) for cell in row] for row in rows_of(case, table.name)]
        wanted = [[cell.lower() if cell in {"True", "False"} else cell for cell in row] for row in wanted]
        assert [[unquoted(cell) for cell in line] for line in lines] == wanted


def test_every_row_has_a_cell_of_the_right_kind_for_each_column(case: Case) -> None:
    kinds = {"text": str, "integer": int, "number": (int, float), "boolean": bool}
    for table in TABLES:
        rows = rows_of(case, table.name)
        assert rows or table.name in {"decisions", "findings", "origins", "relations", "quantities"}
        for row in rows:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, kinds[column.kind]), (table.name, column.name, cell)


def test_no_text_of_csv_begins_like_a_formula(evil: Case, tmp_path: Path) -> None:
    export(evil, "csv", tmp_path / "out")
    cells = [cell for lines in sheets(tmp_path / "out").values() for line in lines for cell in line]
    assert "'" + TRICKS[0] in cells
    assert [cell for cell in cells if cell.lstrip().startswith(ACTING)] == []
    raw = (tmp_path / "out" / "reports.csv").read_text(encoding="utf-8-sig")
    assert not {"\x1b", "\u202e", "\u2066", "\x00"} & set(raw)


def test_numbers_below_zero_stay_numbers(told: Case, tmp_path: Path) -> None:
    assert quoted(-12.5) == -12.5
    assert quoted("-12.5") == "'-12.5"


@settings(deadline=None)
@given(st.text())
def test_the_apostrophe_comes_off_again(text: str) -> None:
    safe = quoted(text)
    assert isinstance(safe, str)
    assert unquoted(safe) == visible(text)
    assert not FORMULA.match(safe) or safe.startswith("'")


def test_a_zip_of_csv_holds_the_same_as_the_folder(told: Case, tmp_path: Path) -> None:
    export(told, "csv", tmp_path / "out")
    export(told, "csv", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()
        }


def test_excel_gives_every_row_back_as_text_and_numbers(case: Case, tmp_path: Path) -> None:
    export(case, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        heads, *lines = [list(line) for line in book[table.name].iter_rows()]
        assert [cell.value for cell in heads] == [column.name for column in table.columns]
        for line, row in zip(lines, rows_of(case, table.name), strict=True):
            for cell, wanted in zip(line, row, strict=False):
                assert cell.data_type in ("s", "n", "b", "inlineStr"), cell.value
                assert cell.hyperlink is None
                if isinstance(wanted, str):
                    assert _same(str(cell.value or ""), str(shown(wanted)))
                else:
                    assert cell.value == wanted


def _same(found: str, wanted: str) -> bool:
    # openpyxl leaves Excel's own escape for a literal "_x0041_" and carriage returns as they stand in the file
    return found.replace("_x005F_", "_") == wanted or found.replace("\r\n", "\n") == wanted


def test_excel_holds_no_formula_and_no_link(evil: Case, tmp_path: Path) -> None:
    export(evil, "xlsx", tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as packed:
        names = packed.namelist()
        inside = b"".join(packed.read(name) for name in names)
    assert b"<f>" not in inside
    assert b"<hyperlink" not in inside
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said(told: Case, tmp_path: Path) -> None:
    long = replace(told, reports=(replace(told.reports[0], text=told.reports[0].text + "\U0001f9e8" * 40_000), *told.reports[1:]))
    done = export(long, "xlsx", tmp_path / "out.xlsx")
    assert done.left_out == (f"ends of texts longer than the {MAX_CELL_CHARACTERS:,} characters a cell holds: 1",)
    (cell,) = [line[-1].value for line in openpyxl.load_workbook(tmp_path / "out.xlsx")["reports"].iter_rows(min_row=2, max_row=2)]
    assert len(str(cell).encode("utf-16-le")) // 2 <= MAX_CELL_CHARACTERS
    assert "cut here" in str(cell)


@settings(deadline=None)
@given(st.integers(MAX_CELL_CHARACTERS // 2 - 20, MAX_CELL_CHARACTERS + 20), st.integers(0, 20), st.booleans())
def test_a_cut_text_fits(length: int, odd: int, wide: bool) -> None:
    text = "a" * odd + ("\U0001f9e8" if wide else "b") * length
    kept, cut = bounded(text)
    assert len(kept.encode("utf-16-le")) // 2 <= MAX_CELL_CHARACTERS
    assert cut == (len(text.encode("utf-16-le")) // 2 > MAX_CELL_CHARACTERS)


def test_parquet_gives_every_row_back_exactly(case: Case, tmp_path: Path) -> None:
    export(case, "parquet", tmp_path / "out")
    for table in TABLES:
        read = pq.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert read.schema.names == [column.name for column in table.columns]
        assert read.schema.field(0).metadata == {b"meaning": table.columns[0].meaning.encode()}
        wanted = [tuple(_utf8(cell) for cell in row) for row in rows_of(case, table.name)]
        assert [tuple(line.values()) for line in read.to_pylist()] == wanted


def _utf8(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def test_quotes_only_leaves_the_texts_out_and_keeps_the_quotes(told: Case) -> None:
    (table,) = [table for table in TABLES if table.name == "reports"]
    assert [row[-1] for row in table.rows(make_ready(told, quotes_only=True))] == [None] * len(told.reports)
    assert all(row[6] for row in rows_of(told, "claims"))


def test_an_event_keeps_who_says_it(told: Case) -> None:
    heads = [column.name for column in next(table for table in TABLES if table.name == "events").columns]
    meeting = dict(zip(heads, rows_of(told, "events")[0], strict=True))
    assert (meeting["reports"], meeting["origins"], meeting["support"]) == (3, 3, "several-origins")
    assert (meeting["attributed_by"], meeting["hedged_by"], meeting["denied_by"], meeting["asserted_by"]) == (1, 1, 1, 0)
    assert meeting["on_the_word_of"] == "the Free Dockers League; The ministry"
    assert (meeting["time"], meeting["place"], meeting["place_precision"]) == ("2024-04-14", "Varna", "city")


def test_a_zip_is_no_bomb_of_times(told: Case, tmp_path: Path) -> None:
    export(told, "csv", tmp_path / "out.zip")
    with zipfile.ZipFile(BytesIO((tmp_path / "out.zip").read_bytes())) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("trick", TRICKS[:8])
def test_each_trick_is_caught(trick: str) -> None:
    assert str(quoted(trick)).startswith("'")


def test_a_decision_is_told_whole(told: Case) -> None:
    heads = [column.name for column in next(table for table in TABLES if table.name == "decisions").columns]
    (row,) = rows_of(told, "decisions")
    wanted = {"id": 1, "verb": "reject", "subjects": "c5", "who": "Ina Voss", "when": "2024-05-01T09:30:00+00:00", "why": "misread"}
    assert wanted.items() <= dict(zip(heads, row, strict=True)).items()
