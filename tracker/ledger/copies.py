"""Copies: a ledger written out event by event, and recorded again from what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from tracker.errors import Conflict, Damaged, Refused
from tracker.ledger import chain
from tracker.ledger.backup import Backup
from tracker.ledger.receipt import Following
from tracker.projections.latest import latest
from tracker.sql import Transaction
from tracker.store import cloudevents, runs
from tracker.store.event_log import EventLog
from tracker.store.migration import refuse_one_chain
from tracker.store.recorder import head
from tracker.store.stamp import genesis, time_of
from tracker.store.tables import RELATIONSHIPS

_MEANWHILE = "somebody else recorded in this store meanwhile; import once more, or into another"


def export(log: EventLog) -> Iterator[str]:
    """Every event as a CloudEvents line, in the order of the moments."""
    with log.settled() as sql:
        refuse_one_chain(sql)
        yield from cloudevents.lines(runs.in_order(sql))


def restore(log: EventLog, backup: Backup) -> int:
    """Record the events of another ledger, with the moments and names that they have there.

    What is on record already must be the beginning of what the backup holds; the rest follows.

    Returns:
        How many events were recorded.

    Raises:
        Refused: the ledger holds something else, or a recording that was cut off.
        Conflict: somebody else recorded in it meanwhile.
    """
    count = 0
    chain.check(log)
    with log.reading() as sql:
        known = {mark.relationship: mark for mark in runs.marks(sql)}
    there = max((mark.moment for mark in known.values()), default="")
    heads = {name: mark.digest for name, mark in known.items()}
    for entries in backup.recordings_behind(known):
        recorded = [imported.recorded for imported in entries]
        moment = recorded[0].recorded_at
        if moment is None:
            raise Damaged("an event of the backup has no moment")
        if time_of(moment) <= there:
            raise Refused(
                f"this store lacks something that the file has before {there}: it was made from a "
                "part of the file; import the whole of it into an empty store"
            )
        about = {imported.relationship for imported in entries}
        before = {name: heads.get(name, genesis(name)) for name in about}
        try:
            log.append(
                recorded,
                clock=partial(_the, moment),
                check=partial(_still_at, before, moment),
                project=Following(recorded, moment.date()),
                stored=[imported.stored for imported in entries],
            )
        except (ValueError, LookupError, TypeError) as error:
            raise Refused(
                f"the events recorded at {moment} do not follow from those before them, though "
                "their digests do: no ledger gave them so; what stands before them was imported"
            ) from error
        heads |= {imported.relationship: imported.digest for imported in entries}
        count += len(entries)
    return count


def _still_at(before: Mapping[str, str], moment: datetime, sql: Transaction) -> None:
    """Whether relationships still end with these digests, and nothing is of a later moment.

    A recording that is seen by the time of another is earlier; by that every head is a state.
    """
    last = latest(sql)
    if last and last >= moment:
        raise Conflict(_MEANWHILE)
    for name, digest in before.items():
        ((number,),) = sql.rows(f"SELECT id FROM {RELATIONSHIPS} WHERE name = ?", (name,))
        if (head(sql, number).digest or genesis(name)) != digest:
            raise Conflict(_MEANWHILE)


def _the(moment: datetime) -> datetime:
    return moment
