"""Replaying: the views of a ledger made from its events, a recording at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from tracker.domain.events import Recorded
from tracker.errors import Damaged, Interrupted, Unavailable
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.told import refuse_less, told
from tracker.projections import schema
from tracker.projections.projector import Projector
from tracker.sql import Transaction
from tracker.store.database import FORMAT
from tracker.store.event_log import EventLog

_FEW = 500
"""Events up to which a database needs no statistics to plan its queries well."""


def replay_into(
    sql: Transaction,
    entries: Iterable[Recorded],
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Make the views where there are none yet.

    Args:
        sql: the transaction to write them in.
        entries: every event, in the order in which it was stored.
        progress: told how many events each step took.

    Returns:
        How many events there were.
    """
    count, analyzed, projector = 0, _FEW, Projector(sql)
    for moment, group in groupby(entries, key=lambda entry: entry.recorded_at):
        if moment is None:
            raise Damaged("a stored event has no moment")
        recorded = list(group)
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
        if count >= 2 * analyzed:
            projector.flush()
            sql.analyze()
            analyzed = count
    projector.flush()
    return count


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
    if sql.keeps_dropped or log.outdated:
        schema.drop(sql)
        schema.create(sql)
    else:
        schema.create(sql)
        schema.clear(sql)
    with uncollected():
        count = replay_into(sql, (recorded for _, recorded in log.verified()), progress)
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
