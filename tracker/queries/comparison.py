"""Comparison: item by item, what is different between two readouts, meetings, days or moments."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker.errors import Refused
from tracker.projections.instants import microseconds
from tracker.queries.compared import CHANGES, Compared
from tracker.queries.differences import ItemDifference, difference, put
from tracker.queries.matters import matters
from tracker.queries.mentions import Mentions
from tracker.queries.positions import At, anew, by_accounts, of_readouts, unsettled
from tracker.queries.reader import RecordReader
from tracker.queries.reasons import reason
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_of, scope
from tracker.queries.sides import Side, besides, own_accounts, side
from tracker.queries.story import StoryStatement
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import chunks

_AT_ONCE = 100
"""How many items are compared at once; of each some twenty statements are read."""

_Shares = dict[str, dict[str, StoryStatement]]
"""By the refs of statements, the share of each party."""


class Comparison(NamedTuple):
    """Two sides, and what is different between them."""

    first: Side
    second: Side
    changes: Iterator[Compared]
    """What came of each item, or of each act that two publishers tell of."""


def comparison(
    reader: RecordReader, view: Viewpoint, first: str, second: str, change: str | None = None
) -> Comparison:
    """What is different between two sides.

    Args:
        reader: where to read it.
        view: from where it is asked; days that are compared take the place of its own.
        first: a readout, a meeting, a day or a moment of recording.
        second: another, that comes later.
        change: what alone is to be told; None for all.

    Raises:
        NotFound: one of the two is not on record.
        Refused: the two cannot be compared.
    """
    sides = side(reader, view, first), side(reader, view, second)
    _check(view, *sides)
    if _of_one_meeting(*sides):
        from tracker.queries.accounts import accounts  # noqa: PLC0415 - what few ask for

        found = accounts(reader, scope(reader.sql, sides[1].view(view)), *sides)
    else:
        found = _Items(reader, view, *sides).compared()
    return Comparison(*sides, (one for one in found if change in (None, *one.changes)))


def _check(view: Viewpoint, first: Side, second: Side) -> None:
    """Refuse what cannot be compared."""
    if (first.kind, first.name) == (second.kind, second.name):
        raise Refused(f"{first.name} is both sides; name two that are to be compared")
    if (first.kind == "moment") != (second.kind == "moment"):
        raise Refused(
            f"{first.told} and {second.told} are on different clocks; compare a moment of "
            "recording with another one (known-on:DAY)"
        )
    if first.kind == "moment" and view.known_on:
        raise Refused(
            "two moments of recording are compared; leave out the one by which else all is known"
        )
    if first.known_on and second.known_on and first.known_on > second.known_on:
        raise Refused(f"{second.told} comes before {first.told}; name the earlier one first")
    if first.day > second.day:
        raise Refused(
            f"{second.name} ({second.day}) comes before {first.name} ({first.day}); name the "
            "earlier one first"
        )
    of_both = first.relationships and second.relationships
    if of_both and first.relationships.isdisjoint(second.relationships):
        raise Refused(
            f"{first.name} and {second.name} are of different relationships, which have no item "
            "in common"
        )


def _of_one_meeting(first: Side, second: Side) -> bool:
    readouts = first.kind == second.kind == "readout"
    return readouts and not first.meetings.isdisjoint(second.meetings)


class _Items:
    """The items of which something was said at either side, or was unsettled at the first."""

    def __init__(self, reader: RecordReader, view: Viewpoint, first: Side, second: Side) -> None:
        self._reader, self._first, self._second = reader, first, second
        later = self._scope(view)
        known = microseconds(first.known_on) if first.known_on else later.known
        earlier = later._replace(
            day=first.day.toordinal(), known=known, merged_known=later.merged_by
        )
        self._scopes = earlier, later
        self._own: tuple[dict[str, StoryStatement], ...] = ({}, {})
        self._mentions = [Mentions(reader, where) for where in self._scopes]
        self._news = besides(reader, later, first, second)

    def _scope(self, view: Viewpoint) -> Scope:
        """From where the second side looks; never beyond the relationships of the two.

        The first one looks at the same items, however these were called by then.
        """
        where = scope(self._reader.sql, self._second.view(view))
        own = self._first.relationships & self._second.relationships
        own = own or self._first.relationships | self._second.relationships
        if not own:
            return where
        asked = own if where.relationships is None else own & {*where.relationships}
        return where._replace(relationships=tuple(sorted(asked)))

    def compared(self) -> Iterator[Compared]:
        """What came of each item, of one relationship after the other, the most important first."""
        sides = self._first.said, self._second.said
        # What others of the day of the first side say came of it on that day itself.
        earlier, later = self._scopes
        since = earlier._replace(day=earlier.day - 1) if self._news else earlier
        wanted = matters(self._reader, since, later, *sides)
        for _, keys in groupby(wanted, key=lambda key: key.relationship_id):
            found = [one for part in chunks(keys, _AT_ONCE) for one in self._told(part)]
            yield from sorted(found, key=lambda one: (CHANGES.index(one.change), one.item))

    def _told(self, keys: Sequence[ItemKey]) -> Iterator[Compared]:
        """What came of some items, of those of which anything did."""
        first, second = self._scopes
        rows = {row.key: row for where in (first, second) for row in self._rows(where, keys)}
        parts = self._reader.lookups.parts(second.known, second.relationships)
        below = {key: parts.get((key.relationship_id, row.slug), ()) for key, row in rows.items()}
        wanted = dict.fromkeys([*keys, *(part for listed in below.values() for part in listed)])
        before, after = (self._said(where, tuple(wanted)) for where in (first, second))
        self._own = (
            own_accounts(self._reader, first, self._first, before),
            own_accounts(self._reader, second, self._second, after),
        )
        lasts = [
            mentions.last(rows.values(), {key: one[-1].date for key, one in said.items()})
            for mentions, said in zip(self._mentions, (before, after), strict=True)
        ]
        shares = self._shares(before, after)
        for key, row in rows.items():
            known = before.get(key, ())
            own = self._at(self._first, key, known, lasts[0], ())
            new = self._at(self._second, key, after.get(key, ()), lasts[1], known)
            mentioned = {
                one.item
                for part in below[key]
                for one in self._new(self._second, after.get(part, ()), before.get(part, ()))
            }
            new = new._replace(parts=() if new.said else tuple(sorted(mentioned)))
            own, new = own._replace(shares=shares[0]), new._replace(shares=shares[1])
            found = difference(own, new, occasions=self._second.said is not None)
            if found.found:
                yield self._compared(row, found, own, new)

    def _rows(self, where: Scope, keys: Sequence[ItemKey]) -> list[ItemRow]:
        return items_of(self._reader.sql, where.known, keys)

    def _said(self, where: Scope, keys: tuple[ItemKey, ...]) -> dict[ItemKey, list[StoryStatement]]:
        found: dict[ItemKey, list[StoryStatement]] = defaultdict(list)
        for key, one in self._reader.statements(where._replace(items=keys)):
            found[key].append(one)
        return found

    def _shares(self, *said: Mapping[ItemKey, Sequence[StoryStatement]]) -> list[_Shares]:
        """At each side, how the shares of each party stand on the items on which any differ."""
        if self._scopes[0].by is not None:
            return [{}, {}]
        divided: dict[str, dict[ItemKey, None]] = defaultdict(dict)
        for listed in said:
            for key, one in ((key, one) for key, told in listed.items() for one in told):
                if len({*one.shares.values()}) > 1:
                    for party in one.shares:
                        divided[party][key] = None
        found: list[_Shares] = [defaultdict(dict), defaultdict(dict)]
        for shares, where in zip(found, self._scopes, strict=True):
            for party, keys in divided.items():
                for told in self._said(where._replace(by=party), tuple(keys)).values():
                    for one in told:
                        shares[one.ref][party] = one
        return found

    def _new(
        self, whose: Side, said: Iterable[StoryStatement], before: Iterable[StoryStatement]
    ) -> list[StoryStatement]:
        """What a side itself says: of a readout or a meeting its own, otherwise what is new."""
        if whose.said is not None:
            own = [one for one in said if not whose.said.keys().isdisjoint(one.refs)]
            accounts = self._own[0 if whose is self._first else 1]
            return [accounts.get(one.ref, one) for one in own]
        known = by_accounts(one for one in before if self._is_before(one))
        return [one for one in said if anew(one, known)]

    def _is_before(self, one: StoryStatement) -> bool:
        """Whether what was said by the day of the first side is no news since."""
        return one.date < self._first.day or not of_readouts(one.refs, self._news)

    def _at(
        self,
        whose: Side,
        key: ItemKey,
        said: Sequence[StoryStatement],
        lasts: Mapping[ItemKey, date],
        before: Sequence[StoryStatement],
    ) -> At:
        """What was on record of an item at a side."""
        where = self._scopes[0 if whose is self._first else 1]
        days = self._reader.days(where.known, key.relationship_id)
        last = lasts.get(key)
        passed = 0
        if last is not None:
            passed = bisect_right(days, where.day) - bisect_right(days, last.toordinal())
        new = self._new(whose, said, before)
        by_others = whose.said is not None and not new and key in whose.said.values()
        return At(
            whose.day,
            new,
            {one.ref: one for one in said},
            by_accounts(said),
            last,
            max(0, passed),
            standing=[one for one in said if unsettled(one)] if whose.said is None else (),
            besides=where.by if by_others else None,
            news=self._news,
        )

    def _compared(self, row: ItemRow, different: ItemDifference, first: At, second: At) -> Compared:
        before, after = different.both
        now = after or (second.now(before) if before else None)
        return Compared(
            change=different.found[0],
            changes=different.found,
            item=row.slug,
            title=row.title,
            relationship=self._reader.relationship(row.relationship_id),
            before=before and before.ref,
            after=after and after.ref,
            put_before=put(before, first.said) or None,
            put_after=put(after, second.candidates) or None,
            status_before=before and before.status,
            status_after=now and now.status,
            due_before=before and before.due_to,
            due_after=after and after.due_to,
            days_moved=different.both.days_moved,
            condition_before=before and before.condition,
            condition_after=after and after.condition,
            last_mentioned=second.last,
            passed_over=second.passed_over,
            parts=second.parts,
            why=reason(different, first, second, (self._first, self._second)),
        )
