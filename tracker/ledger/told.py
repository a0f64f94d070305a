"""Told: how much the views hold, which shows when events were cut off at the end."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.errors import Damaged
from tracker.sql import Transaction

_COUNTS = {
    "recordings": "tracker_recordings",
    "readouts": "tracker_readouts",
    "statements": "tracker_statements",
    "corrections": "tracker_corrections",
    "names of items": """
        tracker_item_names n JOIN tracker_items i
        ON i.relationship_id = n.relationship_id AND i.id = n.item_id
        WHERE LOWER(n.title) <> REPLACE(i.slug, '-', ' ') OR n.names <> '[]'
        OR n.part_of IS NOT NULL
    """,
    "judgements": "tracker_assessments",
}
"""What only grows with the events, and where its rows are.

Every event that says something new adds to one of them, or is a recording of its own. An item that
nobody has named has a name as well, which its slug gives."""


def told(sql: Transaction) -> dict[str, int]:
    """How many of each thing the views tell of."""
    return {name: sql.rows(f"SELECT COUNT(*) FROM {rows}")[0][0] for name, rows in _COUNTS.items()}


def refuse_less(kept: Mapping[str, int], given: Mapping[str, int]) -> None:
    """Refuse events that give less than the views tell of.

    Args:
        kept: what the views of the ledger tell of.
        given: what those tell of that were made anew from its events.

    Raises:
        Damaged: the events give less.
    """
    less = [
        f"{count} {name} in the views, {given[name]} by the events"
        for name, count in kept.items()
        if count > given[name]
    ]
    if less:
        raise Damaged(
            "the views tell of more than the events give, so events may have been cut off at the "
            f"end ({'; '.join(less)}): compare the ledger with a copy, or with a head noted "
            "earlier (tracker verify --head), and restore it; tracker rebuild --force makes the "
            "views of the events that are left"
        )
