"""Case files that a stranger could send: a sound one, turned by one trick each."""

import sqlite3
import struct
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

DEEP = "[" * 100_000 + "]" * 100_000
DIGITS = "9" * 5_000
MARKED = "<x-pwned></title><script>pwned=1</script>\x1b[31m\u202e"
Trick = str | tuple[str, ...] | Callable[[Path, Random], None]
"""SQL that is carried out on a copy of the case with every guard of SQLite's off, or what is done to the file."""


def _log(subjects: str, verb: str = "undo", number: str = "(SELECT max(id) + 1 FROM judgement)", value: str = "") -> tuple[str, ...]:
    return (
        'INSERT INTO judgement (id, verb, subjects, who, "when", why, value) VALUES'
        f" ({number}, '{verb}', '{subjects}', 'eve', '2026-01-02T03:04:05+00:00', '{MARKED}', '{value}')",
    )


def _schema(*sql: str) -> tuple[str, ...]:
    return ("PRAGMA writable_schema = ON", *sql, "PRAGMA writable_schema = RESET")


def _as_other(table: str, column: str, kind: str, *sql: str) -> tuple[str, ...]:
    """Rows put in while the schema says something else, and the schema as it was again."""
    changed = f"UPDATE sqlite_master SET sql = replace(sql, '{column} {kind}', '{column} NUMERIC') WHERE name = '{table}'"
    back = f"UPDATE sqlite_master SET sql = replace(sql, '{column} NUMERIC', '{column} {kind}') WHERE name = '{table}'"
    return (*_schema(changed), *sql, *_schema(back))


