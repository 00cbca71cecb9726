"""Reads the word tables of the language at hand.

A table is tab-separated: lines that begin with `#` say where it comes from, then the column names, then rows.
"""

import re
from importlib.resources import files

from twosource.language.pack import language_at_hand, per_language

Row = dict[str, str]
ABSENT = "absent"
"""The table of tables that a language goes without."""
PHRASES = "phrases"
"""The table of sentences the software says, which a pack may take from another language."""


@per_language
def rows(name: str) -> tuple[Row, ...]:
    """Every row of table `name` as column name to cell; a missing last cell is ''.

    None for a table that stands in the language's table `absent`. Raises FileNotFoundError for any other that is not there.
    """
    if name != ABSENT and name in words(ABSENT):
        return ()
    pack = language_at_hand()
    folder = files("twosource.language").joinpath(pack.phrases if name == PHRASES else pack.code)
    text = folder.joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:])


@per_language
def words(name: str) -> frozenset[str]:
    """The first column of table `name`."""
    return frozenset(next(iter(row.values())) for row in rows(name))


@per_language
def lexicon(name: str, value: str) -> dict[str, str]:
    """The first column of table `name` mapped to its column `value`."""
    return {next(iter(row.values())): row[value] for row in rows(name)}


@per_language
def listed(name: str, of: str) -> frozenset[str]:
    """The words of table `name` (first column) whose column `list` names the list `of`: several small lists in one table."""
    return frozenset(next(iter(row.values())) for row in rows(name) if row["list"] == of)


@per_language
def pattern(table: str, name: str) -> re.Pattern[str]:
    """The regular expression called `name` in a table of patterns. Raises KeyError for an unknown name."""
    return re.compile(lexicon(table, "pattern")[name])


def phrase(name: str, /, **values: object) -> str:
    """The sentence called `name` in table `phrases`, its places in braces filled with `values`. Raises KeyError for an unknown name."""
    return lexicon(PHRASES, "phrase")[name].format(**values)
