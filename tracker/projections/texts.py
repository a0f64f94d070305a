"""Texts: which columns of the views are searched by their words, and how words are compared.

Each database has an index of its own kind over them, which follows the rows in the same
transaction. Versions that hold no more stay in it: whoever searches looks at the rows for those
that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from unicodedata import normalize

from tracker.projections.rows import (
    KeptAssessment,
    KeptItem,
    KeptMeeting,
    KeptNames,
    KeptReadout,
    KeptStatement,
)
from tracker.projections.tables import TABLES
from tracker.sql import Indexed, Row, Texts, Transaction

SEARCHED: dict[type[tuple[object, ...]], tuple[str, ...]] = {
    KeptStatement: ("summary", "quote", "condition", "due_words"),
    KeptReadout: ("slug", "title"),
    KeptMeeting: ("kind", "place", "participants"),
    KeptAssessment: ("body",),
    KeptItem: ("slug",),
    KeptNames: ("title", "names"),
}
"""The columns by the rows that they are of; the place of a kind is its number in an index."""

_LETTERS = [
    (letter, base)
    for letter in map(chr, range(0xC0, 0x180))
    if (base := normalize("NFKD", letter)[0]) != letter and base.isascii()
]
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_BREAKS = (
    "".join(
        sign
        for sign in map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xC0), *range(0x2010, 0x2030)))
        if not sign.isalnum()
    )
    + "、。「」『』・〜（）！？：；，．"
)

PLAIN = (
    "".join(letter for letter, _ in _LETTERS) + _BREAKS + _MARKS,
    "".join(base for _, base in _LETTERS) + " " * len(_BREAKS),
)
"""Letters with the one that stands for each, signs with a space, and marks that are left out."""

_PLAINLY = str.maketrans(PLAIN[0][: len(PLAIN[1])], PLAIN[1], _MARKS)
_WORDS = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")


def plain(text: str) -> str:
    """A text as its words are compared: in small letters, without accents and signs."""
    return text.translate(_PLAINLY).lower()


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, each with its place."""
    return [*_WORDS.finditer(text)]


def tables() -> list[Texts]:
    """The tables that are searched."""
    return [
        Texts(TABLES[kind].name, columns, PLAIN, TABLES[kind].names[1])
        for kind, columns in SEARCHED.items()
    ]


def put(sql: Transaction, kind: type, rows: Sequence[Sequence[Any]]) -> None:
    """Put rows of a kind into their table, and their words into the index."""
    before: list[Row] = []
    if kind is KeptNames and sql.indexes_words:
        before = [one for row in _items(rows) for one in _names(sql, *row)]
        sql.index(_indexed(kind, before), gone=True)
    sql.insert(TABLES[kind].name, rows)
    if kind in SEARCHED and sql.indexes_words:
        sql.index(_indexed(kind, sorted([*before, *map(tuple, rows)]) if before else rows))


def take(sql: Transaction, kind: type, relationship_id: int) -> None:
    """Take the rows of a kind that a relationship has out of their table and of the index."""
    name = TABLES[kind].name
    if kind in SEARCHED and sql.indexes_words:
        key = ", ".join(TABLES[kind].names[: TABLES[kind].key])
        rows = sql.rows(
            f"SELECT * FROM {name} WHERE relationship_id = ? ORDER BY {key}", (relationship_id,)
        )
        sql.index(_indexed(kind, rows), gone=True)
    sql.write(f"DELETE FROM {name} WHERE relationship_id = ?", [(relationship_id,)])


def differ(sql: Transaction) -> bool:
    """Whether the index has other words than the rows."""
    return sql.indexes_words and sql.misindexed(
        one for kind in SEARCHED for one in _indexed(kind, _kept(sql, kind))
    )


def _kept(sql: Transaction, kind: type) -> Iterator[Row]:
    key = ", ".join(TABLES[kind].names[: TABLES[kind].key])
    return sql.stream(f"SELECT * FROM {TABLES[kind].name} ORDER BY {key}")


def _items(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, int]]:
    return iter(dict.fromkeys((row[0], row[1]) for row in rows))


def _names(sql: Transaction, relationship_id: int, item_id: int) -> list[Row]:
    """All names of an item until now."""
    return sql.rows(
        f"SELECT * FROM {TABLES[KeptNames].name} WHERE relationship_id = ? AND item_id = ?"
        " ORDER BY known_from",
        (relationship_id, item_id),
    )


def _indexed(kind: type, rows: Iterable[Sequence[Any]]) -> Iterator[Indexed]:
    """The words of rows by the relationship, the kind and the number of each.

    All names of an item are together, since they have its number.
    """
    number = [*SEARCHED].index(kind)
    places = [TABLES[kind].names.index(name) for name in SEARCHED[kind]]
    for (whose, of), together in groupby(rows, key=itemgetter(0, 1)):
        text = " ".join(row[place] for row in together for place in places if row[place])
        yield Indexed(whose, number, of, _written(text))


def _written(text: str) -> str:
    """A text as it is put into an index, which finds the words of plain English by itself."""
    if text.isascii():
        return text
    return " ".join(one[0] for one in _WORDS.finditer(plain(text)))
