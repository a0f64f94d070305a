"""Quietness: which statements are on items that were not mentioned for long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from tracker.projections.instants import day_of
from tracker.queries.answers import Standing
from tracker.queries.mentions import Mentions
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope, items_of
from tracker.queries.selection import Quiet
from tracker.sql import chunks

_AT_ONCE = 50
"""How many statements are looked over at once."""


class Quietness:
    """Which statements are on items that were not mentioned for so long.

    Whoever mentions a part of an item mentions it, and so does either side.

    Args:
        reader: where to read it.
        where: the day and the moment.
        quiet: for how long.
    """

    def __init__(self, reader: RecordReader, where: Scope, quiet: Quiet) -> None:
        self._reader, self._asked = reader, quiet
        self._where = where._replace(by=None, items=None)
        self._mentions = Mentions(reader, self._where)

    def quiet(self, told: Iterable[Standing]) -> Iterator[Standing]:
        """Those of some statements that are."""
        stands_for = self._reader.merged(self._where)
        for part in chunks(told, _AT_ONCE):
            coded = [ItemKey(one.known_in, one.known_item) for one in part]
            items = [stands_for.get(key, key) for key in coded]
            rows = items_of(self._reader.sql, self._where.known, [*dict.fromkeys(items)])
            last = self._mentions.last(rows, {})
            for one, item in zip(part, items, strict=True):
                if self._is_quiet(item, last[item]):
                    yield one

    def _is_quiet(self, item: ItemKey, last: date) -> bool:
        days = self._reader.days(self._where.known, item.relationship_id)
        passed = bisect_right(days, self._where.day) - bisect_right(days, last.toordinal())
        return self._asked.enough(last, day_of(self._where.day), passed)
