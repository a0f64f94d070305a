"""Mentions: when items were last spoken of; whoever speaks of a part speaks of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.projections.instants import day_of
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

    def last(self, rows: Iterable[ItemRow]) -> dict[ItemKey, date]:
        """The last day on which each of some items was mentioned, where it ever was."""
        within = {
            row.key: (row.key, *self._parts.get((row.relationship_id, row.slug), ()))
            for row in rows
        }
        days: dict[ItemKey, int] = {}
        for part in chunks(dict.fromkeys(key for keys in within.values() for key in keys)):
            days |= self._reader.last_days(self._where._replace(items=tuple(part)))
        return {
            item: day_of(max(days[key] for key in keys if key in days))
            for item, keys in within.items()
            if not days.keys().isdisjoint(keys)
        }
