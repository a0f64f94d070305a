"""The index of words on SQLite: a full-text table that has the words of rows, and no text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from operator import ne

from tracker.sql import Indexed

INDEX = "tracker_words"
"""Its name."""

_FORM = "fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')"
_KINDS, _NUMBERS = 3, 31
"""Bits of a row's number in the index: of its kind, and of its number in its table."""


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
    kind: int, alias: str, terms: Sequence[Sequence[str]]
) -> tuple[str, str, tuple[str | int, ...]]:
    """What a query reads first, and what it asks of it, to have the rows with some words."""
    wanted = " AND ".join(f"({' OR '.join(map(_term, choices))})" for choices in terms)
    kinds, numbers = (1 << _KINDS) - 1, (1 << _NUMBERS) - 1
    joined = (
        f"f.{INDEX} MATCH ? AND f.rowid & {kinds} = {kind}"
        f" AND {alias}.relationship_id = f.rowid >> {_KINDS + _NUMBERS}"
        f" AND {alias}.id = (f.rowid >> {_KINDS}) & {numbers}"
    )
    return f"{INDEX} f CROSS JOIN", joined, (wanted,)


def differ(connection: sqlite3.Connection, entries: Iterable[Indexed]) -> bool:
    """Whether the index has other words than it should."""
    again = sqlite3.connect("", isolation_level=None)
    try:
        cursor = again.execute("BEGIN")
        make(cursor)
        index(cursor, entries, gone=False)
        found = zip_longest(_words(connection), _words(again))
        return any(ne(kept, made) for kept, made in found)
    finally:
        again.close()


def _words(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Each word with each row that has it, in their order."""
    connection.execute("DROP TABLE IF EXISTS temp.tracker_terms")
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.tracker_terms USING fts5vocab(main, {INDEX}, instance)"
    )
    cursor = connection.cursor()
    cursor.row_factory = None
    yield from cursor.execute("SELECT term, doc FROM temp.tracker_terms")
    cursor.close()
    connection.execute("DROP TABLE temp.tracker_terms")


def _numbered(entries: Iterable[Indexed]) -> Iterator[tuple[int, str]]:
    for whose, kind, number, words in entries:
        yield (whose << _NUMBERS | number) << _KINDS | kind, words


def _term(word: str) -> str:
    beginning = word.endswith("*")
    return f'"{word.removesuffix("*")}"' + (" *" if beginning else "")
