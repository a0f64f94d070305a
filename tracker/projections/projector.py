"""The projector: what each event does to the views, a transaction's events at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from tracker.domain.corrections import (
    HeadingAmended,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.events import Recorded
from tracker.domain.items import (
    AssessmentRetracted,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    ViewsExchanged,
)
from tracker.projections import grounds, items, statements
from tracker.projections.instants import microseconds
from tracker.projections.refresh import Refreshed, refresh
from tracker.projections.tables import Tables
from tracker.sql import Transaction


def project(
    transaction: Transaction, recorded: Sequence[Recorded], recorded_at: datetime
) -> Refreshed:
    """Bring the views up to a transaction's events.

    Args:
        transaction: the one that records the events.
        recorded: all of its events, in order.
        recorded_at: the moment of the transaction.

    Returns:
        The status spans that this ended and began.
    """
    tables = Tables(transaction)
    first = recorded[0]
    made = tables.recording, microseconds(recorded_at), first.recorded_by, first.command
    transaction.insert("tracker_recordings", [made])
    for entry in recorded:
        _apply(tables, entry)
    tables.written()
    ungrounded = grounds.settle(tables)
    return refresh(tables)._replace(ungrounded=ungrounded)


def _apply(tables: Tables, entry: Recorded) -> None:  # noqa: C901, PLR0912 - an arm for each event
    name, event = entry.name, entry.event
    match event:
        case (
            CommitmentMade()
            | FollowUpScheduled()
            | ProgressWelcomed()
            | ConcernRaised()
            | RequestMade()
            | ViewsExchanged()
        ):
            statements.state(tables, name, event)
        case ReadoutRegistered():
            statements.register(tables, event)
        case HeadingAmended(reason=reason):
            statements.amend_heading(tables, event)
            _correct(tables, entry, None, reason)
        case StatementAmended(statement=statement, reason=reason):
            number = statements.retract(tables, name, statement.key)
            statements.add(tables, name, statement, number)
            _correct(tables, entry, statement.key, reason)
        case StatementRetracted(key=key, reason=reason):
            statements.retract(tables, name, key)
            _correct(tables, entry, key, reason)
        case StatementAdded(statement=statement, reason=reason):
            statements.add(tables, name, statement)
            _correct(tables, entry, statement.key, reason)
        case StatementsReordered(keys=keys, reason=reason):
            statements.reorder(tables, name, keys)
            _correct(tables, entry, None, reason)
        case ItemOpened() | ItemRenamed():
            items.name(tables, entry.stream, event)
        case ItemMerged():
            items.merge(tables, entry.stream, event)
        case ItemSeparated():
            items.separate(tables, entry.stream, event)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            items.judge(tables, entry.stream, entry.originator_version, event)
        case AssessmentRetracted():
            items.retract(tables, entry.stream, event)
        case _:
            assert_never(event)


def _correct(tables: Tables, entry: Recorded, key: str | None, reason: str) -> None:
    kind = type(entry.event).__name__
    tables.add("tracker_corrections", entry.name, key, kind, reason, tables.recording)
