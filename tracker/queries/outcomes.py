"""Outcomes: what was fulfilled, and what ended without being so."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from tracker.domain.rules import DONE, UNDONE
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.items import completed
from tracker.queries.reader import RecordReader
from tracker.queries.standings import BY_DATE, with_status
from tracker.queries.viewpoint import Viewpoint


def fulfilled(reader: RecordReader, view: Viewpoint) -> Iterator[Standing | ItemStanding]:
    """What was fulfilled or held, and items completed with no commitment on record."""
    done = with_status(reader, view, DONE, BY_DATE)
    return merge(done, completed(reader, view), key=lambda found: (found.made_on, found.ref))


def unfulfilled(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """What ended without being fulfilled or held, what was due first first."""
    return with_status(reader, view, UNDONE)
