"""Reads the word tables. A table is tab-separated: lines that begin with `#` say where it comes from, then the column names, then rows."""

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def rows(name: str, language: str = "en") -> tuple[Row, ...]:
    """Every row of table `name` as column name to cell; a missing last cell is ''. Raises FileNotFoundError for an unknown table."""
    text = files("twosource.language").joinpath(language, f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:])


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """The first column of table `name`."""
    table = rows(name, language)
    return frozenset(next(iter(row.values())) for row in table)


@cache
def lexicon(name: str, value: str, language: str = "en") -> dict[str, str]:
    """The first column of table `name` mapped to its column `value`."""
    return {next(iter(row.values())): row[value] for row in rows(name, language)}
