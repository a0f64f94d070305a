"""Outcomes: what was fulfilled, and what ended without being so."""

from __future__ import annotations

from tracker.domain.rules import DONE, UNDONE
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.items import items
from tracker.queries.reader import RecordReader
from tracker.queries.standings import with_status
from tracker.queries.viewpoint import Viewpoint


def fulfilled(reader: RecordReader, view: Viewpoint) -> list[Standing | ItemStanding]:
    """What was fulfilled or held, and items completed with no commitment on record."""
    done = with_status(reader, view, DONE)
    completed = [item for item in items(reader, view) if item.rule == "item.completed"]
    return sorted([*done, *completed], key=lambda found: (found.made_on, found.ref))


def unfulfilled(reader: RecordReader, view: Viewpoint) -> list[Standing]:
    """What ended without being fulfilled or held, what was due first first."""
    return with_status(reader, view, UNDONE, settled=True)
