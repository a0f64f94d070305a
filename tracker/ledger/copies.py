"""Copies: a ledger exported event by event, and imported again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from tracker.errors import Conflict, Damaged, Refused
from tracker.ledger.backup import Backup
from tracker.ledger.receipt import Following
from tracker.sql import Transaction
from tracker.store import cloudevents
from tracker.store.event_log import EventLog


def export(log: EventLog) -> Iterator[str]:
    """Every event as a CloudEvents line, in the order in which it was recorded."""
    return cloudevents.lines(log.stored())


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
    head = log.head()
    known = (digest for digest, _ in log.verified())
    for entries in backup.recordings_behind(known):
        recorded = [imported.recorded for imported in entries]
        moment = recorded[0].recorded_at
        if moment is None:
            raise Damaged("an event of the backup has no moment")
        try:
            log.append(
                recorded,
                clock=partial(_the, moment),
                check=partial(_still_at, log, head),
                project=Following(recorded, moment.date()),
                stored=[imported.stored for imported in entries],
            )
        except (ValueError, LookupError, TypeError) as error:
            raise Refused(
                f"the events recorded at {moment} do not follow from those before them, though "
                "their digests do: no ledger gave them so; what comes before them was imported"
            ) from error
        head = entries[-1].digest
        count += len(entries)
    return count


def _still_at(log: EventLog, head: str, _: Transaction) -> None:
    if log.head() != head:
        raise Conflict(
            "somebody else recorded in this store meanwhile; import once more, or into another"
        )


def _the(moment: datetime) -> datetime:
    return moment
