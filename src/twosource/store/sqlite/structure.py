"""Whether the schema of a case file is ours: what stands in it, held against what the numbered steps make.

A case comes from anybody. A trigger or a view that is not ours would act when we write or read, a table of another form would lie to us.
So nothing but its schema and the record of its steps is asked of a file before both are known to be ours. What an older case is held
against is the schema of its own step; new steps need nothing said here.
"""

import re
from collections.abc import Mapping
from functools import cache

import sqlalchemy as sa

from twosource.store.backend import Backend
from twosource.store.migrations import RECORD, migration_names, newest, take
from twosource.store.sqlite.connection import APPLICATION_ID, memory

Named = tuple[str, str]
"""Kind and name of what stands in a schema: ("table", "claim")."""
Made = tuple[str, str | None]
"""The table that a part of a schema belongs to, and its SQL, None for what SQLite makes of itself."""

STATISTICS = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""Tables that SQLite itself adds when somebody lets it gather statistics."""
MAX_SHOWN_NAME = 80
"""Characters of a strange name that are shown."""
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|\s+|\w+|.""", re.DOTALL)
_QUOTED = re.compile(r"""(?:"([a-z_][a-z0-9_]*)"|`([a-z_][a-z0-9_]*)`|\[([a-z_][a-z0-9_]*)\])""")


def step_of(connection: sa.Connection) -> int:
    """The step that the case says it is at, 0 for a file that keeps no record as ours do. Raises ValueError for a record that is not sound.

    A number that this version does not know is given back without a look at what was before it.
    """
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        return 0
    kept = connection.exec_driver_sql("SELECT type, sql FROM sqlite_master WHERE name = 'migration'").all()
    if [(kind, tokens(sql)) for kind, sql in kept] != [("table", tokens(RECORD.replace("IF NOT EXISTS ", "")))]:
        return 0
    record = [tuple(row) for row in connection.exec_driver_sql("SELECT number, name FROM migration ORDER BY number DESC LIMIT 1000")][::-1]
    last = record[-1][0] if record else 0
    if isinstance(last, int) and last > newest():
        return last
    if record != migration_names()[: len(record)]:
        raise ValueError("its record of the steps that made its tables is not one that twosource writes")
    return len(record)


def strange(connection: sa.Connection, step: int, backend: Backend) -> str | None:
    """What in the schema of a case at `step` is not ours, as the end of a sentence; None where all is."""
    expected = ours(step, backend)
    found: set[Named] = set()
    for kind, name, table, sql in connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        found.add((kind, name))
        if not _same(expected.get((kind, name)), (table, sql)) and not _harmless(connection, kind, name, table, sql):
            known = "a changed" if (kind, name) in expected else "an" if kind == "index" else "a"
            return f"it holds {known} {kind} {str(name)[:MAX_SHOWN_NAME]!r}, which twosource did not make"
    missing = sorted(expected.keys() - found)
    return f"the {missing[0][0]} {missing[0][1]!r} is missing" if missing else None


@cache
def ours(step: int, backend: Backend) -> Mapping[Named, Made]:
    """What the steps up to one make, by kind and name."""
    with memory() as connection:
        take(connection, backend, step)
        rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    return {(kind, name): (table, sql) for kind, name, table, sql in rows}


def _same(ours: Made | None, found: Made) -> bool:
    return ours == found or (ours is not None and ours[0] == found[0] and tokens(ours[1]) == tokens(found[1]))


def tokens(sql: object) -> tuple[str, ...]:
    """The words and signs of SQL without white space and comments. Quotes are left off names that need none, as SQLite puts them on when
    it renames a table; words that stand in capitals, as keywords do in our steps, keep theirs."""
    if not isinstance(sql, str):
        return ()
    found = (each for each in _TOKEN.findall(sql) if not each.isspace() and not each.startswith(("--", "/*")))
    return tuple(_bare(each) for each in found)


def _bare(token: str) -> str:
    quoted = _QUOTED.fullmatch(token)
    return next(name for name in quoted.groups() if name) if quoted else token


def _harmless(connection: sa.Connection, kind: str, name: str, table: str, sql: str | None) -> bool:
    """Whether something that is not ours may stay: SQLite's own statistics, and an index over plain columns, which only makes
    looking up faster. One that is unique would make writing fail, one over expressions would run them."""
    if kind == "table" and name in STATISTICS:
        return tokens(sql) == tokens(STATISTICS[name])
    if kind != "index" or sql is None:
        return False
    listed = connection.exec_driver_sql('SELECT "unique", origin, partial FROM pragma_index_list(?) WHERE name = ?', (table, name)).all()
    columns = connection.exec_driver_sql("SELECT cid, coll FROM pragma_index_xinfo(?)", (name,)).all()
    plain = all(cid >= -1 and str(coll).upper() in ("BINARY", "NOCASE", "RTRIM") for cid, coll in columns)
    return [tuple(each) for each in listed] == [(0, "c", 0)] and bool(columns) and plain
