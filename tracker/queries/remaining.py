"""Remaining: the items that anything on record is about, and not those of which all is gone.

What was said of an item can be taken back, all of it, and the item with the name stays: a readout
that is recorded again may name it. By such a name nothing is found, so it is none to be proposed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tracker.domain.names import title_of
from tracker.queries.clauses import Clause, keyed, within_clause
from tracker.sql import Transaction, chunks

if TYPE_CHECKING:
    from tracker.queries.scope import ItemRow


def remaining(sql: Transaction, known: int, rows: Iterable[ItemRow]) -> list[ItemRow]:
    """Those of some items that are about something on record, or were given a name.

    Args:
        sql: where to look.
        known: the moment by which it has to be on record.
        rows: the items as they were known by then.
    """
    listed = [*rows]
    bare = {one.key: one.slug for one in listed if _is_bare(one)}
    spoken_of = {*_spoken_of(sql, known, sorted(bare))}
    gone = {key: slug for key, slug in bare.items() if key not in spoken_of}
    if gone:
        meant = {*_meant(sql, known, {key.relationship_id for key in gone})}
        gone = {key: slug for key, slug in gone.items() if (key[0], slug) not in meant}
    return [one for one in listed if one.key not in gone]


def _is_bare(one: ItemRow) -> bool:
    """Whether nobody said of an item what it is called, of what it is a part, or what it is."""
    return one.title == title_of(one.slug) and not (one.names or one.part_of or one.merged_into)


def _spoken_of(
    sql: Transaction, known: int, keys: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for part in chunks(keys):
        first, joined, numbers = keyed("s.item_id", part)
        yield from sql.rows(
            f"SELECT DISTINCT s.relationship_id, s.item_id FROM {first} tracker_statements s"
            f" WHERE {joined} AND s.known_from <= ? AND s.known_to > ?",
            (*numbers, known, known),
        )


def _meant(
    sql: Transaction, known: int, relationships: Collection[int]
) -> Iterator[tuple[int, str]]:
    """The items that statements, meetings and other items of some relationships name."""
    for part in chunks(sorted(relationships)):
        for table, columns in _NAMING.items():
            within, given = _known(known, tuple(part))
            for relationship_id, *named in sql.rows(
                f"SELECT DISTINCT x.relationship_id, {columns} FROM {table} x WHERE {within}", given
            ):
                yield from (
                    (relationship_id, slug) for some in named if some for slug in some.split()
                )


_NAMING = {
    "tracker_statements": "x.tied_before, x.tied_at, x.targets",
    "tracker_meetings": "x.holds",
    "tracker_item_names": "x.part_of, x.merged_into",
}
"""The tables in which others are named, with the columns that name them."""


def _known(known: int, relationships: tuple[int, ...]) -> Clause:
    within, given = within_clause("x.relationship_id", relationships)
    return f"x.known_from <= ? AND x.known_to > ?{within}", (known, known, *given)
