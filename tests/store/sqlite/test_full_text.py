import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.store.pages.query import Query
from twosource.store.sqlite.full_text import expression


@given(st.text(st.characters(exclude_categories=()), max_size=60) | st.text('ab"-*:^()NEARORNOT{} ', max_size=40))
def test_whatever_is_typed_is_a_query_sqlite_takes(words: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO t VALUES ('Mirela Dascu met Anton Velkov')")
        typed = Query.typed(words)
        query = expression(typed.wanted, typed.unwanted)
        if query:
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("dascu met", '("dascu" AND "met")'),
        ('"met in Varna" -crane', '("met in varna") NOT ("crane")'),
        ('-"a b" harbour -c', '("harbour") NOT ("a b" OR "c")'),
        ("AND OR NEAR", '("and" AND "or" AND "near")'),
        ("Zürich's* title:port", '("zurich s" AND "title port")'),
        ("-crane", ""),
        ('"" * - ()', ""),
    ],
)
def test_words_are_quoted_and_those_behind_a_minus_left_out(words: str, query: str) -> None:
    typed = Query.typed(words)
    assert expression(typed.wanted, typed.unwanted) == query
