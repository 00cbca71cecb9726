"""The SQL that makes the tables as the model draws them today: text for a migration file, and the yardstick a test holds them to."""

from sqlalchemy.schema import CreateIndex, CreateTable

from twosource.store.dialects import DEFAULT
from twosource.store.tables import metadata


def statements() -> str:
    """CREATE TABLE and CREATE INDEX statements, owners before what hangs on them."""
    dialect = DEFAULT.dialect
    lines: list[str] = []
    for table in metadata.sorted_tables:
        lines.append(str(CreateTable(table).compile(dialect=dialect)).strip().replace("\t", "    ").replace(" \n", "\n") + ";\n")
        lines += [f"{CreateIndex(index).compile(dialect=dialect)};\n" for index in sorted(table.indexes, key=lambda i: str(i.name))]
    return "\n".join(lines)
