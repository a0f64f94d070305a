"""Runs: the stored events of relationships, as they are, in one order or another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from tracker.errors import Damaged, Interrupted, Unavailable
from tracker.sql import Row, Transaction
from tracker.store.failures import explained
from tracker.store.ownership import EVENTS
from tracker.store.packing import STAMPED, digest_of, stamp_of
from tracker.store.reading import damaged
from tracker.store.stamp import Run, Stored, genesis
from tracker.store.tables import RELATIONSHIPS

_PAGE = 1000


class Length(NamedTuple):
    """A relationship and how many events it has."""

    id: int
    name: str
    events: int


class Mark(NamedTuple):
    """The last event of what one transaction recorded of a relationship."""

    moment: str
    """As it is written in the stamp, which sorts by time."""
    relationship: str
    position: int
    digest: str


def lengths(sql: Transaction) -> list[Length]:
    """The relationships, by their names, each with how many events it has."""
    counts: dict[int, int] = dict(
        sql.rows(f"SELECT relationship_id, COUNT(*) FROM {EVENTS} GROUP BY relationship_id")
    )
    listed = sql.rows(f"SELECT id, name FROM {RELATIONSHIPS} ORDER BY name")
    return [Length(number, name, counts.get(number, 0)) for number, name in listed]


def count(sql: Transaction) -> int:
    """How many events there are."""
    return int(sql.rows(f"SELECT COUNT(*) FROM {EVENTS}")[0][0])


def marks(sql: Transaction) -> list[Mark]:
    """The recordings of all relationships in the order of their moments, right or not."""
    found: dict[tuple[str, int], Mark] = {}
    for whose, name, _ in lengths(sql):
        for position, stamped in sql.rows(
            f"SELECT position, substr(state, 1, {STAMPED}) FROM {EVENTS}"
            " WHERE relationship_id = ? ORDER BY position",
            (whose,),
        ):
            moment, digest = stamp_of(stamped)
            found[moment, whose] = Mark(moment, name, position, digest)
    return sorted(found.values())


def in_order(sql: Transaction) -> Iterator[tuple[str, Stored]]:
    """Every event as it is stored, with its relationship, in the order of the moments.

    Those of one moment come by the names of their relationships.
    """
    for _, name, one in merge(*map(partial(_moments, sql), lengths(sql)), key=itemgetter(0, 1)):
        yield name, one


def _moments(sql: Transaction, length: Length) -> Iterator[tuple[str, str, Stored]]:
    for one in stored(sql, Run(length.id, 1, length.events + 1)):
        moment, _ = stamp_of(one.state)
        yield moment, length.name, one


def stored(sql: Transaction, run: Run) -> Iterator[Stored]:
    """Every event of a run as it is stored, in the order of their positions.

    Raises:
        Damaged: the database cannot give one, or one is missing; the first one.
    """
    start, limit, named = run.start, _PAGE, sql.stream_out
    while start < run.stop:
        try:
            with explained("the store"):
                page = sql.rows(
                    "SELECT originator_id, originator_version, topic, state, position"
                    f" FROM {EVENTS} WHERE relationship_id = ? AND position >= ?"
                    f" AND position < ? ORDER BY position LIMIT {limit}",
                    (run.relationship_id, start, run.stop),
                )
        except Interrupted:
            raise
        except Unavailable as error:
            if limit == 1:
                raise _damaged(sql, run, start, str(error)) from error
            limit = 1
            continue
        for stream, place, topic, state, position in page:
            if position != start:
                raise _damaged(sql, run, start, "it is missing")
            yield Stored(named(stream), place, topic, state)
            start += 1
        if not page:
            raise _damaged(sql, run, start, "it is missing")


def digest_before(sql: Transaction, run: Run, name: str) -> str:
    """The digest that a run of events is chained to, right or not."""
    if run.start == 1:
        return genesis(name)
    found = sql.rows(
        f"SELECT state FROM {EVENTS} WHERE relationship_id = ? AND position = ?",
        (run.relationship_id, run.start - 1),
    )
    return digest_of(found[0][0]) if found else ""


def as_stored(sql: Transaction, row: Row) -> Stored:
    """A row of the events as an event."""
    stream, place, topic, state = row
    return Stored(sql.stream_out(stream), place, topic, state)


def _damaged(sql: Transaction, run: Run, position: int, what: str) -> Damaged:
    names = sql.rows(f"SELECT name FROM {RELATIONSHIPS} WHERE id = ?", (run.relationship_id,))
    whose = names[0][0] if names else f"relationship {run.relationship_id}"
    return damaged(whose, position, what)
