"""Wholes: which items of a relationship are parts of which, as they are on record now."""

from __future__ import annotations

from tracker.domain.wholes import ItemOnRecord, Items
from tracker.projections.instants import STILL
from tracker.sql import Transaction


def items_on_record(sql: Transaction, relationship: str) -> Items:
    """The items of a relationship with what each is a part of and was merged into."""
    rows = sql.rows(
        "SELECT i.slug, c.slug, n.part_of, n.merged_into FROM tracker_relationships l"
        " JOIN tracker_items i ON i.relationship_id = l.id"
        " JOIN tracker_items c"
        " ON c.relationship_id = i.relationship_id AND c.id = i.canonical_id"
        " JOIN tracker_item_names n"
        " ON n.relationship_id = i.relationship_id AND n.item_id = i.id"
        f" AND n.known_to = {STILL}"
        " WHERE l.name = ?",
        (relationship,),
    )
    return {slug: ItemOnRecord(*entry) for slug, *entry in rows}
