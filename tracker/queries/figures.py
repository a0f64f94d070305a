"""Figures: how many statements a list holds by their status, and what to know of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from tracker.domain.rules import urgency
from tracker.domain.verdicts import VERDICTS
from tracker.queries.gaps import Gap, gaps
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.selected import counts, unfollowed
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint

_FEW = 2
"""Of so many kinds of meetings it is told which are not on record."""


class Surroundings(NamedTuple):
    """What one has to know of the record to read a list of what is on it."""

    several: bool
    """Whether more than one relationship is looked at."""
    gaps: list[Gap]
    """The meetings that are not on record; of many such, the first few."""


def surroundings(reader: RecordReader, view: Viewpoint) -> Surroundings:
    """What one has to know of what is looked at."""
    where = scope(reader.sql, view)
    related = where.relationships
    if related is None:
        rows = reader.sql.rows("SELECT id FROM tracker_relationships LIMIT 2")
        related = tuple(row_id for (row_id,) in rows)
    return Surroundings(len(related) > 1, [*islice(gaps(reader, where), _FEW + 1)])


def figures(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Mapping[str, int] | None:
    """How many statements of a selection have which status, the most pressing first.

    Those that have none are counted under no word; None where only what is told of a statement
    shows if it is wanted, or where it holds items beside statements.
    """
    if selection.looked_over or "completed" in (selection.statuses or ()):
        return None
    where, found = scope(reader.sql, view), Counter[str]()
    everything = selection.statuses is None and not selection.of_status
    statuses = frozenset(status for _, status in VERDICTS) if everything else selection.statuses
    of_status = selection._replace(statuses=statuses)
    for verdict, count in reader.sql.rows(*counts(reader, where, of_status)):
        found[VERDICTS[verdict][1]] += count
    if everything:
        ((without,),) = reader.sql.rows(*unfollowed(reader, where, selection))
        found[""] += without
    in_order = sorted(found, key=lambda one: (urgency(one), one))
    return {one: found[one] for one in in_order if found[one]}
