"""Standings: every followed statement with its status as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from tracker.domain.rules import OVERDUE, PRESSING, Status, numbers, urgency
from tracker.projections.instants import ENDLESS
from tracker.queries.answers import Standing
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SPANS, StandingRow, select
from tracker.queries.scope import items_clause, scope, within_clause
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import marks

_STANDING = f"""
    SELECT {select(StandingRow)}
    {SPANS}
      JOIN tracker_relationships l ON l.id = p.relationship_id
      JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id
      JOIN tracker_item_names n ON n.relationship_id = p.relationship_id
       AND n.item_id = p.item_id AND n.known_from <= ? AND n.known_to > ?
     WHERE p.share = '' AND p.twin_of IS NULL
       AND p.valid_to > ? AND p.valid_from <= ? AND p.known_to > ? AND p.known_from <= ?
"""
"""The rows of `Standing`; what leaves out most spans is asked first."""


def followed(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """Every statement that has a status, settled or not."""
    return with_status(reader, view, get_args(Status))


def unsettled(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
    return with_status(reader, view, PRESSING, settled=False)


def overdue(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """What is overdue, and what possibly is, the longest overdue first."""
    return with_status(reader, view, OVERDUE)


def due(reader: RecordReader, view: Viewpoint, within: int) -> list[Standing]:
    """What is due or falls due within so many days, the nearest last day first.

    What is overdue is not among it; what is due without end comes last.
    """
    last = view.as_of.toordinal() + within
    coming = [status for status in PRESSING if status not in OVERDUE]
    found = [
        one
        for one in with_status(reader, view, coming, settled=False)
        if (falls_due := one.due_first or one.due_last) and falls_due <= last
    ]
    return sorted(found, key=lambda one: one.due_last or ENDLESS)


def with_status(
    reader: RecordReader,
    view: Viewpoint,
    statuses: Sequence[str],
    *,
    settled: bool | None = None,
) -> list[Standing]:
    """The statements with one of some statuses, the most pressing first; see `numbers`."""
    where = scope(reader.sql, view)
    # By the number in the span itself, so that no other table is looked at in vain.
    verdicts = numbers(statuses, settled=settled)
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, of_items = items_clause("p.item_id", where.items)
    found = reader.sql.rows(
        f"{_STANDING} AND p.verdict IN ({marks(verdicts)}){related}{about}",
        (
            *(where.known, where.known, where.day, where.day, where.known, where.known),
            *verdicts,
            *relationships,
            *of_items,
        ),
    )
    return sorted(
        map(Standing._make, found),
        key=lambda s: (urgency(s.status), s.due_last or ENDLESS, s.made, s.ref),
    )
