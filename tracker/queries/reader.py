"""The reader: what several questions read of the views, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.projections.instants import day_of, maybe_day
from tracker.queries.answers import StoryStatement
from tracker.queries.rows import SAID, STATEMENTS, StandRow, StatementRow, select, why
from tracker.queries.scope import ItemKey, Scope, items_clause, keyed
from tracker.sql import Row, Transaction

_STATUS = """
      LEFT JOIN tracker_spans p ON p.relationship_id = s.relationship_id AND p.statement_id = s.id
           AND p.known_from <= ? AND p.known_to > ? AND p.valid_from <= ? AND p.valid_to > ?
      LEFT JOIN tracker_verdicts v ON v.id = p.verdict
"""
"""The status that a statement had, if it had one."""

_KNOWN = "s.known_from <= ? AND s.known_to > ? AND s.date <= ?"
"""The statements that were known and made."""


class RecordReader:
    """One state of a store, open for questions.

    Args:
        sql: the transaction that all of them are answered in.
    """

    def __init__(self, sql: Transaction) -> None:
        self.sql = sql

    def statements(self, where: Scope) -> Iterator[tuple[ItemKey, StoryStatement]]:
        """Each statement on some items known and made, with the item that it is on now."""
        stands_for = self.merged(where.known)
        for row in map(StatementRow._make, self._on_items(StatementRow, STATEMENTS, where)):
            item = ItemKey(row.known_in, row.known_item)
            yield stands_for.get(item, item), _statement(row)

    def stands(self, where: Scope) -> Iterator[tuple[ItemKey, StandRow]]:
        """The same in short: what the statuses of the items depend on."""
        stands_for = self.merged(where.known)
        for row in map(StandRow._make, self._on_items(StandRow, SAID, where)):
            item = ItemKey(row.known_in, row.known_item)
            yield stands_for.get(item, item), row

    def told(self, keys: Sequence[tuple[int, int]], where: Scope) -> dict[str, StoryStatement]:
        """Some statements known and made, by their refs.

        Args:
            keys: each by its relationship and its number there.
            where: the day and the moment.
        """
        first, joined, numbers = keyed("s.id", keys)
        found = self.sql.rows(
            f"SELECT {select(StatementRow)} FROM {first} {STATEMENTS} {_STATUS}"
            f" WHERE {joined} AND {_KNOWN}",
            (*numbers, *_status(where), *_known(where)),
        )
        return {row.ref: _statement(row) for row in map(StatementRow._make, found)}

    def _on_items(self, kind: type[NamedTuple], tables: str, where: Scope) -> list[Row]:
        """The statements on some items known and made, in the order of time."""
        about, items = items_clause("s.item_id", self.members(where))
        return self.sql.rows(
            f"SELECT {select(kind)} FROM {tables} {_STATUS} WHERE {_KNOWN}{about}"
            " ORDER BY s.date, r.slug, s.number",
            (*_status(where), *_known(where), *items),
        )

    def last_days(self, where: Scope) -> dict[ItemKey, date]:
        """The day of the last statement known and made on each of some items that have one."""
        stands_for = self.merged(where.known)
        about, items = items_clause("s.item_id", self.members(where))
        found = self.sql.rows(
            "SELECT s.relationship_id, s.item_id, MAX(s.date) FROM tracker_statements s"
            f" WHERE {_KNOWN}{about} GROUP BY s.relationship_id, s.item_id",
            (*_known(where), *items),
        )
        last: dict[ItemKey, date] = {}
        for relationship_id, item_id, number in found:
            item, day = ItemKey(relationship_id, item_id), day_of(number)
            item = stands_for.get(item, item)
            last[item] = max(day, last.get(item, day))
        return last

    def members(self, where: Scope) -> tuple[ItemKey, ...] | None:
        """The items asked about and of those that were merged into them."""
        if where.items is None:
            return None
        asked = frozenset(where.items)
        merged = (item for item, into in self.merged(where.known).items() if into in asked)
        return *where.items, *merged

    @cache  # noqa: B019 - a reader lives as long as its transaction, which is short
    def merged(self, known: int) -> dict[ItemKey, ItemKey]:
        """For each item that was known to be merged into another, the one that stands for it."""
        into = {
            ItemKey(relationship_id, item_id): ItemKey(relationship_id, target)
            for relationship_id, item_id, target in self.sql.rows(
                "SELECT n.relationship_id, n.item_id, t.id FROM tracker_item_names n"
                " JOIN tracker_items t"
                " ON t.relationship_id = n.relationship_id AND t.slug = n.merged_into"
                " WHERE n.merged_into IS NOT NULL AND n.known_from <= ? AND n.known_to > ?",
                (known, known),
            )
        }
        found = {}
        for item, target in into.items():
            last = target
            while last in into:
                last = into[last]
            found[item] = last
        return found

    @cache  # noqa: B019
    def days(self, known: int, relationship_id: int) -> list[int]:
        """The days of a relationship's readouts known by a moment, sorted."""
        found = self.sql.rows(
            "SELECT date FROM tracker_readouts"
            " WHERE relationship_id = ? AND known_from <= ? AND known_to > ? ORDER BY date",
            (relationship_id, known, known),
        )
        return [day for (day,) in found]

    @cache  # noqa: B019
    def relationship(self, relationship_id: int) -> str:
        """The name of a relationship."""
        ((name,),) = self.sql.rows(
            "SELECT name FROM tracker_relationships WHERE id = ?", (relationship_id,)
        )
        return str(name)


def _status(where: Scope) -> tuple[int, int, int, int]:
    return where.known, where.known, where.day, where.day


def _known(where: Scope) -> tuple[int, int, int]:
    return where.known, where.known, where.day


def _statement(row: StatementRow) -> StoryStatement:
    """A statement as a story tells it."""
    rests_on = row.rests_on or row.ref
    status, rule = row.status, row.rule
    return StoryStatement(
        ref=row.ref,
        item=row.item,
        date=day_of(row.made),
        type=row.type,
        by=tuple(row.by_parties.split()),
        to=tuple(row.to_parties.split()),
        wording=row.wording,
        summary=row.summary,
        quote=row.quote,
        due=row.due,
        due_from=maybe_day(row.due_first),
        due_to=maybe_day(row.due_last),
        approximate=bool(row.about),
        due_words=row.due_words,
        tied_to=row.tied_before or row.tied_at,
        condition=row.condition,
        complete=bool(row.complete),
        status=status,
        rule=rule,
        evidence=(rests_on,) if status else (),
        why=why(row, rule, status) if status and rule else None,
        sought_through=maybe_day(row.sought),
        since=maybe_day(row.valid_from),
    )
