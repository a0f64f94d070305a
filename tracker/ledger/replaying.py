"""Replaying: the views of a ledger made from its events, relationship by relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tracker.errors import Interrupted, Unavailable
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.groups import groups
from tracker.ledger.making import Chain, Group, Rows, make
from tracker.ledger.processes import Helpers
from tracker.ledger.told import Count, refuse_less, told
from tracker.projections import schema, texts
from tracker.sql import Transaction
from tracker.store import runs, tables
from tracker.store.database import FORMAT
from tracker.store.event_log import EventLog
from tracker.store.migration import migrate
from tracker.store.ownership import EVENTS
from tracker.store.runs import Length
from tracker.store.stamp import Run, Stored

_Found = TypeVar("_Found")

PIECE = 4_000
"""Events of which the views are made at a time."""

WORTH = 15_000
"""Events from which on it pays to begin other processes."""

_LARGE = 100_000
"""Events of one group that are too many to be handed on: they are read as they are needed."""


def replayed(kept: Transaction, progress: Callable[[int], None] = lambda _: None) -> Rows:
    """The rows of the views as the events give them, in no order but that of their tables.

    Args:
        kept: the transaction to read the events in.
        progress: told how many events each step took.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
        Unavailable: a process that helped was stopped.
    """
    with Helpers("make the views") as helpers:
        for made in by_groups(make, kept, helpers):
            yield from made.rows()
            progress(made.events)


def by_groups(
    work: Callable[[list[Group]], _Found], kept: Transaction, helpers: Helpers
) -> Iterator[_Found]:
    """What some work finds of all relationships, some groups of them at a time.

    Args:
        work: given groups with their events, in whatever process.
        kept: the transaction to read the events in.
        helpers: who may help.

    Raises:
        Unavailable: while something is asked for, since a process that helped was stopped.
    """
    found = sorted(groups(kept))
    small = [group for group in found if _size(group) < _LARGE]
    large = [group for group in found if _size(group) >= _LARGE]
    worth = sum(map(_size, small)) >= WORTH
    yield from helpers.found(work, _pieces(kept, small), worth=worth)
    for group in large:
        yield work([[Chain(*one, _stored(kept, one)) for one in group]])


def _pieces(kept: Transaction, found: Iterable[list[Length]]) -> Iterator[list[Group]]:
    """Groups with their events, as many as are made at a time."""
    piece: list[Group] = []
    size = 0
    for group in found:
        piece.append([Chain(*one, list(_stored(kept, one))) for one in group])
        size += _size(group)
        if size >= PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _stored(kept: Transaction, one: Length) -> Iterator[Stored]:
    return runs.stored(kept, Run(one.id, 1, one.events + 1))


def _size(group: Iterable[Length]) -> int:
    return sum(one.events for one in group)


def bring_up(
    sql: Transaction,
    log: EventLog,
    progress: Callable[[int], None] = lambda _: None,
    *,
    force: bool = False,
) -> int:
    """Throw the views away and make them again, in the form that this program gives them.

    Args:
        sql: a transaction that no other writer can come between.
        log: the ledger's events.
        progress: told how many events each step took.
        force: whether to do so although the events give less than the views tell of.

    Returns:
        How many events there were.

    Raises:
        Damaged: an event is not what was recorded, or events may have been cut off.
    """
    before = {} if force else _told_by(log)
    migrate(sql)
    tables.name_relationships(sql)
    partitions = sql.partitions(EVENTS)
    if sql.keeps_dropped or log.outdated:
        schema.drop(sql)
        schema.create(sql, partitions)
    else:
        schema.create(sql, partitions)
        schema.clear(sql)
    after = Count()
    with uncollected():
        for kind, rows in replayed(sql, progress):
            after.add(kind, rows)
            texts.put(sql, kind, rows)
    tables.name_readouts(sql)
    refuse_less(before, after.counts)
    sql.analyze()
    sql.write("UPDATE tracker_format SET version = ?", [(FORMAT,)])
    return runs.count(sql)


def _told_by(log: EventLog) -> Mapping[str, int]:
    """What the views tell of; nothing where there are none, or not of a form that can be read."""
    try:
        with log.reading() as sql:
            return told(sql)
    except Interrupted:
        raise
    except Unavailable:
        return {}
