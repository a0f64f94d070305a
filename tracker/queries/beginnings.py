"""Beginnings: the names on record that begin with what was typed, to be completed."""

from __future__ import annotations

from tracker.projections.instants import STILL
from tracker.queries.remaining import remaining
from tracker.queries.rows import select
from tracker.queries.scope import ITEMS, ItemRow
from tracker.sql import Transaction

MOST = 200
"""Names that are offered at once."""

_AFTER = "\U0010ffff"
"""Comes after every character that a name can have."""


def items(sql: Transaction, start: str) -> list[str]:
    """The items whose slugs begin so."""
    rows = sql.rows(
        f"SELECT {select(ItemRow)} FROM {ITEMS} WHERE i.slug BETWEEN ? AND ?"
        f" AND n.known_to = {STILL} ORDER BY i.slug LIMIT {MOST}",
        (start, start + _AFTER),
    )
    left = remaining(sql, STILL - 1, map(ItemRow._make, rows))
    return [*dict.fromkeys(row.slug for row in left)]


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
