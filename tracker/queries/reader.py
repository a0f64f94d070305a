"""The reader: what several questions read of the views, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.disagreements import differing
from tracker.projections.instants import day_of, maybe_day
from tracker.queries.beside import Beside
from tracker.queries.clauses import (
    HOLDS,
    Clause,
    act_clause,
    items_clause,
    keyed,
    share_clause,
)
from tracker.queries.explained import why
from tracker.queries.kept import ReadBefore, kept
from tracker.queries.lateness import approximate, days_late
from tracker.queries.lookups import Lookups
from tracker.queries.rows import (
    STATEMENTS,
    StandRow,
    StatementRow,
    origin,
    select,
)
from tracker.queries.scope import ItemKey, Scope, holding
from tracker.queries.story import StoryStatement
from tracker.sql import Row, Transaction, chunks


class RecordReader:
    """One state of a store, open for questions.

    Args:
        sql: the transaction that all of them are answered in.
        before: what was read of that state before, if anything was.
    """

    def __init__(self, sql: Transaction, before: ReadBefore | None = None) -> None:
        self.sql = sql
        self.lookups = Lookups(sql, before or ReadBefore())

    def statements(
        self, where: Scope, *, twins: bool = False
    ) -> Iterator[tuple[ItemKey, StoryStatement]]:
        """Each statement on some items known and made, with the item that it is on now.

        Args:
            where: the items, the day and the moment.
            twins: whether also the other accounts of a statement, which are told with it else;
                each by its own terms then.
        """
        stands_for = self.merged(where)
        found = self._on_items(StatementRow, STATEMENTS, where, twins=twins)
        for part in chunks(map(StatementRow._make, found)):
            beside = self.lookups.of(where, part)
            for place, row in enumerate(part):
                item = ItemKey(row.known_in, row.known_item)
                told = _statement(row, Beside(beside, place), own=twins)
                yield stands_for.get(item, item), told

    def stands(self, where: Scope) -> Iterator[tuple[ItemKey, StandRow]]:
        """The same in short: what the statuses of the items depend on."""
        stands_for = self.merged(where)
        for row in map(StandRow._make, self._on_items(StandRow, STATEMENTS, where)):
            item = ItemKey(row.known_in, row.known_item)
            yield stands_for.get(item, item), row

    def told(
        self, keys: Sequence[tuple[int, int]], where: Scope, *, own: bool = False
    ) -> dict[str, StoryStatement]:
        """Some statements known and made, by their refs.

        Args:
            keys: each by its relationship and its number there.
            where: the day and the moment.
            own: whether by the terms of that account alone.
        """
        first, joined, numbers = keyed("s.id", keys)
        status, of_status = _status(where)
        known, of_known = _known(where)
        found = self.sql.rows(
            f"SELECT {select(StatementRow)} FROM {first} {STATEMENTS} {status}"
            f" WHERE {joined} AND {known}",
            (*numbers, *of_status, *of_known),
        )
        rows = [*map(StatementRow._make, found)]
        beside = self.lookups.of(where, rows)
        return {
            row.ref: _statement(row, Beside(beside, place), own=own)
            for place, row in enumerate(rows)
        }

    def _on_items(
        self, kind: type[NamedTuple], tables: str, where: Scope, *, twins: bool = False
    ) -> list[Row]:
        """The statements on some items known and made, in the order of time."""
        about, items = items_clause("s.item_id", self.members(where))
        status, of_status = _status(where)
        known, of_known = _known(where)
        once = "" if twins else " AND p.twin_of IS NULL"
        return self.sql.rows(
            f"SELECT {select(kind)} FROM {tables} {status} WHERE {known}{about}{once}"
            " ORDER BY s.date, r.slug, s.number",
            (*of_status, *of_known, *items),
        )

    def last_days(self, where: Scope) -> dict[ItemKey, date]:
        """The day of the last statement known and made on each of some items that have one."""
        stands_for = self.merged(where)
        about, items = items_clause("s.item_id", self.members(where))
        known, of_known = _known(where)
        found = self.sql.rows(
            "SELECT s.relationship_id, s.item_id, MAX(s.date) FROM tracker_statements s"
            f" WHERE {known}{about} GROUP BY s.relationship_id, s.item_id",
            (*of_known, *items),
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
        merged = (item for item, into in self.merged(where).items() if into in asked)
        return *where.items, *merged

    def merged(self, where: Scope) -> Mapping[ItemKey, ItemKey]:
        """For each item that was known to be merged into another, the one that stands for it."""
        related: Collection[int] | None = where.relationships
        if related is None and where.items is not None:
            related = {key.relationship_id for key in where.items}
        return self.lookups.stand_for(where.merged_by, related)

    @kept
    def days(self, known: int, relationship_id: int) -> list[int]:
        """The days of a relationship's meetings known by a moment, sorted.

        Two publishers' readouts of one meeting count as one, of its earlier day where they differ;
        meetings that one readout tells of together count each.
        """
        found = self.sql.rows(
            "SELECT MIN(m.date) FROM tracker_meetings m WHERE m.relationship_id = ?"
            " AND m.known_from <= ? AND m.known_to > ? GROUP BY m.meeting",
            (relationship_id, known, known),
        )
        return sorted(day for (day,) in found)

    @kept
    def relationship(self, relationship_id: int) -> str:
        """The name of a relationship."""
        ((name,),) = self.sql.rows(
            "SELECT name FROM tracker_relationships WHERE id = ?", (relationship_id,)
        )
        return str(name)


def _status(where: Scope) -> tuple[str, tuple[str | int, ...]]:
    """The SQL for the status that a statement had, if it had one."""
    share, of_share = share_clause(where.by, where.known)
    joined = (
        " LEFT JOIN tracker_spans p"
        "   ON p.relationship_id = s.relationship_id AND p.statement_id = s.id"
        f" AND {HOLDS} AND {share}"
        " LEFT JOIN tracker_verdicts v ON v.id = p.verdict"
    )
    return joined, (*holding(where), *of_share)


def _known(where: Scope) -> Clause:
    """The SQL for the statements that were known and made, and by whom."""
    said, by = act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
    known = f"s.known_from <= ? AND s.known_to > ? AND s.date <= ?{said}"
    return known, (where.known, where.known, where.day, *by)


def _statement(row: StatementRow, beside: Beside, *, own: bool) -> StoryStatement:
    """A statement as a story tells it."""
    if own:
        same = row.own_last == row.told_last
        row = row._replace(
            told_first=row.own_first,
            told_last=row.own_last,
            told_marks=row.told_marks if same else None,
        )
    lent = None if own else beside.known.lent
    rests_on = row.rests_on or row.ref
    status, rule = row.status, row.rule
    told = row._replace(due_first=row.told_first, due_last=row.told_last, marks=row.told_marks)
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
        due=lent.due if lent else row.due,
        due_from=maybe_day(told.due_first),
        due_to=maybe_day(told.due_last),
        approximate=approximate(told.about, told.marks),
        due_words=lent.due_words if lent else row.due_words,
        tied_to=lent.tied if lent else row.tied_before or row.tied_at,
        condition=row.condition,
        complete=bool(row.complete),
        status=status,
        rule=rule,
        evidence=beside.evidence(rests_on) if status else (),
        why=why(row, rule, status, beside.known)
        if status and rule
        else "; ".join(differing(beside.known.differs)) or None,
        sought_through=maybe_day(row.sought),
        since=maybe_day(row.since_day),
        done_by=tuple(row.done_by.split()),
        continuing=bool(row.continuing),
        refs=beside.refs,
        told_by=beside.told_by,
        shares=dict(beside.shares),
        contested=beside.known.contested,
        disputed=beside.known.disputed,
        slip=beside.slip,
        progress=beside.known.progress,
        last_reaffirmed=beside.known.reaffirmed,
        quiet=beside.known.quiet is not None,
        days_late=days_late(told, beside.day),
        source=origin(row),
        reported_done=tuple(beside.known.reported),
        own_by=tuple(row.own_by.split()),
        url=row.url,
        deadline_of=lent.ref if lent else None,
    )
