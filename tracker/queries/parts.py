"""Parts: which items are parts of which, to the last; what was merged counts as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.queries.clauses import within_clause
from tracker.queries.rows import select
from tracker.queries.scope import ITEMS, ItemKey, ItemRow
from tracker.queries.wholes import above, wholes
from tracker.sql import Transaction, chunks


class Branch(NamedTuple):
    """An item that is a part of others."""

    item: ItemKey
    relationship_id: int
    slug: str
    wholes: tuple[str, ...]
    """The slugs of what it is a part of, the nearest first, and of what those are parts of."""


def parts_of_any(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None = None
) -> list[Branch]:
    """Each item that is a part of others, itself or by what was merged into it.

    Args:
        sql: where to read it.
        known: the moment by which it has to be on record.
        relationships: those to look at; None for all.
    """
    within, given = within_clause("i.relationship_id", relationships)
    by_place: dict[int, list[ItemRow]] = defaultdict(list)
    for row in sql.rows(
        f"SELECT {select(ItemRow)} FROM {ITEMS} WHERE n.known_from <= ? AND n.known_to > ?"
        f" AND (n.part_of IS NOT NULL OR n.merged_into IS NOT NULL){within}"
        " ORDER BY i.slug",
        (known, known, *given),
    ):
        item = ItemRow._make(row)
        by_place[item.relationship_id].append(item)
    found = {
        (relationship_id, slug): above(slug, leads)
        for relationship_id, rows in by_place.items()
        for leads in [wholes(rows)]
        for slug in leads
    }
    keys = {(row.relationship_id, row.slug): row.key for rows in by_place.values() for row in rows}
    # What is a part only by what was merged into it.
    for some in chunks(found.keys() - keys.keys()):
        keys |= {(key.relationship_id, slug): key for key, slug in keys_of(sql, some)}
    return [Branch(keys[one], *one, tuple(found[one])) for one in sorted(found) if one in keys]


def parts_of_wholes(parts: Iterable[Branch]) -> dict[tuple[int, str], list[ItemKey]]:
    """The parts of each item that has any, by its relationship and its slug."""
    found: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
    for part in parts:
        for whole in part.wholes:
            found[part.relationship_id, whole].append(part.item)
    return found


def wholes_of_parts(
    sql: Transaction, parts: Sequence[Branch]
) -> dict[tuple[int, str], list[ItemKey]]:
    """The wholes of each item that is a part of any, by its relationship and its slug.

    Args:
        sql: where to look up what the wholes are.
        parts: the items that are parts.
    """
    named = dict.fromkeys((one.relationship_id, whole) for one in parts for whole in one.wholes)
    keys = {
        (key.relationship_id, slug): key
        for some in chunks(named)
        for key, slug in keys_of(sql, some)
    }
    found: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
    for part in parts:
        for whole in part.wholes:
            if key := keys.get((part.relationship_id, whole)):
                found[part.relationship_id, part.slug].append(key)
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
