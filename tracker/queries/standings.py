"""Standings: every followed statement with its status as it was."""

from __future__ import annotations

from typing import get_args

from tracker.domain.rules import DONE, OVERDUE, PRESSING, UNDONE, Status, urgency
from tracker.projections.schema import STILL
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.items import items
from tracker.queries.reader import RecordReader
from tracker.queries.rows import JOINED, StandingRow, select
from tracker.queries.scope import scope, within_clause
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import marks

_STANDING = f"""
    SELECT {select(StandingRow)}
    {JOINED}
      JOIN tracker_relationships l ON l.id = p.relationship_id
      JOIN tracker_items i ON i.id = p.item_id
      JOIN tracker_item_names n ON n.item_id = p.item_id AND n.known_from <= ? AND n.known_to > ?
     WHERE p.valid_to > ? AND p.valid_from <= ? AND p.known_to > ? AND p.known_from <= ?
"""
"""The rows of `Standing`; what leaves out most spans is asked first."""


def followed(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """Every statement that has a status, settled or not."""
    return _standings(reader, view, get_args(Status))


def unsettled(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
    return _standings(reader, view, PRESSING)


def overdue(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """What is overdue, and what possibly is, the longest overdue first."""
    return _standings(reader, view, OVERDUE)


def fulfilled(reader: RecordReader, view: Viewpoint) -> list[Standing | ItemStanding]:
    """What was fulfilled or held, and items completed with no commitment on record."""
    done = _standings(reader, view, DONE)
    completed = [item for item in items(reader, view) if item.rule == "item.completed"]
    return sorted([*done, *completed], key=lambda found: (found.made_on, found.ref))


def unfulfilled(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """What ended without being fulfilled or held, what was due first first."""
    return _standings(reader, view, UNDONE)


def _standings(reader: RecordReader, view: Viewpoint, statuses: tuple[str, ...]) -> list[Standing]:
    where = scope(reader.sql, view)
    related, relationships = within_clause("p.relationship_id", where.relationships)
    about, of_items = within_clause("p.item_id", where.items)
    found = reader.sql.rows(
        f"{_STANDING} AND p.status IN ({marks(statuses)}){related}{about}",
        (
            *(where.known, where.known, where.day, where.day, where.known, where.known),
            *statuses,
            *relationships,
            *of_items,
        ),
    )
    return sorted(
        map(Standing._make, found),
        key=lambda s: (urgency(s.status), s.due_last or STILL, s.made, s.ref),
    )
