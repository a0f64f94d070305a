"""Texts: which columns of the views are searched by their words, and how words are compared.

Each database has an index of its own kind over them, which follows the rows in the same
transaction. Versions that hold no more stay in it: whoever searches looks at the rows for those
that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from unicodedata import normalize

from tracker.projections.rows import KeptAssessment, KeptMeeting, KeptReadout, KeptStatement
from tracker.projections.tables import TABLES
from tracker.sql import Indexed, Texts, Transaction

SEARCHED: dict[type[tuple[object, ...]], tuple[str, ...]] = {
    KeptStatement: ("summary", "quote", "condition", "due_words"),
    KeptReadout: ("slug", "title"),
    KeptMeeting: ("kind", "place", "participants"),
    KeptAssessment: ("body",),
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
_PAGE = 5_000


def plain(text: str) -> str:
    """A text as its words are compared: in small letters, without accents and signs."""
    return text.translate(_PLAINLY).lower()


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, each with its place."""
    return [*_WORDS.finditer(text)]


def tables() -> list[Texts]:
    """The tables that are searched."""
    return [Texts(TABLES[kind].name, columns, PLAIN) for kind, columns in SEARCHED.items()]


def put(sql: Transaction, kind: type, rows: Sequence[Sequence[Any]]) -> None:
    """Put rows of a kind into their table, and their words into the index."""
    sql.insert(TABLES[kind].name, rows)
    sql.index(_indexed(kind, rows))


def take(sql: Transaction, kind: type, relationship_id: int) -> None:
    """Take the rows of a kind that a relationship has out of their table and of the index."""
    name = TABLES[kind].name
    if kind in SEARCHED:
        rows = sql.rows(f"SELECT * FROM {name} WHERE relationship_id = ?", (relationship_id,))
        sql.index(_indexed(kind, rows), gone=True)
    sql.write(f"DELETE FROM {name} WHERE relationship_id = ?", [(relationship_id,)])


def differ(sql: Transaction) -> bool:
    """Whether the index has other words than the rows."""
    return sql.misindexed(one for kind in SEARCHED for one in _kept(sql, kind))


def _kept(sql: Transaction, kind: type) -> Iterator[Indexed]:
    rows = sql.stream(f"SELECT * FROM {TABLES[kind].name}")
    while page := list(islice(rows, _PAGE)):
        yield from _indexed(kind, page)


def _indexed(kind: type, rows: Iterable[Sequence[Any]]) -> Iterator[Indexed]:
    """The words of rows by the relationship, the kind and the number of each; none of others."""
    if kind not in SEARCHED:
        return
    number = [*SEARCHED].index(kind)
    places = [TABLES[kind].names.index(name) for name in SEARCHED[kind]]
    for row in rows:
        text = " ".join(row[place] for place in places if row[place])
        found = " ".join(one[0] for one in _WORDS.finditer(plain(text)))
        yield Indexed(row[0], number, row[1], found)
