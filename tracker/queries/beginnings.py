"""Beginnings: the names on record that begin with what was typed, to be completed."""

from __future__ import annotations

from tracker.projections.instants import STILL
from tracker.sql import Transaction

MOST = 200
"""Names that are offered at once."""

_AFTER = "\U0010ffff"
"""Comes after every character that a name can have."""


def items(sql: Transaction, start: str) -> list[str]:
    """The items whose slugs begin so."""
    return _listed(sql, "slug", "tracker_items WHERE slug BETWEEN ? AND ?", start)


def readouts(sql: Transaction, start: str) -> list[str]:
    """The readouts on record whose names begin so."""
    which = f"tracker_readouts WHERE slug BETWEEN ? AND ? AND known_to = {STILL}"
    return _listed(sql, "slug", which, start)


def meetings(sql: Transaction, start: str) -> list[str]:
    """The meetings on record whose ids begin so."""
    which = f"tracker_meetings WHERE meeting BETWEEN ? AND ? AND known_to = {STILL}"
    return _listed(sql, "meeting", which, start)


def refs(sql: Transaction, start: str) -> list[str]:
    """The statements on record whose refs begin so."""
    which = (
        "tracker_statements s JOIN tracker_readouts r"
        " ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
        f" WHERE s.known_to = {STILL} AND s.key || '@' || r.slug BETWEEN ? AND ?"
    )
    return _listed(sql, "s.key || '@' || r.slug", which, start)


def relationships(sql: Transaction, start: str) -> list[str]:
    """The relationships that begin so."""
    which = "tracker_relationships WHERE name BETWEEN ? AND ?"
    return _listed(sql, "name", which, start.upper())


def parties(sql: Transaction, start: str) -> list[str]:
    """The parties of which there are relationships, whose codes begin so."""
    found = sql.rows("SELECT parties FROM tracker_relationships")
    codes = {code for (listed,) in found for code in listed.split()}
    return sorted(code for code in codes if code.startswith(start.upper()))


def _listed(sql: Transaction, what: str, which: str, start: str) -> list[str]:
    found = sql.rows(
        f"SELECT DISTINCT {what} FROM {which} ORDER BY 1 LIMIT {MOST}", (start, start + _AFTER)
    )
    return [name for (name,) in found]
