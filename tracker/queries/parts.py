"""Parts: which items are parts of which, to the last; what was merged counts as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tracker.queries.clauses import within_clause
from tracker.queries.rows import select
from tracker.queries.scope import ITEMS, ItemKey, ItemRow, wholes
from tracker.sql import Transaction, chunks


def parts_with_wholes(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None = None
) -> list[tuple[ItemRow, str]]:
    """Each part with the slug of each of its wholes.

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
    return [
        (item, whole)
        for rows in by_slug.values()
        for item in rows.values()
        if item.merged_into is None
        for whole in wholes(item, rows)
    ]


def parts_of_wholes(pairs: Iterable[tuple[ItemRow, str]]) -> dict[tuple[int, str], list[ItemKey]]:
    """The parts of each item that has any, by its relationship and its slug.

    Args:
        pairs: each part with each of its wholes.
    """
    found: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
    for item, whole in pairs:
        found[item.relationship_id, whole].append(item.key)
    return found


def wholes_of_parts(
    sql: Transaction, pairs: Sequence[tuple[ItemRow, str]]
) -> dict[tuple[int, str], list[ItemKey]]:
    """The wholes of each item that is a part of any, by its relationship and its slug.

    Args:
        sql: where to look up what the wholes are.
        pairs: each part with each of its wholes.
    """
    named = dict.fromkeys((item.relationship_id, whole) for item, whole in pairs)
    keys = {
        (key.relationship_id, slug): key
        for some in chunks(named)
        for key, slug in keys_of(sql, some)
    }
    found: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
    for item, whole in pairs:
        if key := keys.get((item.relationship_id, whole)):
            found[item.relationship_id, item.slug].append(key)
    return found


def keys_of(sql: Transaction, named: Sequence[tuple[int, str]]) -> list[tuple[ItemKey, str]]:
    """The items of some relationships and slugs, each with its slug."""
    if not named:
        return []
    listed = ", ".join(["(?, ?)"] * len(named))
    found = sql.rows(
        f"SELECT i.relationship_id, i.id, i.slug FROM (VALUES {listed}) w"
        " CROSS JOIN tracker_items i"
        " WHERE i.relationship_id = w.column1 AND i.slug = w.column2",
        [part for pair in named for part in pair],
    )
    return [(ItemKey(*row[:2]), row[2]) for row in found]
