"""Compared items: what came of each item between two sides, by all that is on record of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from tracker.projections.instants import microseconds
from tracker.queries.compared import CHANGES, Compared
from tracker.queries.differences import ItemDifference, difference
from tracker.queries.elsewhere import Renewals, RenewedBefore, recoded, renewals
from tracker.queries.matters import matters
from tracker.queries.moved_wholes import moved_wholes
from tracker.queries.positions import (
    At,
    Shares,
    anew,
    by_accounts,
    further_accounts,
    items_left,
    of_readouts,
    renewed_by,
    unsettled,
)
from tracker.queries.reader import RecordReader
from tracker.queries.reasons import reason
from tracker.queries.rungs import put
from tracker.queries.scope import ItemKey, ItemRow, Scope, scope
from tracker.queries.sides import Side, besides
from tracker.queries.standpoints import SaidAtBoth, Standpoint
from tracker.queries.story import StoryStatement
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import chunks

_AT_ONCE = 100
"""How many items are compared at once; of each some twenty statements are read."""


class ComparedItems:
    """The items of which something was said at either side, or was unsettled at the first."""

    def __init__(self, reader: RecordReader, view: Viewpoint, first: Side, second: Side) -> None:
        self._reader, self._first, self._second = reader, first, second
        later = self._scope(view)
        known = microseconds(first.known_on) if first.known_on else later.known
        earlier = later._replace(
            day=first.day.toordinal(), known=known, merged_known=later.merged_by
        )
        self._points = Standpoint(reader, first, earlier), Standpoint(reader, second, later)
        self._own: tuple[Mapping[str, StoryStatement], ...] = ({}, {})
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
        earlier, later = (point.where for point in self._points)
        since = earlier._replace(day=earlier.day - 1) if self._news else earlier
        wanted = matters(self._reader, since, later, *sides)
        for _, keys in groupby(wanted, key=lambda key: key.relationship_id):
            found = [one for part in chunks(keys, _AT_ONCE) for one in self._told(part)]
            yield from sorted(found, key=lambda one: (CHANGES.index(one.change), one.item))

    def _told(self, keys: Sequence[ItemKey]) -> Iterator[Compared]:
        """What came of some items, of those of which anything did."""
        first, second = self._points
        rows = {row.key: row for point in self._points for row in point.rows(keys)}
        lookups, relationships = self._reader.lookups, second.where.relationships
        parts = lookups.parts(second.where.known, relationships)
        below = {key: parts.get((key.relationship_id, row.slug), ()) for key, row in rows.items()}
        wanted = dict.fromkeys([*keys, *(part for listed in below.values() for part in listed)])
        said = SaidAtBoth(first.said(wanted), second.said(wanted))
        everybody = self._everybody(wanted, said)
        self._own = first.own(said.before), second.own(said.after)
        shares = [point.shares(*said) for point in self._points]
        accounts = first.named(*said)
        again = recoded(self._reader, first.where, second.where, *said)
        renewed = self._renewals(said, shares)
        earlier = said.with_more(renewed.before, {}).before
        more = {key: {**again.before.get(key, {}), **renewed.before.get(key, {})} for key in rows}
        both = said.with_more(more, renewed.statements)
        # Whoever speaks of the item on which a promise goes on has not passed it over.
        there = self._everybody({one for several in renewed.items.values() for one in several})
        further = {
            key: [one for item in items for one in there.after.get(item, ())]
            for key, items in renewed.items.items()
        }
        lasts = (
            first.last(rows.values(), both.before, everybody.before),
            second.last(rows.values(), both.after, everybody.after, further),
        )
        moved = moved_wholes(self._reader, first.where, second.where, rows.values())
        for key, row in rows.items():
            own = self._at(first, key, both.before.get(key, ()), lasts[0])
            new = self._at(second, key, both.after.get(key, ()), lasts[1], earlier.get(key, ()))
            own = own._replace(
                shares={**shares[0], **renewed.shares[0]},
                elsewhere=again.before.get(key, {}),
                other_accounts=accounts,
                parts=self._mentioned_first(below[key], said),
                parts_known=any(said.before.get(part) for part in below[key]),
            )
            new = new._replace(
                shares={**shares[1], **renewed.shares[1]},
                elsewhere=again.after.get(key, {}),
                wholes=moved.get(key, ()) if own.known else (),
                parts_left=items_left(said.after.get(part, ()) for part in below[key]),
            )
            if not new.said:
                itself = self._mentioned((key,), everybody)
                listed = () if itself else self._mentioned(below[key], said)
                others = () if itself or listed else self._mentioned(below[key], everybody)
                by_others = itself or others
                new = new._replace(
                    parts=listed or others,
                    besides=second.where.by if by_others else None,
                    onward=self._mentioned(renewed.items.get(key, ()), there),
                    told_again=further_accounts((key, *below[key]), *everybody)
                    if self._second.kind == "day"
                    else (),
                    held=self._held((key, *below[key]), own, new),
                )
            found = difference(
                own,
                new,
                occasions=self._second.said is not None,
                recordings=self._second.kind == "moment",
            )
            if found.found:
                yield self._compared(row, found, own, new)

    def _everybody(self, keys: Collection[ItemKey], said: SaidAtBoth | None = None) -> SaidAtBoth:
        """What was said of some items at both sides by whichever of the parties."""
        pairs = zip(self._points, said or (None, None), strict=True)
        return SaidAtBoth(*(point.everybody(keys, told) for point, told in pairs))

    def _renewals(self, said: SaidAtBoth, shares: Sequence[Shares]) -> Renewals:
        """What renews promises on other items, since the first side or with what came of it."""
        before = {
            key: {
                ref
                for one in listed
                for ref in renewed_by(one, shares[0])
                if not of_readouts((ref,), self._news)
            }
            for key, listed in said.before.items()
        }
        known = {
            key: by_accounts(one for one in listed if self._is_before(one))
            for key, listed in said.before.items()
        }
        reports = {
            key: {ref for one in listed if one.complete for ref in one.refs}
            - known.get(key, {}).keys()
            for key, listed in said.after.items()
        }
        first, second = (point.where for point in self._points)
        return renewals(
            self._reader, (first, second), said.after, shares[1], RenewedBefore(before, reports)
        )

    def _held(self, keys: Iterable[ItemKey], first: At, second: At) -> bool:
        """Whether a meeting of the second side is a round of any of an item and its parts."""
        if self._second.said is not None:
            return not self._points[1].held.isdisjoint(keys)
        # Since the first day it was mentioned, if by no statement.
        return second.last is not None and second.last > first.day

    def _mentioned(self, keys: Iterable[ItemKey], both: SaidAtBoth) -> tuple[str, ...]:
        """The items, of some, that the second side mentions."""
        found = {
            one.item
            for key in keys
            for one in self._new(self._points[1], both.after.get(key, ()), both.before.get(key, ()))
        }
        return tuple(sorted(found))

    def _mentioned_first(self, keys: Iterable[ItemKey], both: SaidAtBoth) -> tuple[str, ...]:
        """The items, of some, that the first side mentions."""
        listed = (self._new(self._points[0], both.before.get(key, ()), ()) for key in keys)
        return tuple(sorted({one.item for said in listed for one in said}))

    def _new(
        self, point: Standpoint, said: Iterable[StoryStatement], before: Iterable[StoryStatement]
    ) -> list[StoryStatement]:
        """What a side itself says: of a readout or a meeting its own, otherwise what is new."""
        itself = point.whose.said
        if itself is not None:
            own = [one for one in said if not itself.keys().isdisjoint(one.refs)]
            accounts = self._own[self._points.index(point)]
            return [accounts.get(one.ref, one) for one in own]
        known = by_accounts(one for one in before if self._is_before(one))
        return [one for one in said if anew(one, known)]

    def _is_before(self, one: StoryStatement) -> bool:
        """Whether what was said by the day of the first side is no news since."""
        return one.date < self._first.day or not of_readouts(one.refs, self._news)

    def _at(
        self,
        point: Standpoint,
        key: ItemKey,
        said: Sequence[StoryStatement],
        lasts: Mapping[ItemKey, date],
        before: Sequence[StoryStatement] = (),
    ) -> At:
        """What was on record of an item at a side, and what of it is new."""
        last = lasts.get(key)
        return At(
            point.whose.day,
            self._new(point, said, before),
            {one.ref: one for one in said},
            by_accounts(said),
            last,
            point.passed_over(key, last),
            standing=[one for one in said if unsettled(one)] if point.whose.said is None else (),
            asked=self._points[1].where.by,
            news=self._news,
        )

    def _compared(self, row: ItemRow, different: ItemDifference, first: At, second: At) -> Compared:
        before, after = different.both.before, different.both.after
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
