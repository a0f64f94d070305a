"""Parts: which items are parts of which, to the last; what was merged counts as one."""

from __future__ import annotations

from collections import defaultdict

from tracker.queries.clauses import within_clause
from tracker.queries.rows import select
from tracker.queries.scope import ITEMS, ItemKey, ItemRow, wholes
from tracker.sql import Transaction


def parts_of_wholes(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None = None
) -> dict[tuple[int, str], list[ItemKey]]:
    """The parts of each item that has any, by its relationship and its slug.

    Args:
        sql: where to read it.
        known: the moment by which it has to be on record.
        relationships: those to look at; None for all.
    """
    within, given = within_clause("i.relationship_id", relationships)
    by_slug: dict[int, dict[str, ItemRow]] = defaultdict(dict)
    for row in sql.rows(
        f"SELECT {select(ItemRow)} FROM {ITEMS} WHERE n.known_from <= ? AND n.known_to > ?"
        f" AND (n.part_of IS NOT NULL OR n.merged_into IS NOT NULL){within}"
        " ORDER BY i.slug",
        (known, known, *given),
    ):
        item = ItemRow._make(row)
        by_slug[item.relationship_id][item.slug] = item
    found: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
    for relationship_id, rows in by_slug.items():
        for item in rows.values():
            if item.merged_into is None:
                for whole in wholes(item, rows):
                    found[relationship_id, whole].append(item.key)
    return found
