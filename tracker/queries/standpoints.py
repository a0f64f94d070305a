"""Standpoints: what is on record of some items at one of two sides that are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self

from tracker.queries.mentions import Mentions
from tracker.queries.positions import Shares
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_of
from tracker.queries.sides import Side, own_accounts
from tracker.queries.story import StoryStatement

Said = Mapping[ItemKey, list[StoryStatement]]
"""Statements by the items that they are on."""


class Standpoint:
    """One of two sides, with what is on record there.

    Args:
        reader: where to read it.
        whose: the side.
        where: from where it looks.
    """

    def __init__(self, reader: RecordReader, whose: Side, where: Scope) -> None:
        self.whose, self.where = whose, where
        self._reader = reader
        self._mentions = Mentions(reader, where._replace(by=None))

    def rows(self, keys: Sequence[ItemKey]) -> list[ItemRow]:
        """Some items as they were known."""
        return items_of(self._reader.sql, self.where.known, keys)

    def said(self, keys: Iterable[ItemKey]) -> Said:
        """What was said of some items; of a party, what was said or is owed by that."""
        return self._said(keys, self.where.by)

    def everybody(self, keys: Collection[ItemKey], said: Said | None = None) -> Said:
        """What was said of some items by whichever of the parties.

        Args:
            keys: the items.
            said: what was said by the one that is asked about, where that was read.
        """
        itself = said if self.where.by is None else None
        return self._said(keys, None) if itself is None and keys else itself or {}

    def _said(self, keys: Iterable[ItemKey], by: str | None) -> Said:
        found: dict[ItemKey, list[StoryStatement]] = defaultdict(list)
        where = self.where._replace(items=tuple(keys), by=by)
        for key, one in self._reader.statements(where):
            found[key].append(one)
        return found

    def own(self, said: Said) -> Mapping[str, StoryStatement]:
        """What the side says itself of acts that are told as another account tells them."""
        return own_accounts(self._reader, self.where, self.whose, said)

    def last(self, rows: Iterable[ItemRow], *said: Said) -> Mapping[ItemKey, date]:
        """When some items were last mentioned, they or their parts.

        Args:
            rows: the items.
            said: what was said of them.
        """
        days: dict[ItemKey, date] = {}
        several: set[ItemKey] = set()
        for key, listed in ((key, listed) for one in said for key, listed in one.items()):
            days[key] = max([*(one.date for one in listed), days.get(key, date.min)])
            if any(len(one.refs) > 1 for one in listed):
                several.add(key)
        return self._mentions.last(rows, days, several)

    @cached_property
    def held(self) -> AbstractSet[ItemKey]:
        """Of a readout or a meeting, the items of which its meetings are rounds."""
        of = self.whose.relationships if self.whose.holds else ()
        return {key for one in of for key in self._mentions.named(one, self.whose.holds)}

    def passed_over(self, key: ItemKey, last: date | None) -> int:
        """How many meetings have passed an item over since it was last mentioned."""
        if last is None:
            return 0
        days = self._reader.days(self.where.known, key.relationship_id)
        return max(0, bisect_right(days, self.where.day) - bisect_right(days, last.toordinal()))

    def shares(self, *said: Said) -> Shares:
        """How the shares of each party stand on the items on which any differ at either side."""
        if self.where.by is not None:
            return {}
        divided: dict[str, dict[ItemKey, None]] = defaultdict(dict)
        for key, listed in ((key, listed) for one in said for key, listed in one.items()):
            for one in listed:
                if len({*one.shares.values()}) > 1:
                    for party in one.shares:
                        divided[party][key] = None
        found: dict[str, dict[str, StoryStatement]] = defaultdict(dict)
        for party, keys in divided.items():
            for told in self._said(keys, party).values():
                for one in told:
                    found[one.ref][party] = one
        return found


class SaidAtBoth(NamedTuple):
    """What was said of some items at the first side and at the second."""

    before: Said
    after: Said

    def with_more(
        self, before: Mapping[ItemKey, Mapping[str, StoryStatement]], after: Said
    ) -> Self:
        """The same with what else belongs to the items."""
        return self._replace(
            before=_joined(self.before, {key: [*one.values()] for key, one in before.items()}),
            after=_joined(self.after, after),
        )


def _joined(said: Said, more: Said) -> Said:
    return {key: [*said.get(key, ()), *more.get(key, ())] for key in {**said, **more}}