def _flipped(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(40):
        content[chance.randrange(100, len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)


def _cut(path: Path, chance: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content) // 4, len(content) // 2)])


def _zeroed(path: Path, chance: Random) -> None:
    with closing(sqlite3.connect(path)) as file:  # of what every command reads: a page of an index that none of them asks does no harm
        asked = "SELECT rootpage FROM sqlite_master WHERE name IN ('report', 'claim', 'story', 'event') ORDER BY rootpage"
        first = [int(page) for (page,) in file.execute(asked)]
    content = bytearray(path.read_bytes())
    at = (chance.choice(first) - 1) * 4096
    content[at : at + 4096] = bytes(4096)
    path.write_bytes(content)


def _head(at: int, packed: bytes) -> Callable[[Path, Random], None]:
    def turn(path: Path, _: Random) -> None:
        content = bytearray(path.read_bytes())
        content[at : at + len(packed)] = packed
        path.write_bytes(content)

    return turn


def _log_beside(path: Path, chance: Random) -> None:
    Path(f"{path}-wal").write_bytes(chance.randbytes(50_000))


def _journal_beside(path: Path, chance: Random) -> None:
    Path(f"{path}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + chance.randbytes(5_000))


def _bomb(path: Path, _: Random) -> None:
    file = sqlite3.connect(path)
    file.execute("UPDATE raw SET offsets = ?", (zlib.compress(bytes(100_000_000), 6),))
    file.commit()
    file.close()


def _filled(path: Path, _: Random) -> None:
    path.write_bytes(path.read_bytes()[:100] + bytes(1_000_000))


def _folder(path: Path, _: Random) -> None:
    path.unlink()
    path.mkdir()


def _looped(path: Path, _: Random) -> None:
    path.unlink()
    path.symlink_to(path.name)


SCHEMA: dict[str, Trick] = {
    "trigger that deletes what is decided": "CREATE TRIGGER t AFTER INSERT ON judgement BEGIN DELETE FROM report; END",
    "trigger that runs for ever": "CREATE TRIGGER t AFTER INSERT ON state BEGIN INSERT OR REPLACE INTO state VALUES (new.name, 'x'); END",
    "trigger of ours with more in it": (
        "DROP TRIGGER report_added",
        "CREATE TRIGGER report_added AFTER INSERT ON report BEGIN DELETE FROM judgement; END",
    ),
    "trigger on a view": "CREATE TRIGGER t INSTEAD OF INSERT ON conflicts BEGIN DELETE FROM report; END",
    "view more": "CREATE VIEW v AS SELECT load_extension('x') FROM report",
    "view in a table's place": (
        "CREATE TABLE s AS SELECT * FROM state", "DROP TABLE state",
        "CREATE VIEW state AS SELECT name, hex(zeroblob(900000000)) AS value FROM s",
    ),
    "view of ours that never ends": (
        "DROP VIEW conflicts",
        "CREATE VIEW conflicts AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n",
    ),
    "table more": "CREATE TABLE t (a)",
    "table with a hostile name": f"CREATE TABLE \"{MARKED}\" (a)",
    "virtual table": "CREATE VIRTUAL TABLE t USING fts5(a)",
    "search in another table's place": ("DROP TABLE report_search", "CREATE TABLE report_search (title, text)"),
    "generated column": "ALTER TABLE report ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(900000000))) VIRTUAL",
    "column more": "ALTER TABLE judgement ADD COLUMN more TEXT DEFAULT 'x'",
    "unique index that stops decisions": "CREATE UNIQUE INDEX i ON judgement (id > 4) WHERE id > 4",
    "index over a costly expression": "CREATE INDEX i ON state (length(hex(zeroblob(100000000 + length(name)))))",
    "plain index": "CREATE INDEX i ON report (title)",
    "statistics": "ANALYZE",
    "statistics that lie": ("ANALYZE", "UPDATE sqlite_stat1 SET stat = '1 99999999999999999999 -5 x'"),
    "statistics of another form": _schema(
        "INSERT INTO sqlite_master VALUES ('table', 'sqlite_stat9', 'sqlite_stat9', 0, 'CREATE TABLE t (a)')"
    ),
    "schema that cannot be read": _schema("UPDATE sqlite_master SET sql = 'CREATE TABLE (' WHERE name = 'report'"),
    "schema of bytes": _schema("UPDATE sqlite_master SET sql = x'ff00' WHERE name = 'conflicts'"),
    "two tables on one page": _schema(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'raw') WHERE name = 'report'"
    ),
    "table on a page that is not there": _schema("UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'report'"),
    "index on a table's page": _schema(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'report') WHERE name = 'claim_report'"
    ),
    "record without a step": "DELETE FROM migration WHERE number = 2",
    "record that says it is older": "DELETE FROM migration WHERE number > 3",
    "record that is no table": ("DROP TABLE migration", "CREATE VIEW migration AS SELECT 1 AS number, 'tables' AS name"),
    "record from the future": f"INSERT INTO migration VALUES (4611686018427387904, '{MARKED}', '')",
    "another program's file": "PRAGMA application_id = 7",
}  # fmt: skip

FILES: dict[str, Trick] = {
    "bytes turned over": _flipped,
    "cut in the middle": _cut,
    "page of zeros": _zeroed,
    "pages of one byte": _head(16, b"\x00\x01"),
    "newer than SQLite": _head(18, b"\x09\x09"),
    "free pages without end": _head(32, struct.pack(">II", 3, 2**31)),
    "another text encoding": _head(56, struct.pack(">I", 3)),
    "nothing but a head": _filled,
    "noise in the log beside": _log_beside,
    "noise in the journal beside": _journal_beside,
    "a folder": _folder,
    "a link to itself": _looped,
}

ROWS: dict[str, Trick] = {
    "offsets that swell": _bomb,
    "undo of 5,000 digits": _log(f'["{DIGITS}"]'),
    "undo of itself": _log('["99"]', number="99"),
    "undo of what comes later": (*_log('["98"]', number="97"), *_log('["97"]', number="98")),
    "undo of nothing": _log("[]"),
    "undo of words": _log(f'["{MARKED}"]'.replace("\x1b", "")),
    "undos in a ring": (*_log('["91", "92"]', number="90"), *_log('["90"]', number="91"), *_log('["90", "91"]', number="92")),
    "entry with the last number there is": _log("[]", "reject", "9223372036854775807"),
    "entry with a negative number": _log("[]", "reject", "-5"),
    "two entries of one number": (
        *_schema("UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE (id)', 'CHECK (1)') WHERE name = 'judgement'",
                 "DELETE FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_judgement%'"),
        *_log("[]", "reject", "1"),
    ),
    "entry of a verb there is not": _log("[]", MARKED),
    "entry about a list nested without end": _log(DEEP),
    "entry about numbers": _log("[1, null, {}]", "reject"),
    "entry with a value nested without end": _log('["c1"]', "edit", value=DEEP),
    "edit of a place at infinity": _log("[\"' || (SELECT id FROM claim) || '\"]", "edit", value=(
        '{"slot": "place", "after": "x", "start": 1e999, "end": 1e999, "chain": null,'
        ' "place": {"name": "x", "path": ["x"], "precision": "city", "lat": 1e999, "lon": -1e999}}')),
    "edit to a day there is not": _log("[\"' || (SELECT id FROM claim) || '\"]", "edit", value=(
        '{"slot": "time", "after": "99999-99-99", "earliest": "0001-01-01", "latest": "9999-12-31"}')),
    "added claim with markup for an id": _log("[\"' || (SELECT id FROM report) || '\"]", "claim", value=(
        '{"id": "<x-pwned>", "start": 0, "end": 9, "trigger": {"start": 0, "end": 4, "text": "x"}, "kind": "event", "type": "<x-pwned>",'
        ' "label": "<x-pwned>", "roles": [], "time": {"after": null}, "place": null, "polarity": "positive", "certainty": "certain",'
        ' "status": "happened", "hedges": [], "attribution": []}')),
    "added claim beyond the text": _log("[\"' || (SELECT id FROM report) || '\"]", "claim", value=(
        '{"id": "c0", "start": 900000000, "end": 900000001, "trigger": {"start": 900000000, "end": 900000001, "text": "x"},'
        ' "kind": "event", "type": "consult", "label": "x", "roles": [], "time": {"after": null}, "place": null, "polarity": "positive",'
        ' "certainty": "certain", "status": "happened", "hedges": [], "attribution": []}')),
    "time before the calendar": 'UPDATE judgement SET "when" = \'0001-01-01T00:00:00+14:00\'',
    "time that is none": f"UPDATE judgement SET \"when\" = '{MARKED}'",
    "time without a zone": 'UPDATE judgement SET "when" = \'2026-01-01T00:00:00\'',
    "report with markup for an id": "UPDATE report SET id = '<x-pwned>'||number",
    "report whose id leads elsewhere": "UPDATE report SET id = '../../' || id WHERE number = 1",
    "ids with escapes": "UPDATE claim SET id = id || char(27) || '[2J'",
    "ids of bytes": "UPDATE chain SET id = CAST(id AS BLOB)",
    "id of a million characters": "UPDATE event SET id = id || hex(zeroblob(500000)) WHERE number = 1",
    "text of bytes that are none": "UPDATE report SET text = x'c3280aff'",
    "text that is a number": _as_other("report", "text", "TEXT", "UPDATE report SET text = 5"),
    "text that is missing": _as_other("report", "text", "TEXT NOT NULL", "UPDATE report SET text = NULL"),
    "text of one character": "UPDATE report SET text = 'x'",
    "text of markup": f"UPDATE report SET text = text || '{MARKED}', title = '{MARKED}', publisher = '{MARKED}'",
    "address that acts": "UPDATE report SET url = 'javascript:pwned=1', path = '../../../etc/passwd'",
    "address that is none": "UPDATE report SET url = 'http://[', publisher = NULL, title = NULL",
    "authors nested without end": f"UPDATE report SET authors = '{DEEP}'",
    "authors that are numbers": "UPDATE report SET authors = '[1, {\"a\": 2}]'",
    "authors that are no list": "UPDATE report SET authors = '\"x\"'",
    "day of publication that is none": "UPDATE report SET published_earliest = '2024-02-31'",
    "day at the end of the calendar": (
        "UPDATE report SET published_edtf = '9999', published_earliest = '9999-01-01', published_latest = '9999-12-31'",
    ),
    "day at its beginning": (
        "UPDATE claim SET time_edtf = '0001', time_earliest = '0001-01-01', time_latest = '0001-01-01', time_basis = 'stated'",
    ),
    "time that no calendar has": f"UPDATE claim SET time_edtf = '{MARKED}', time_earliest = NULL, time_latest = NULL",
    "times that end before they begin": "UPDATE event SET time_edtf = '2024', time_earliest = '2024-12-31', time_latest = '2024-01-01'",
    "spans that run backward": 'UPDATE claim SET start = 9, "end" = 3',
    "spans below zero": "UPDATE claim SET trigger_start = -5",
    "spans beyond the text": (
        'UPDATE claim SET "end" = 9000000000000000000, trigger_start = 8000000000000000000, trigger_end = 9000000000000000000',
    ),
    "blocks beyond the text": 'UPDATE block SET "end" = 900000000',
    "spans that are words": "UPDATE claim SET start = 'x'",
    "positions below zero": "UPDATE claim_role SET position = -1 - position",
    "positions that are words": "UPDATE mention SET position = 'x' || position",
    "a kind there is not": f"UPDATE claim SET kind = '{MARKED}'",
    "a type there is not": f"UPDATE claim SET type = '{MARKED}', label = '{MARKED}'",
    "a polarity there is not": "UPDATE claim SET polarity = 'maybe'",
    "a place off the map": (
        "UPDATE event SET place_text = 'x', place_start = 0, place_end = 1, place_name = 'x', place_path = '[]'",
        "UPDATE event SET place_precision = 'city', place_lat = 9e999, place_lon = -9e999",
    ),
    "quantities without end": (
        "DELETE FROM quantity",
        "INSERT INTO quantity SELECT id, 0, 'killed', 'person', 'x', 0, 1, -9e999, 9e999, 9e999 FROM claim",
    ),
    "confidence above all": "UPDATE claim SET confidence = 9e999",
    "origins without end": "UPDATE event SET origins = 9223372036854775807, unknown = -9223372036854775808",
    "links that count wrong": "UPDATE entity_link SET features = '[[\"a\", \"b\"], [1, 2, 3]]'",
    "claims of nobody": ("DELETE FROM report WHERE number = 1",),
    "report without a reading": "DELETE FROM reading WHERE number = 1",
    "report without its bytes": "DELETE FROM raw",
    "event of claims that are not there": "UPDATE event_claim SET claim = 'c0'",
    "entity of chains that are not there": "UPDATE entity_chain SET chain = 'k0'",
    "tie between nobody and nobody": (
        "DELETE FROM relation",
        "INSERT INTO relation (id, type, subject, object, origins, support, unknown, story)"
        " SELECT 'l0', 'leads', 'e0', 'e00', 1, 'one-report', 0, id FROM story LIMIT 1",
    ),
    "participants that are not there": "UPDATE event_participant SET entity = 'e0'",
    "origins of reports that are not there": "UPDATE origin_report SET report = 'r0'",
    "mentions in a report that is not there": ("UPDATE mention SET report = 'r0'", "UPDATE entity_mention SET report = 'r0'"),
    "stories without a count": "DELETE FROM story_count",
    "counts that are words": f"UPDATE story_count SET reports = '{MARKED}', label = x'ff'",
    "differences nested without end": f"UPDATE difference SET \"values\" = '{DEEP}'",
    "reasons that are bytes": "UPDATE suggestion SET reason = x'fffe', score = 'x'",
    "search over nothing": ("DELETE FROM report_search_data", "DELETE FROM claim_search_data"),
    "search over noise": ("UPDATE report_search_data SET block = x'ffffffffffffffffffffff'",),
    "bytes that are words": "UPDATE raw SET bytes = 'x', offsets = 5, encoding = x'ff'",
    "encoding that runs": "UPDATE raw SET encoding = 'unicode_escape', media_type = 'text/html; x=<x-pwned>'",
    "everything loose and in a story": "INSERT OR IGNORE INTO loose SELECT id FROM report",
    "drawn by a stranger": f"UPDATE state SET value = '{MARKED}'",
    "refusals of markup": f"INSERT INTO refusal (source, reason, detail) VALUES ('{MARKED}', 'binary', '{MARKED}')",
    "refusal without a reason there is": "INSERT INTO refusal (source, reason, detail) VALUES ('x', 'why not', 'x')",
    "likeness that is a word": ("UPDATE story SET likeness = 'x'", "UPDATE related SET likeness = 'x'"),
}  # fmt: skip

CASES = {**SCHEMA, **FILES, **ROWS}


def turned(path: Path, trick: str, chance: Random) -> None:
    """Does one of CASES to a copy of a sound case."""
    how = CASES[trick]
    if callable(how):
        how(path, chance)
        return
    file = sqlite3.connect(path, isolation_level=None)
    try:
        file.execute("PRAGMA ignore_check_constraints = ON")
        for sql in (how,) if isinstance(how, str) else how:
            file.execute(sql)
        with suppress(sqlite3.Error):
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        file.close()
