"""Replaying: the views of a ledger made from its events, relationship by relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tracker.errors import Interrupted, Unavailable
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.groups import groups
from tracker.ledger.making import Chain, Group, Rows, made, packed
from tracker.ledger.processes import together
from tracker.ledger.told import Told, refuse_less, told
from tracker.projections import schema
from tracker.sql import Transaction
from tracker.store import tables
from tracker.store.database import FORMAT
from tracker.store.event_log import EventLog, Length
from tracker.store.migration import migrate
from tracker.store.stamp import Run, Stored

_PIECE = 4_000
"""Events of which the views are made at a time."""

_WORTH = 15_000
"""Events from which on it pays to begin other processes."""

_LARGE = 100_000
"""Events of one group that are too many to be handed on."""


def replayed(
    log: EventLog, kept: Transaction, progress: Callable[[int], None] = lambda _: None
) -> Rows:
    """The rows of the views as the events give them, in no order but that of their tables.

    Args:
        log: the ledger's events.
        kept: the transaction to read them in.
        progress: told how many events each step took.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
        Unavailable: a process that helped was stopped.
    """
    found = sorted(groups(log, kept))
    small = [group for group in found if _size(group) < _LARGE]
    pieces = _pieces(log, kept, small)
    worth = sum(map(_size, small)) >= _WORTH
    with together(packed, pieces, "make the views", worth=worth) as all_made:
        for one in all_made:
            yield from one.rows()
            progress(one.events)
    for group in found:
        if _size(group) >= _LARGE:
            yield from made([[Chain(*one, _stored(log, kept, one)) for one in group]])
            progress(_size(group))


def _pieces(
    log: EventLog, kept: Transaction, found: Iterable[list[Length]]
) -> Iterator[list[Group]]:
    """Groups with their events, as many as are made at a time."""
    piece: list[Group] = []
    size = 0
    for group in found:
        piece.append([Chain(*one, list(_stored(log, kept, one))) for one in group])
        size += _size(group)
        if size >= _PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _stored(log: EventLog, kept: Transaction, one: Length) -> Iterator[Stored]:
    return log.stored(kept, Run(one.id, 1, one.events + 1))


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
    if sql.keeps_dropped or log.outdated:
        schema.drop(sql)
        schema.create(sql)
    else:
        schema.create(sql)
        schema.clear(sql)
    after = Told()
    with uncollected():
        for kind, rows in replayed(log, sql, progress):
            after.add(kind, rows)
            sql.insert(schema.TABLES[kind].name, rows)
    tables.name_readouts(sql)
    refuse_less(before, after.counts)
    sql.analyze()
    sql.write("UPDATE tracker_format SET version = ?", [(FORMAT,)])
    return log.counted(sql)


def _told_by(log: EventLog) -> Mapping[str, int]:
    """What the views tell of; nothing where there are none, or not of a form that can be read."""
    try:
        with log.reading() as sql:
            return told(sql)
    except Interrupted:
        raise
    except Unavailable:
        return {}
