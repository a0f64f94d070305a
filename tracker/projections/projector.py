"""The projector: what each event does to the views, a transaction's events at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from tracker.domain.acts import due_of, targets_of
from tracker.domain.corrections import StatementAdded, StatementAmended, StatementRetracted
from tracker.domain.events import Recorded
from tracker.domain.items import (
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    OutcomeAssessed,
)
from tracker.domain.model import title_of
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    Statement,
    ViewsExchanged,
)
from tracker.projections.instants import microseconds
from tracker.projections.refresh import refresh
from tracker.projections.schema import STILL
from tracker.sql import Transaction, marks


@dataclass(slots=True)
class _Readout:
    """What the projector remembers of a readout while its statements arrive."""

    id: int
    relationship_id: int
    meetings: tuple[tuple[int, int], ...]
    """The number and the day of each."""
    next_number: int = 0


@dataclass(slots=True)
class _Rows:
    """Rows gathered from a transaction's events, written table by table."""

    readouts: list[tuple[object, ...]] = field(default_factory=list)
    meetings: list[tuple[object, ...]] = field(default_factory=list)
    statements: list[tuple[object, ...]] = field(default_factory=list)
    links: list[tuple[object, ...]] = field(default_factory=list)
    assessments: list[tuple[object, ...]] = field(default_factory=list)


def project(transaction: Transaction, recorded: Sequence[Recorded], recorded_at: datetime) -> int:
    """Bring the views up to a transaction's events.

    Args:
        transaction: the one that records the events.
        recorded: all of its events, in order.
        recorded_at: the moment of the transaction.

    Returns:
        The recording's number: views known from it on differ from those known before.
    """
    return _Projection(transaction).apply(recorded, recorded_at)


