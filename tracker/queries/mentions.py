"""Mentions: when items were last spoken of; whoever speaks of a part speaks of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.queries.parts import parts_of_wholes
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope
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
        self._parts = parts_of_wholes(reader.sql, where.known, where.relationships)

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
