"""Rows that twosource never writes: each ends in a sentence that names its table, whichever way the case is read."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.web.kept import kept_story
from twosource.case import write
from twosource.case.read import Window
from twosource.errors import StoreError
from twosource.store import examine, open_case
from twosource.store.soundness import MAX_SHAPES, Kept, Shapes, Unsound, choice, identity, listed_as, moment


@pytest.mark.parametrize("row", [("a", 1, 1.5), (b"a", 1, None), ("a", 2**62, -0.0)])
def test_rows_of_the_right_types_pass(row: tuple[Any, ...]) -> None:
    shapes = Shapes([Kept("name", "TEXT", False), Kept("at", "INTEGER", False), Kept("low", "REAL", True)])
    for _ in range(2):
        shapes(row)


@pytest.mark.parametrize(
    ("row", "words"),
    [((None, 1, 1.5), "name is empty"), ((1, 1, 1.5), "name is a number"),
     (("a", "1", 1.5), "at is text"), (("a", 1.0, 1.5), "with a point"),
     (("a", b"1", 1.5), "at is bytes"), (("a", 1, "x"), "low is text"), (("a", None, None), "at is empty")],
)  # fmt: skip
def test_rows_of_other_types_are_told(row: tuple[Any, ...], words: str) -> None:
    shapes = Shapes([Kept("name", "TEXT", False), Kept("at", "INTEGER", False), Kept("low", "REAL", True)])
    for _ in range(2):
        with pytest.raises(Unsound, match=words):
            shapes(row)


def test_what_is_remembered_of_rows_is_bounded() -> None:
    width = 14
    shapes = Shapes([None] * width)
    for number in range(2**width):
        shapes([(1, "1")[number >> at & 1] for at in range(width)])
    assert len(shapes._seen) == MAX_SHAPES


@pytest.mark.parametrize("kept", ["", "-a", "a b", "a\n", "a/b", "..", "<a>", "\u00e4", "a" * 65, "a\x00", 0, -1, 2**53, b"a", None, 1.5])
def test_what_is_no_id_is_told(kept: object) -> None:
    with pytest.raises(Unsound):
        identity(kept)


@pytest.mark.parametrize("kept", ["r0123456789ab", "kr0-1", "A_b", "0", 1, 2**53 - 1])
def test_ids_are_read_as_they_are(kept: object) -> None:
    assert identity(kept) == kept


WORDS, PAIRS = listed_as(tuple[str, ...]), listed_as(tuple[tuple[str, float], ...])
CERTAIN = choice(Literal["sure", "unsure"])


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        *((WORDS, kept) for kept in ("", "x", "{}", "null", "[1]", '["a", null]', '[["a"]]', "[" * 100_000, "5", '["a"')),
        *((PAIRS, kept) for kept in ('[["a"]]', '[["a", "b"]]', '[["a", 1, 2]]', '[["a", true]]', '["ab"]', '{"a": 1}')),
        *((CERTAIN, kept) for kept in ("", "Sure", "maybe", None, 5)),
        *(
            (moment, kept)
            for kept in ("", "x", "2026-01-01", "2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")
        ),
        *((WORDS, kept) for kept in (None, 5, b"\xff")),
    ],
)
def test_what_a_column_never_holds_is_told(read: Callable[[Any], Any], kept: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        read(kept)


def test_what_it_does_hold_is_read() -> None:
    assert WORDS("[]") == ()
    assert WORDS('["a", "b"]') == ("a", "b")
    assert PAIRS('[["a", 1], ["b", 0.5]]') == (("a", 1), ("b", 0.5))
    assert CERTAIN("sure") == "sure"
    assert moment("2026-01-02T03:04:05+00:00").year == 2026


TURNS = {
    "report": "UPDATE report SET authors = '[1]'",
    "claim": 'UPDATE claim SET "end" = start - 1',
    "chain": "UPDATE chain SET type = 'ghost'",
    "event": "UPDATE event SET time_earliest = 'soon'",
    "reading": "DELETE FROM reading WHERE number = 1",
    "event_claim": "UPDATE event_claim SET claim = 'c0'",
    "judgement": "INSERT INTO judgement VALUES (1, 1, 'undo', '[\"7\"]', 'eve', '2026-01-02T03:04:05+00:00', '', '')",
    "story_count": "UPDATE story_count SET earliest = 'soon'",
    "relation": "UPDATE relation SET subject = 'e0'",
    "entity": "UPDATE entity SET place_lat = x'00'",
}


def turned(folder: Path, sql: str) -> Path:
    path = kept_story(folder)
    with sqlite3.connect(path) as file:
        file.execute(sql)
    file.close()
    return path


@pytest.mark.parametrize("table", TURNS)
def test_a_case_is_examined_for_what_twosource_never_writes(tmp_path: Path, table: str) -> None:
    said = examine(turned(tmp_path, TURNS[table]))
    assert said is not None
    assert "holds what twosource never writes" in said


def test_a_sound_case_and_no_case_have_nothing_to_tell(tmp_path: Path) -> None:
    assert examine(kept_story(tmp_path)) is None
    assert examine(tmp_path / "missing.two") is None


@pytest.mark.parametrize("table", ["report", "claim", "chain", "event", "entity"])
def test_what_is_read_of_a_case_is_checked_on_every_way_in(tmp_path: Path, table: str) -> None:
    path = turned(tmp_path, TURNS[table])
    with pytest.raises(StoreError, match=rf"never writes \(in {table}, "):
        write.load(path)
    with open_case(path, "read") as kept, pytest.raises(StoreError, match=f"in {table}, "):
        kept.load()
    with Window(path) as window, pytest.raises(StoreError, match="never writes"):
        window.story(str(window.lists.stories()[0].id))
