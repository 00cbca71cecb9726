"""The tables as Parquet files, one each, texts exactly as they are."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from twosource.outputs.exports.index import ExportIndex
from twosource.outputs.exports.tables import TABLES, Cell, Table
from twosource.outputs.exports.writer import Piece

ROWS = 10_000
"""Rows of one row group."""


def pieces(known: ExportIndex) -> Iterator[Piece]:
    """One file for each table."""
    for table in TABLES:
        yield f"{table.name}.parquet", [_file(table, known)]


def _file(table: Table, known: ExportIndex) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema([pa.field(c.name, types[c.kind], metadata={"meaning": c.meaning}) for c in table.columns])
    rows, paper = table.rows(known), BytesIO()
    with pq.ParquetWriter(paper, schema, compression="zstd") as writer:
        while some := list(islice(rows, ROWS)):
            columns = [[_exact(cell) for cell in column] for column in zip(*some, strict=True)]
            writer.write_table(pa.table(dict(zip(schema.names, columns, strict=True)), schema=schema))
    return paper.getvalue()


def _exact(cell: Cell) -> Cell:
    """The cell; half a surrogate pair, which UTF-8 cannot hold, as a question mark."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) and not cell.isascii() else cell
