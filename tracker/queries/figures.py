"""Figures: how many statements a list holds by their status, and what to know of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.rules import urgency
from tracker.domain.verdicts import VERDICTS
from tracker.queries.gaps import Gap, gaps
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.selected import counts
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint


class Surroundings(NamedTuple):
    """What one has to know of the record to read a list of what is on it."""

    several: bool
    """Whether more than one relationship is looked at."""
    gaps: list[Gap]
    """The meetings that are not on record."""


def surroundings(reader: RecordReader, view: Viewpoint) -> Surroundings:
    """What one has to know of what is looked at."""
    where = scope(reader.sql, view)
    related = where.relationships
    if related is None:
        rows = reader.sql.rows("SELECT id FROM tracker_relationships LIMIT 2")
        related = tuple(row_id for (row_id,) in rows)
    return Surroundings(len(related) > 1, gaps(reader, where))


def figures(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Mapping[str, int] | None:
    """How many statements of a selection have which status, the most pressing first.

    Those that have none are counted under no word; None where only what is told of a statement
    shows if it is wanted, or where it holds items beside statements.
    """
    if selection.looked_over or "completed" in (selection.statuses or ()):
        return None
    found: Counter[str] = Counter()
    for verdict, count in reader.sql.rows(*counts(reader, scope(reader.sql, view), selection)):
        found["" if verdict is None else VERDICTS[verdict][1]] += count
    return {one: found[one] for one in sorted(found, key=lambda one: (urgency(one), one))}
