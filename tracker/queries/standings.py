"""Standings: every followed statement with its status as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tracker.domain.rules import OVERDUE, PRESSING, VERDICTS, Status
from tracker.projections.instants import ENDLESS
from tracker.queries.answers import Standing
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, SPANS, URGENCY, StandingRow, select
from tracker.queries.scope import ItemKey, Scope, items_clause, keyed, scope, within_clause
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Row, chunks, marks

_STANDS = "p.valid_to > ? AND p.valid_from <= ? AND p.known_to > ? AND p.known_from <= ?"
"""The spans that hold on a day and were known by a moment; what leaves out most is asked first."""

_TOLD = """
           tracker_spans p
           CROSS JOIN tracker_verdicts v
           CROSS JOIN tracker_statements s
           CROSS JOIN tracker_readouts r
           CROSS JOIN tracker_relationships l
           CROSS JOIN tracker_items i
           CROSS JOIN tracker_item_names n
     WHERE v.id = p.verdict
       AND s.relationship_id = p.relationship_id AND s.id = p.statement_id
       AND r.relationship_id = s.relationship_id AND r.id = s.readout_id
       AND l.id = p.relationship_id
       AND i.relationship_id = p.relationship_id AND i.id = p.item_id
       AND n.relationship_id = p.relationship_id AND n.item_id = p.item_id
       AND n.known_from <= ? AND n.known_to > ?
"""
"""All that a standing tells, read in this order, which SQLite is not to change: of so many tables
it would otherwise read one whole for the rows of a few keys."""

_LAST_DAY = f"COALESCE(p.due_last, {ENDLESS})"

BY_URGENCY = f"{URGENCY}, {_LAST_DAY}, s.date, {REF}"
"""The most pressing first, and among these what is due first."""

BY_DATE = f"s.date, {REF}"
"""In the order in which they were made."""


def followed(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """Every statement that has a status, settled or not."""
    return with_status(reader, view, get_args(Status))


def unsettled(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
    return with_status(reader, view, PRESSING)


def overdue(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """What is overdue, and what possibly is, the longest overdue first."""
    return with_status(reader, view, OVERDUE)


def due(reader: RecordReader, view: Viewpoint, within: int) -> Iterator[Standing]:
    """What is due or falls due within so many days, the nearest last day first.

    What is overdue is not among it; what is due without end comes last.
    """
    last = view.as_of.toordinal() + within
    coming = [status for status in PRESSING if status not in OVERDUE]
    found = with_status(reader, view, coming, f"{_LAST_DAY}, {BY_URGENCY}")
    return (
        one for one in found if (falls_due := one.due_first or one.due_last) and falls_due <= last
    )


def with_status(
    reader: RecordReader, view: Viewpoint, statuses: Sequence[str], order: str = BY_URGENCY
) -> Iterator[Standing]:
    """The statements with one of some statuses, in an order: the most pressing first.

    The database sorts their numbers alone, so that the first is there before all of them are read.
    """
    where = scope(reader.sql, view)
    # By the number in the span itself, so that no other table is looked at in vain.
    numbers = [number for number, (_, status) in enumerate(VERDICTS) if status in statuses]
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, of_items = items_clause("p.item_id", where.items)
    keys = reader.sql.stream(
        f"SELECT p.relationship_id, p.statement_id FROM {SPANS}"
        f" WHERE {_STANDS} AND p.verdict IN ({marks(numbers)}){related}{about} ORDER BY {order}",
        (*_standing(where), *numbers, *relationships, *of_items),
    )
    return _told(reader, where, keys)


def _told(reader: RecordReader, where: Scope, keys: Iterator[Row]) -> Iterator[Standing]:
    """The standings of some statements, in the order of their keys."""
    for part in chunks(map(ItemKey._make, keys)):
        first, joined, numbers = keyed("p.statement_id", part)
        found = reader.sql.rows(
            f"SELECT p.relationship_id, p.statement_id, {select(StandingRow)}"
            f" FROM {first} {_TOLD} AND {joined} AND {_STANDS}",
            (*numbers, where.known, where.known, *_standing(where)),
        )
        told = {row[:2]: row[2:] for row in found}
        yield from (Standing._make(told[key]) for key in part if key in told)


def _standing(where: Scope) -> tuple[int, int, int, int]:
    return where.day, where.day, where.known, where.known
