"""Gaps: meetings that are known to have been, by their numbers, and that are not on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tracker.domain.reasons import Missing
from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope


class Gap(NamedTuple):
    """Meetings of a relationship that are not on record, between others of their kind that are."""

    relationship: str
    """The parties to each other."""
    missing: Missing
    """The kind of the meetings and their numbers."""


def gaps(reader: RecordReader, where: Scope) -> Iterator[Gap]:
    """The meetings that are not on record up to a day, relationship by relationship.

    Args:
        reader: where to read it.
        where: what is looked at.
    """
    within, relationships = within_clause("m.relationship_id", where.relationships)
    rows = reader.sql.stream(
        "SELECT l.name, m.kind, m.ordinal FROM tracker_meetings m"
        " JOIN tracker_relationships l ON l.id = m.relationship_id"
        " WHERE m.ordinal IS NOT NULL AND m.date <= ? AND m.known_from <= ? AND m.known_to > ?"
        f"{within} ORDER BY m.relationship_id",
        (where.day, where.known, where.known, *relationships),
    )
    for name, of in groupby(rows, key=itemgetter(0)):
        held: dict[str, set[int]] = defaultdict(set)
        for _, kind, ordinal in of:
            held[kind or "meeting"].add(ordinal)
        for kind, known in sorted(held.items()):
            lacking = tuple(n for n in range(min(known), max(known)) if n not in known)
            if lacking:
                yield Gap(name, Missing(kind, lacking))
