"""The tables as CSV: UTF-8 with the mark that Excel looks for, every text in quotes, no cell that acts as a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from twosource.outputs.exports.cells import quoted
from twosource.outputs.exports.index import ExportIndex
from twosource.outputs.exports.tables import TABLES, Row
from twosource.outputs.exports.writer import Piece, text

MARK = "\ufeff"


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One file for each table."""
    for table in TABLES:
        yield f"{table.name}.csv", sheet([column.name for column in table.columns], table.rows(known))


def sheet(heads: Iterable[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """A table as CSV."""
    yield from text(_lines(heads, rows))


def _lines(heads: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    paper = StringIO()
    writer = csv.writer(paper, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    paper.write(MARK)
    writer.writerow(list(heads))
    for row in rows:
        writer.writerow([_plain(quoted(cell)) for cell in row])
        yield paper.getvalue()
        paper.seek(0)
        paper.truncate()
    yield paper.getvalue()


def _plain(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell
