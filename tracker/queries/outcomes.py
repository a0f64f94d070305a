"""Outcomes: what was fulfilled, and what a readout says is done of which nothing was promised."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import chain, islice

from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.items import completed
from tracker.queries.reader import RecordReader
from tracker.queries.selection import Selection
from tracker.queries.standings import selected
from tracker.queries.viewpoint import Viewpoint


def fulfilled(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Iterator[Standing | ItemStanding]:
    """What was fulfilled or held, and items completed with no commitment on record.

    In any order but that of their days, the items come last.
    """
    whole = selection._replace(skip=0, limit=selection.end)
    told: tuple[Iterator[Standing | ItemStanding], ...] = (
        selected(reader, view, whole),
        _completed(reader, view, whole),
    )
    found: Iterator[Standing | ItemStanding] = chain(*told)
    if selection.sort == "date":
        found = merge(*told, key=lambda one: (one.made_on, one.ref))
    return islice(found, selection.skip, selection.end)


def _completed(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Iterator[ItemStanding]:
    """The completed items of a selection, which have neither a window nor one that slipped."""
    if "completed" not in (selection.statuses or ()) or selection.due or selection.slipped:
        return iter(())
    found = completed(reader, view, selection)
    if selection.publisher:
        found = (one for one in found if selection.publisher in one.told_by)
    if selection.disputed:
        found = (one for one in found if one.disputed)
    if quiet := selection.quiet:
        on = view.as_of
        found = (one for one in found if quiet.enough(one.last_mentioned, on, one.passed_over))
    return found
