"""Copies: a ledger written out event by event, and recorded again from what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from tracker.errors import Refused
from tracker.ledger import chain
from tracker.ledger.backup import Backup
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.making import KINDS, unpacked
from tracker.projections import texts
from tracker.sql import Transaction
from tracker.store import cloudevents, runs, tables
from tracker.store.claims import Claim, claimed
from tracker.store.event_log import EventLog
from tracker.store.migration import refuse_one_chain
from tracker.store.packing import stamp_of
from tracker.store.recorder import insert

_TOGETHER = 1_000
"""Events that are written together."""


def export(log: EventLog) -> Iterator[str]:
    """Every event as a CloudEvents line, in the order of the moments."""
    with log.settled() as sql:
        refuse_one_chain(sql)
        yield from cloudevents.lines(runs.in_order(sql))


def restore(log: EventLog, backup: Backup) -> int:
    """Record the events of another ledger, with the moments and names that they have there.

    What is on record already must be the beginning of what the backup holds; the rest follows, all
    of it or, where that fails, none.

    Returns:
        How many events were recorded.

    Raises:
        Refused: the ledger holds something else, or a recording that was cut off.
    """
    chain.check(log)
    with log.writing() as sql, uncollected():
        known = {mark.relationship: mark for mark in runs.marks(sql)}
        behind = backup.behind(known)
        _refuse_earlier(backup, behind, max((mark.moment for mark in known.values()), default=""))
        ids: dict[str, int] = {}
        for name in behind:  # in their order, which gives them the numbers that they had
            ids |= claimed(sql, Claim(frozenset({name}), {}, frozenset()))
        count = sum(_put(sql, backup, name, ids[name], end) for name, end in behind.items())
        _follow(sql, backup, ids, [ids[name] for name in behind if name in known])
        if count:
            tables.name_readouts(sql)
    return count


def _refuse_earlier(backup: Backup, behind: Mapping[str, int], last: str) -> None:
    """Refuse what comes before something on record: every head is to be a state of the ledger.

    Raises:
        Refused: the file has something of another relationship before it.
    """
    for name, end in behind.items():
        moment, _ = stamp_of(next(iter(backup.events(name, end))).state)
        if moment <= last:
            raise Refused(
                f"this store lacks something that the file has before {last}: it was made from a "
                "part of the file; import the whole of it into an empty store"
            )


def _put(sql: Transaction, backup: Backup, name: str, number: int, end: int) -> int:
    """Put the events of a relationship at its end; returns how many there were."""
    events, position = backup.events(name, end), end
    while part := list(islice(events, _TOGETHER)):
        insert(sql, number, position, part)
        position += len(part)
    return position - end


def _follow(sql: Transaction, backup: Backup, ids: Mapping[str, int], begun: list[int]) -> None:
    """Put the views of relationships in the place of those that they had, if they had any."""
    for kind in KINDS if begun else ():
        for one in begun:
            texts.take(sql, kind, one)
    numbers = {backup.numbers[name]: number for name, number in ids.items()}
    for packed in backup.views() if numbers else ():
        kind, rows = unpacked(packed, numbers)
        if rows:
            texts.put(sql, kind, rows)
