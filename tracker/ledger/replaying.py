"""Replaying: the views of a ledger made from its events, relationship by relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter

from tracker.domain.events import Recorded
from tracker.errors import Damaged, Interrupted, Unavailable
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.groups import groups
from tracker.ledger.told import refuse_less, told
from tracker.projections import schema
from tracker.projections.projector import Projector
from tracker.sql import Transaction
from tracker.store import runs, tables
from tracker.store.database import FORMAT
from tracker.store.event_log import EventLog
from tracker.store.migration import migrate
from tracker.store.reading import read
from tracker.store.runs import Length
from tracker.store.stamp import Run, genesis

_FEW = 500
"""Events up to which a database needs no statistics to plan its queries well."""


def replay_into(
    sql: Transaction,
    kept: Transaction,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Make the views where there are none yet.

    Args:
        sql: the transaction to write them in.
        kept: the transaction to read the events in.
        progress: told how many events each step took.

    Returns:
        How many events there were.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
    """
    count, analyzed = 0, _FEW
    for group in groups(kept):
        projector = Projector(sql)
        for moment, recorded in _in_order(kept, group):
            try:
                projector.project(recorded, moment)
                projector.settle()
            except (ValueError, LookupError, TypeError) as error:
                raise Damaged(
                    f"the events recorded at {moment} do not follow from those before them; "
                    "tracker verify names the first that is not what was recorded"
                ) from error
            count += len(recorded)
            progress(len(recorded))
        projector.flush()
        if count >= 2 * analyzed:
            sql.analyze()
            analyzed = count
    return count


def _in_order(kept: Transaction, group: list[Length]) -> Iterator[tuple[datetime, list[Recorded]]]:
    """The recordings of some relationships, in the order of their moments."""
    chains = [_recordings(kept, length) for length in group]
    for moment, together in groupby(merge(*chains, key=itemgetter(0)), key=itemgetter(0)):
        yield moment, [entry for _, part in together for entry in part]


def _recordings(kept: Transaction, length: Length) -> Iterator[tuple[datetime, list[Recorded]]]:
    stored = runs.stored(kept, Run(length.id, 1, length.events + 1))
    entries = (entry for _, entry in read(length.name, stored, genesis(length.name)))
    for moment, part in groupby(entries, key=attrgetter("recorded_at")):
        if moment is None:
            raise Damaged("a stored event has no moment")
        yield moment, list(part)


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
    if sql.keeps_dropped or log.outdated:
        schema.drop(sql)
        schema.create(sql)
    else:
        schema.create(sql)
        schema.clear(sql)
    with uncollected():
        count = replay_into(sql, sql, progress)
    tables.name_readouts(sql)
    refuse_less(before, told(sql))
    sql.write("UPDATE tracker_format SET version = ?", [(FORMAT,)])
    return count


def _told_by(log: EventLog) -> dict[str, int]:
    """What the views tell of; nothing where there are none, or not of a form that can be read."""
    try:
        with log.reading() as sql:
            return told(sql)
    except Interrupted:
        raise
    except Unavailable:
        return {}
