"""The index of words on SQLite: a full-text table that has the words of rows, and no text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import zip_longest

from tracker.sql import Indexed

INDEX = "tracker_words"
"""Its name."""

_FORM = "fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')"
_WORDS = "tracker_words_listed"
_KIND, _NUMBER = 60, 31
"""The bits of a row's number in the index above which its kind is, and then its relationship."""


def make(cursor: sqlite3.Cursor) -> None:
    """Make the index, if it is not there."""
    cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING {_FORM}")


def index(cursor: sqlite3.Cursor, entries: Iterable[Indexed], *, gone: bool) -> None:
    """Put the words of rows into the index, or take them out."""
    if gone:
        statement = f"INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES ('delete', ?, ?)"
    else:
        statement = f"INSERT INTO {INDEX} (rowid, words) VALUES (?, ?)"
    cursor.executemany(statement, _numbered(entries))


def matching(
    kind: int, column: str, terms: Sequence[Sequence[str]]
) -> tuple[str, str, tuple[str | int, ...]]:
    """What a query reads first, and what it asks of it, to have the rows with some words."""
    wanted = " AND ".join(f"({' OR '.join(map(_term, choices))})" for choices in terms)
    table = column.partition(".")[0]
    joined = (
        f"f.{INDEX} MATCH ? AND f.rowid BETWEEN {kind << _KIND} AND {((kind + 1) << _KIND) - 1}"
        f" AND {table}.relationship_id = (f.rowid >> {_NUMBER}) & {(1 << _KIND - _NUMBER) - 1}"
        f" AND {column} = f.rowid & {(1 << _NUMBER) - 1}"
    )
    return f"{INDEX} f CROSS JOIN", joined, (wanted,)


def differ(connection: sqlite3.Connection, entries: Iterable[Indexed]) -> bool:
    """Whether the index has other words than it should."""
    with closing(sqlite3.connect("", isolation_level=None)) as again:
        cursor = again.execute("BEGIN")
        make(cursor)
        index(cursor, entries, gone=False)
        with _words(connection) as kept, _words(again) as made:
            return any(one != other for one, other in zip_longest(kept, made))


@contextmanager
def _words(connection: sqlite3.Connection) -> Iterator[sqlite3.Cursor]:
    """Each word with the rows that have it, in one text, as comparing row by row takes longer."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(f"CREATE VIRTUAL TABLE temp.{_WORDS} USING fts5vocab(main, {INDEX}, instance)")
    try:
        yield cursor.execute(f"SELECT term, group_concat(doc) FROM temp.{_WORDS} GROUP BY term")
    finally:
        cursor.close()
        connection.execute(f"DROP TABLE temp.{_WORDS}")


def _numbered(entries: Iterable[Indexed]) -> Iterator[tuple[int, str]]:
    for whose, kind, number, words in entries:
        yield kind << _KIND | whose << _NUMBER | number, words


def _term(word: str) -> str:
    beginning = word.endswith("*")
    return f'"{word.removesuffix("*")}"' + (" *" if beginning else "")
