"""The statements of the store in SQLite's words."""

import re
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from twosource.store.backend import Listed

WORDS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"\b(?:IDS|NUMBERS)\((:\w+)\)", r"(SELECT value FROM json_each(\1))"),
        (r"\bEACH\((:\w+)\)", r"json_each(\1)"),
        (r"\bFOLDED\(([^()]*)\)", r"\1 COLLATE NOCASE"),
        (r"\bILIKE\b", "LIKE"),
        (r"\bLEAST\(", "min("),
        (r"\bGREATEST\(", "max("),
        (r"\bLENGTH_OF\(", "json_array_length("),
    )
)
"""Each word of `store.statements`, and what SQLite says for it."""


@cache
def spoken(statement: str) -> str:
    """A statement of ours as SQLite takes it, values by name."""
    for pattern, said in WORDS:
        statement = pattern.sub(said, statement)
    return statement


def unless_there(table: sa.Table) -> sa.Insert:
    """An insert that leaves out what the table refuses as doubled or empty."""
    return table.insert().prefix_with("OR IGNORE")


@compiles(Listed, "sqlite")
def _listed(element: Listed, compiler: Any, **given: Any) -> str:
    return f"(SELECT value FROM json_each{compiler.process(element.clause_expr, **given)})"
