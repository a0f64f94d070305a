"""Gaps: meetings that are known to have been, by their numbers, and that are not on record."""

from __future__ import annotations

from collections import defaultdict
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


def gaps(reader: RecordReader, where: Scope) -> list[Gap]:
    """The meetings that are not on record up to a day, by the alphabet and the kind.

    Args:
        reader: where to read it.
        where: what is looked at.
    """
    within, relationships = within_clause("m.relationship_id", where.relationships)
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    for name, kind, ordinal in reader.sql.rows(
        "SELECT l.name, m.kind, m.ordinal FROM tracker_meetings m"
        " JOIN tracker_relationships l ON l.id = m.relationship_id"
        " WHERE m.ordinal IS NOT NULL AND m.date <= ? AND m.known_from <= ? AND m.known_to > ?"
        f"{within}",
        (where.day, where.known, where.known, *relationships),
    ):
        rows[name, kind or "meeting"].add(ordinal)
    lacking = (
        (name, kind, tuple(n for n in range(min(held), max(held)) if n not in held))
        for (name, kind), held in sorted(rows.items())
    )
    return [Gap(name, Missing(kind, ordinals)) for name, kind, ordinals in lacking if ordinals]
