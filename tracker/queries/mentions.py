"""Mentions: when items were last spoken of; whoever speaks of a part speaks of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.queries.reader import RecordReader
from tracker.queries.rows import select
from tracker.queries.scope import ITEMS, ItemKey, ItemRow, Scope, wholes, within_clause
from tracker.sql import chunks


class Mentions:
    """When the items of a scope were last mentioned.

    Args:
        reader: where to read it.
        where: the day, the moment and the relationships.
    """

    def __init__(self, reader: RecordReader, where: Scope) -> None:
        self._reader = reader
        self._where = where
        self._parts: dict[tuple[int, str], list[ItemKey]] = defaultdict(list)
        by_slug: dict[int, dict[str, ItemRow]] = defaultdict(dict)
        for row in self._tied():
            by_slug[row.relationship_id][row.slug] = row
        for relationship_id, rows in by_slug.items():
            for row in rows.values():
                if row.merged_into is None:
                    for whole in wholes(row, rows):
                        self._parts[relationship_id, whole].append(row.key)

    def last(self, rows: Iterable[ItemRow], own: Mapping[ItemKey, date]) -> dict[ItemKey, date]:
        """The last day on which each of some items was mentioned, where it ever was.

        Args:
            rows: the items.
            own: the last day of the statements on an item itself, as far as it was read already.
        """
        within = {
            row.key: (row.key, *self._parts.get((row.relationship_id, row.slug), ()))
            for row in rows
        }
        days = dict(own)
        for part in chunks({key for keys in within.values() for key in keys} - own.keys()):
            days |= self._reader.last_days(self._where._replace(items=tuple(part)))
        return {
            item: max(days[key] for key in keys if key in days)
            for item, keys in within.items()
            if not days.keys().isdisjoint(keys)
        }

    def _tied(self) -> Iterable[ItemRow]:
        """The items that are parts of others, or were merged into others."""
        within, relationships = within_clause("i.relationship_id", self._where.relationships)
        known = self._where.known
        found = self._reader.sql.rows(
            f"SELECT {select(ItemRow)} FROM {ITEMS} WHERE n.known_from <= ? AND n.known_to > ?"
            f" AND (n.part_of IS NOT NULL OR n.merged_into IS NOT NULL){within}",
            (known, known, *relationships),
        )
        return map(ItemRow._make, found)
