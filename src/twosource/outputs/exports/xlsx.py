"""The tables as sheets of an Excel workbook: texts are written as texts, never as formulas, links or numbers."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from twosource.outputs.exports.cells import MAX_CELL_CHARACTERS, bounded, shown
from twosource.outputs.exports.index import ExportIndex
from twosource.outputs.exports.tables import TABLES, Table
from twosource.outputs.exports.writer import Piece

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows that a sheet of Excel holds below the heads."""
WORKBOOK_MADE = datetime(1980, 1, 1)
"""The time the workbook says it was made, so that the same case gives the same bytes."""


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """The workbook."""
    yield "case.xlsx", [_workbook(known)]


def _workbook(known: ExportIndex) -> bytes:
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}
    paper = BytesIO()
    with Workbook(paper, options) as book:
        book.set_properties({"title": "twosource case", "created": WORKBOOK_MADE})
        bold = book.add_format({"bold": True})
        for table in TABLES:
            _fill(book.add_worksheet(table.name), table, known, bold)
    return paper.getvalue()


def _fill(sheet: "Worksheet", table: Table, known: ExportIndex, bold: Any) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, bold)
    for number, row in enumerate(table.rows(known), 1):
        if number > MOST_ROWS:
            known.left[f"rows of {table.name} beyond the {MOST_ROWS:,} a sheet holds"] += 1
            continue
        for at, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(number, at, cell)
            elif isinstance(cell, str):
                text, cut = bounded(str(shown(cell)))
                known.left[f"ends of texts longer than the {MAX_CELL_CHARACTERS:,} characters a cell holds"] += cut
                sheet.write_string(number, at, text)
            elif cell is not None:
                sheet.write_number(number, at, cell)
