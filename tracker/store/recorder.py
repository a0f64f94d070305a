"""The recorder: the eventsourcing library's, on tables that are parted by relationship.

The library's own recorders number all events by one count, for which PostgreSQL locks the table.
Here each relationship counts its own; a notification's id is the relationship's number and the
event's position in it. Events that the library itself inserts, without a recording, are of no
relationship and have the number 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
)

from tracker.sql import Row, Transaction, marks
from tracker.store.ownership import EVENTS
from tracker.store.recording import Recording
from tracker.store.stamp import Head, Stored, head_of
from tracker.store.tables import RELATIONSHIPS

_POSITIONS = 2**32
"""More than the events of any relationship."""

_NONE = 0
"""The number of events that are of no relationship."""

_COLUMNS = "originator_id, originator_version, topic, state"

Transactions = Callable[[], AbstractContextManager[Transaction]]


class LedgerRecorder(ApplicationRecorder):
    """Stores the events of a recording with their stamps, and lets the views follow.

    Args:
        reading: opens a transaction that sees one state of the store.
        recording: opens one that records.
    """

    def __init__(self, reading: Transactions, recording: Transactions) -> None:
        self._reading = reading
        self._recording = recording

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,  # noqa: ANN401 - the library's own signature
    ) -> Sequence[int] | None:
        """Store events as one recording: all of it, views included, or nothing."""
        recording: Recording | None = kwargs.get("recording")
        if recording is None and not stored_events:
            return None
        with self._recording() as sql:
            if recording is None:
                return self._insert_alone(sql, stored_events)
            ids = recording.claim(sql)
            heads = {name: head(sql, number) for name, number in ids.items()}
            recording.check(sql)
            for name, stored in recording.stamped(cast("Sequence[Stored]", stored_events), heads):
                insert(sql, ids[name], heads[name].position, stored)
            recording.project(sql)
        return None

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of a stream, wherever it is."""
        where = "originator_id = ?"
        given: list[object] = []
        for condition, value in (("> ?", gt), ("<= ?", lte)):
            if value is not None:
                where += f" AND originator_version {condition}"
                given.append(value)
        order = f"originator_version {'DESC' if desc else 'ASC'}"
        if limit is not None:
            order += f" LIMIT {int(limit)}"
        of_relationships = f"{EVENTS} JOIN {RELATIONSHIPS} ON id = relationship_id WHERE {where}"
        of_none = f"{EVENTS} WHERE relationship_id = {_NONE} AND {where}"
        with self._reading() as sql:
            for source in (of_relationships, of_none):
                rows = sql.rows(
                    f"SELECT {_COLUMNS} FROM {source} ORDER BY {order}",
                    (sql.stream_in(str(originator_id)), *given),
                )
                if rows:
                    return [_stored_event(sql, row) for row in rows]
        return []

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events by the order of the relationships, and in each of them by their positions."""
        where, given = "TRUE", list[object]()
        for side, condition, number in (
            (">", ">=" if inclusive_of_start else ">", start),
            ("<", "<=", stop),
        ):
            if number is not None:
                whose, position = divmod(number, _POSITIONS)
                where += f" AND relationship_id {side}= ?"
                where += f" AND (relationship_id {side} ? OR position {condition} ?)"
                given += (whose, whose, position)
        if topics:
            where += f" AND topic IN ({marks(topics)})"
            given += topics
        with self._reading() as sql:
            rows = sql.rows(
                f"SELECT {_COLUMNS}, relationship_id, position FROM {EVENTS} WHERE {where}"
                f" ORDER BY relationship_id, position LIMIT {int(limit)}",
                given,
            )
            return [
                Notification(**vars(_stored_event(sql, row[:4])), id=row[4] * _POSITIONS + row[5])
                for row in rows
            ]

    def max_notification_id(self) -> int | None:
        """The id of the last event of the last relationship."""
        with self._reading() as sql:
            rows = sql.rows(
                f"SELECT relationship_id, position FROM {EVENTS}"
                " ORDER BY relationship_id DESC, position DESC LIMIT 1"
            )
        return rows[0][0] * _POSITIONS + rows[0][1] if rows else None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Not to be had: relationships are recorded side by side, in no common order.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("events of several relationships have no order to be followed in")

    @staticmethod
    def _insert_alone(sql: Transaction, stored_events: Sequence[StoredEvent]) -> list[int]:
        sql.claim([_NONE])
        before = head(sql, _NONE, stamped=False).position
        stored = [
            Stored(str(one.originator_id), one.originator_version, one.topic, one.state)
            for one in stored_events
        ]
        insert(sql, _NONE, before, stored)
        return [before + number for number in range(1, len(stored) + 1)]


def head(sql: Transaction, relationship_id: int, *, stamped: bool = True) -> Head:
    """The last event of a relationship: its position, and its stamp if it has one.

    Raises:
        Damaged: it bears none.
    """
    found = sql.rows(
        f"SELECT position, state FROM {EVENTS} WHERE relationship_id = ?"
        " ORDER BY position DESC LIMIT 1",
        (relationship_id,),
    )
    if not found:
        return Head("")
    ((position, state),) = found
    return head_of(state, position) if stamped else Head("", position=position)


def insert(sql: Transaction, relationship_id: int, position: int, stored: Sequence[Stored]) -> None:
    """Put events at the end of a relationship.

    Args:
        sql: the transaction, which has claimed the relationship.
        relationship_id: the relationship.
        position: that of its last event.
        stored: the events, with their stamps.
    """
    sql.insert(
        EVENTS,
        [
            (relationship_id, number, sql.stream_in(stream), place, topic, state)
            for number, (stream, place, topic, state) in enumerate(stored, start=position + 1)
        ],
    )


def _stored_event(sql: Transaction, row: Row) -> StoredEvent:
    stream, place, topic, state = row
    return StoredEvent(UUID(sql.stream_out(stream)), place, topic, state)