class _Projection:
    """One transaction's worth of work on the views."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._rows = _Rows()
        self._readouts: dict[str, _Readout] = {}
        self._items: dict[tuple[int, str], int] = {}
        self._touched: set[int] = set()
        self._named: set[str] = set()
        self._ids = {
            table: self._last_id(table)
            for table in ("readouts", "meetings", "statements", "items", "assessments")
        }
        self._recording = self._last_id("recordings") + 1

    def apply(self, recorded: Sequence[Recorded], recorded_at: datetime) -> int:
        self._sql.write(
            "INSERT INTO recordings VALUES (?, ?, ?)",
            [(self._recording, microseconds(recorded_at), recorded[0].recorded_by)],
        )
        for entry in recorded:
            self._event(entry)
        self._write()
        refresh(self._sql, self._recording, self._touched, self._named)
        return self._recording

    def _event(self, entry: Recorded) -> None:
        match entry.event:
            case ReadoutRegistered() as heading:
                self._register(heading)
            case (
                CommitmentMade()
                | FollowUpScheduled()
                | ProgressWelcomed()
                | ConcernRaised()
                | RequestMade()
                | ViewsExchanged()
            ) as statement:
                readout = self._readout(_name(entry.stream))
                self._state(readout, statement, readout.next_number)
                readout.next_number += 1
            case StatementAmended(statement=statement):
                number = self._close(_name(entry.stream), statement.key)
                readout = self._readout(_name(entry.stream))
                self._state(readout, statement, number)
            case StatementRetracted(key=key):
                self._close(_name(entry.stream), key)
            case StatementAdded(statement=statement):
                readout = self._readout(_name(entry.stream))
                self._state(readout, statement, readout.next_number)
                readout.next_number += 1
            case ItemOpened() | ItemRenamed() as named:
                self._name_item(self._item_of(entry.stream), named)
            case ItemMerged() as merged:
                self._merge(entry.stream, merged)
            case OutcomeAssessed() | ConditionSettled() | EvidenceSought() as judged:
                self._judge(self._item_of(entry.stream), judged)
            case _:
                assert_never(entry.event)

    # Readouts and their statements

    def _register(self, heading: ReadoutRegistered) -> None:
        relationship_id = self._relationship(heading.relationship)
        meetings = tuple((self._next("meetings"), m.date.toordinal()) for m in heading.meetings)
        readout = _Readout(self._next("readouts"), relationship_id, meetings)
        self._readouts[heading.readout] = readout
        self._rows.readouts.append(
            (
                readout.id,
                heading.readout,
                relationship_id,
                min(day for _, day in meetings),
                heading.title,
                heading.publisher,
                self._recording,
            )
        )
        for number, meeting in enumerate(heading.meetings):
            meeting_id, day = meetings[number]
            self._rows.meetings.append(
                (
                    meeting_id,
                    readout.id,
                    heading.meeting_id(number),
                    day,
                    meeting.kind,
                    meeting.place,
                    meeting.ordinal,
                    json.dumps(meeting.participants, ensure_ascii=False),
                    " ".join(meeting.holds),
                )
            )
            for target in meeting.holds:
                self._link(target, relationship_id, meeting_id=meeting_id)

    def _state(self, readout: _Readout, statement: Statement, number: int) -> None:
        statement_id = self._next("statements")
        item_id = self._item(readout.relationship_id, statement.item)
        due = due_of(statement)
        window = due.window if due else None
        first, last = (window.first, window.last) if window else (None, None)
        targets = targets_of(statement)
        self._touched.add(item_id)
        meeting_id, day = readout.meetings[statement.meeting]
        self._rows.statements.append(
            (
                statement_id,
                readout.id,
                meeting_id,
                item_id,
                statement.key,
                number,
                statement.type,
                day,
                " ".join(statement.by),
                " ".join(getattr(statement, "to", ())),
                statement.summary,
                statement.quote and statement.quote.model_dump_json(exclude_none=True),
                getattr(statement, "wording", None),
                getattr(statement, "condition", None),
                due and due.model_dump_json(exclude_defaults=True),
                first and first.toordinal(),
                last and last.toordinal(),
                int(window.approximate) if window else 0,
                due and due.before,
                due and due.at,
                int(getattr(statement, "complete", False)),
                " ".join(targets),
                self._recording,
                STILL,
            )
        )
        for target in targets:
            self._link(target, readout.relationship_id, statement_id=statement_id)
        if due and due.occasion:
            self._link(due.occasion, readout.relationship_id, statement_id=statement_id, tie=1)

    def _link(
        self,
        target: str,
        relationship_id: int,
        *,
        statement_id: int | None = None,
        meeting_id: int | None = None,
        tie: int = 0,
    ) -> None:
        self._rows.links.append((target, relationship_id, statement_id, meeting_id, tie))
        if tie:
            return
        if "@" in target:
            self._named.add(target)
        else:
            self._touched.add(self._item(relationship_id, target))

    def _close(self, readout: str, key: str) -> int:
        """End the present version of a statement; return its place in the readout."""
        self._write()
        readout_id = self._readout(readout).id
        ((statement_id, item_id, number, targets),) = self._sql.rows(
            "SELECT id, item_id, number, targets FROM statements"
            " WHERE readout_id = ? AND key = ? AND known_to = ?",
            (readout_id, key, STILL),
        )
        self._sql.write(
            "UPDATE statements SET known_to = ? WHERE id = ?", [(self._recording, statement_id)]
        )
        relationship_id = self._readout(readout).relationship_id
        for target in targets.split():
            if "@" in target:
                self._named.add(target)
            else:
                self._touched.add(self._item(relationship_id, target))
        self._touched.add(item_id)
        return int(number)

    # Items

    def _name_item(self, item_id: int, named: ItemOpened) -> None:
        names = json.dumps(named.names, ensure_ascii=False)
        self._set_name(item_id, named.title, names, named.part_of, merged_into=None)

    def _set_name(
        self, item_id: int, title: str, names: str, part_of: str | None, merged_into: str | None
    ) -> None:
        self._sql.write(
            "DELETE FROM item_names WHERE item_id = ? AND known_from = ?",
            [(item_id, self._recording)],
        )
        self._sql.write(
            "UPDATE item_names SET known_to = ? WHERE item_id = ? AND known_to = ?",
            [(self._recording, item_id, STILL)],
        )
        self._sql.write(
            "INSERT INTO item_names VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(item_id, title, names, part_of, merged_into, self._recording, STILL)],
        )

    def _merge(self, stream: str, merged: ItemMerged) -> None:
        item_id = self._item_of(stream)
        relationship_id = self._relationship(stream.split("/")[1])
        into = self._item(relationship_id, merged.into)
        ((canonical_id,),) = self._sql.rows("SELECT canonical_id FROM items WHERE id = ?", (into,))
        self._sql.write(
            "UPDATE items SET canonical_id = ? WHERE canonical_id = ?", [(canonical_id, item_id)]
        )
        ((title, names, part_of),) = self._sql.rows(
            "SELECT title, names, part_of FROM item_names WHERE item_id = ? AND known_to = ?",
            (item_id, STILL),
        )
        self._set_name(item_id, title, names, part_of, merged.into)
        self._touched |= {item_id, canonical_id}

    def _judge(
        self, item_id: int, judged: OutcomeAssessed | ConditionSettled | EvidenceSought
    ) -> None:
        self._touched.add(item_id)
        self._rows.assessments.append(
            (
                self._next("assessments"),
                item_id,
                type(judged).__name__,
                judged.model_dump_json(exclude_defaults=True),
                self._recording,
                STILL,
            )
        )

    # Ids

    def _last_id(self, table: str) -> int:
        return int(self._sql.rows(f"SELECT COALESCE(MAX(id), 0) FROM {table}")[0][0])

    def _next(self, table: str) -> int:
        self._ids[table] += 1
        return self._ids[table]

    def _relationship(self, name: str) -> int:
        found = self._sql.rows("SELECT id FROM relationships WHERE name = ?", (name,))
        if found:
            return int(found[0][0])
        created = self._last_id("relationships") + 1
        self._sql.write(
            "INSERT INTO relationships VALUES (?, ?, ?)", [(created, name, name.replace("-", " "))]
        )
        return created

    def _readout(self, name: str) -> _Readout:
        if name not in self._readouts:
            ((readout_id, relationship_id),) = self._sql.rows(
                "SELECT id, relationship_id FROM readouts WHERE slug = ?", (name,)
            )
            meetings = self._sql.rows(
                "SELECT id, date FROM meetings WHERE readout_id = ? ORDER BY id", (readout_id,)
            )
            ((number,),) = self._sql.rows(
                "SELECT COALESCE(MAX(number), -1) + 1 FROM statements WHERE readout_id = ?",
                (readout_id,),
            )
            self._readouts[name] = _Readout(readout_id, relationship_id, tuple(meetings), number)
        return self._readouts[name]

    def _item_of(self, stream: str) -> int:
        _, relationship, item = stream.split("/")
        return self._item(self._relationship(relationship), item)

    def _item(self, relationship_id: int, slug: str) -> int:
        """The item's id; an item that nobody has named yet is titled by its slug."""
        if (relationship_id, slug) in self._items:
            return self._items[relationship_id, slug]
        found = self._sql.rows(
            "SELECT id FROM items WHERE relationship_id = ? AND slug = ?", (relationship_id, slug)
        )
        item_id = int(found[0][0]) if found else self._next("items")
        self._items[relationship_id, slug] = item_id
        if not found:
            self._sql.write(
                "INSERT INTO items VALUES (?, ?, ?, ?)",
                [(item_id, relationship_id, slug, item_id)],
            )
            self._set_name(item_id, title_of(slug), "[]", None, merged_into=None)
        return item_id

    def _write(self) -> None:
        rows, self._rows = self._rows, _Rows()
        for table in ("readouts", "meetings", "statements", "links", "assessments"):
            gathered: list[tuple[object, ...]] = getattr(rows, table)
            if gathered:
                self._sql.write(f"INSERT INTO {table} VALUES ({marks(gathered[0])})", gathered)


def _name(stream: str) -> str:
    return stream.partition("/")[2]
