"""Titles: what an item, a readout, a meeting or a statement is called, beside its fixed name."""

from __future__ import annotations

from typing import Literal

from tracker.queries.clauses import within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.rows import SAID
from tracker.queries.scope import ITEMS, scope
from tracker.queries.viewpoint import Viewpoint

Named = Literal["item", "readout", "meeting", "statement"]


def title(
    reader: RecordReader, view: Viewpoint, of: Named, name: str, relationship: str | None = None
) -> str:
    """What something is called; empty where it has no title, or several have the name.

    Args:
        reader: where to read it.
        view: from where it is asked.
        of: what it is.
        name: its slug or its ref.
        relationship: between whom an item is; None for whomever.
    """
    where = scope(reader.sql, Viewpoint(view.as_of, view.known_on, relationship=relationship))
    known = (where.known, where.known)
    match of:
        case "item":
            within, related = within_clause("i.relationship_id", where.relationships)
            rows = reader.sql.rows(
                f"SELECT DISTINCT n.title FROM {ITEMS} WHERE i.slug = ?"
                f" AND n.known_from <= ? AND n.known_to > ?{within}",
                (name, *known, *related),
            )
        case "readout":
            rows = reader.sql.rows(
                "SELECT DISTINCT r.title FROM tracker_readouts r WHERE r.slug = ?"
                " AND r.known_from <= ? AND r.known_to > ?",
                (name, *known),
            )
        case "meeting":
            rows = reader.sql.rows(
                "SELECT DISTINCT r.title FROM tracker_meetings m JOIN tracker_readouts r"
                " ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
                " WHERE m.meeting = ? AND m.known_from <= ? AND m.known_to > ?"
                " AND r.title IS NOT NULL",
                (name, *known),
            )
        case "statement":
            key, _, readout = name.partition("@")
            rows = reader.sql.rows(
                f"SELECT s.summary FROM {SAID} WHERE r.slug = ? AND s.key = ?"
                " AND s.known_from <= ? AND s.known_to > ?",
                (readout, key, *known),
            )
    found = [str(row[0]) for row in rows if row[0]]
    return found[0] if len(found) == 1 else ""
