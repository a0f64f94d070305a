"""Gaps: meetings of a row that are not on record, by their ordinals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from tracker.projections.instants import day_of
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.viewpoint import Viewpoint


class Gap(NamedTuple):
    """Meetings that were held between two on record, as their ordinals show."""

    relationship: str
    """The parties to each other."""
    kind: str | None
    """What kind of meetings they are."""
    first: int
    """The ordinal of the first that is not on record."""
    last: int
    """The ordinal of the last."""
    after: dt.date
    """The day of the meeting before them."""
    before: dt.date
    """The day of the meeting behind them."""

    @property
    def meetings(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def gaps(reader: RecordReader, view: Viewpoint) -> Iterator[Gap]:
    """The gaps of the record up to the day, row by row."""
    where = scope(reader.sql, view)
    within, relationships = within_clause("m.relationship_id", where.relationships)
    found = reader.sql.rows(
        "SELECT DISTINCT l.name, COALESCE(m.kind, ''), m.ordinal, MIN(m.date)"
        " FROM tracker_meetings m JOIN tracker_relationships l ON l.id = m.relationship_id"
        " WHERE m.ordinal IS NOT NULL AND m.date <= ? AND m.known_from <= ? AND m.known_to > ?"
        f"{within} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (where.day, where.known, where.known, *relationships),
    )
    for (relationship, kind), held in groupby(found, key=lambda row: (row[0], row[1])):
        for (_, _, low, since), (_, _, high, until) in pairwise(held):
            if high > low + 1:
                days = day_of(since), day_of(until)
                yield Gap(relationship, kind or None, low + 1, high - 1, *days)
