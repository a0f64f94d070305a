"""Gaps: meetings that are known to have been, by their numbers, and that are not on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from tracker.domain.missing import Missing
from tracker.projections.instants import day_of
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope


class Lacking(NamedTuple):
    """Meetings in a row between two on record, as their ordinals show."""

    first: int
    """The ordinal of the first."""
    last: int
    """The ordinal of the last."""
    after: dt.date
    """The day of the meeting before them."""
    before: dt.date
    """The day of the meeting behind them."""


class Gap(NamedTuple):
    """Meetings of a relationship that are not on record, between others of their kind that are."""

    relationship: str
    """The parties to each other."""
    kind: str | None
    """What kind of meetings they are."""
    runs: tuple[Lacking, ...]
    """Those between two that are on record, in their order."""

    @property
    def missing(self) -> Missing:
        """The kind of the meetings and their numbers."""
        numbers = (n for run in self.runs for n in range(run.first, run.last + 1))
        return Missing(self.kind or "meeting", tuple(numbers))


def gaps(reader: RecordReader, where: Scope) -> Iterator[Gap]:
    """The meetings that are not on record up to a day, relationship by relationship.

    Args:
        reader: where to read it.
        where: what is looked at.
    """
    within, relationships = within_clause("m.relationship_id", where.relationships)
    rows = reader.sql.stream(
        "SELECT l.name, COALESCE(m.kind, ''), m.ordinal, MIN(m.date)"
        " FROM tracker_meetings m JOIN tracker_relationships l ON l.id = m.relationship_id"
        " WHERE m.ordinal IS NOT NULL AND m.date <= ? AND m.known_from <= ? AND m.known_to > ?"
        f"{within} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (where.day, where.known, where.known, *relationships),
    )
    for (relationship, kind), held in groupby(rows, key=lambda row: (row[0], row[1])):
        runs = tuple(
            Lacking(low + 1, high - 1, day_of(since), day_of(until))
            for (_, _, low, since), (_, _, high, until) in pairwise(held)
            if high > low + 1
        )
        if runs:
            yield Gap(relationship, kind or None, runs)
