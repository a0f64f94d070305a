"""Queries: typed answers about the record, as of a day and as known on another.

Every answer is read from rows of the views in one transaction; no event is read.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from tracker.domain.item_status import Stand, item_status
from tracker.domain.kinds import KINDS
from tracker.domain.names import readout_of
from tracker.domain.rules import DONE, JUDGED, OVERDUE, PRESSING, UNDONE, Status
from tracker.errors import Refused
from tracker.projections.instants import day_of
from tracker.projections.latest import latest
from tracker.projections.schema import STILL
from tracker.queries import rows
from tracker.queries.answers import (
    ItemStanding,
    Meeting,
    Standing,
    StatusChange,
    Step,
    Story,
    StoryStatement,
)
from tracker.queries.scope import (
    ItemRow,
    Scope,
    Viewpoint,
    items_known,
    named,
    parts,
    relationship_names,
    scope,
    wholes,
    within_clause,
)
from tracker.sql import Row, Transaction, marks

if TYPE_CHECKING:
    from tracker.queries.history import History

__all__ = ["Queries", "Viewpoint"]

_STANDING = """
    SELECT s.key || '@' || r.slug, s.type, i.slug, n.title, s.by_parties, s.summary, p.status,
           p.rule, p.evidence, s.date, s.due, s.due_words, s.tied_before, s.tied_at, p.due_first,
           p.due_last, p.sought, s.wording,
           s.condition, l.name, s.approximate, p.valid_from
      FROM tracker_spans p
      JOIN tracker_statements s ON s.id = p.statement_id
      JOIN tracker_readouts r ON r.id = s.readout_id
      JOIN tracker_relationships l ON l.id = p.relationship_id
      JOIN tracker_items i ON i.id = p.item_id
      JOIN tracker_item_names n ON n.item_id = p.item_id AND n.known_from <= ? AND n.known_to > ?
     WHERE p.valid_to > ? AND p.valid_from <= ? AND p.known_to > ? AND p.known_from <= ?
"""
"""The rows of `Standing`; what leaves out most spans is asked first."""

_PLACE: dict[str, int] = {status: place for place, status in enumerate(PRESSING)}
"""How pressing the unsettled statuses are."""

_SHOWN = 12
"""How many items of one name are told."""


class Queries:
    """Answers from one state of a store.

    Args:
        sql: the transaction that they are read in.
    """

    def __init__(self, sql: Transaction) -> None:
        self._sql = sql

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        return latest(self._sql)

    def followed(self, view: Viewpoint) -> list[Standing]:
        """Every statement that has a status, settled or not."""
        return self._standings(view, get_args(Status))

    def unsettled(self, view: Viewpoint) -> list[Standing]:
        """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
        return self._standings(view, PRESSING)

    def overdue(self, view: Viewpoint) -> list[Standing]:
        """What is overdue, and what possibly is, the longest overdue first."""
        return self._standings(view, OVERDUE)

    def fulfilled(self, view: Viewpoint) -> list[Standing | ItemStanding]:
        """What was fulfilled or held, and items completed with no commitment on record."""
        done = self._standings(view, DONE)
        completed = [item for item in self.items(view) if item.rule == "item.completed"]
        return sorted([*done, *completed], key=lambda found: (found.made_on, found.ref))

    def unfulfilled(self, view: Viewpoint) -> list[Standing]:
        """What ended without being fulfilled or held, what was due first first."""
        return self._standings(view, UNDONE)

    def items(self, view: Viewpoint) -> list[ItemStanding]:
        """Every item on record, each with the status of its most pressing statement."""
        where = scope(self._sql, view)
        known = {row.id: row for row in items_known(self._sql, where.known, where.relationships)}
        statements = self._statements(where)
        by_item: dict[int, list[StoryStatement]] = defaultdict(list)
        for item_id, statement in statements:
            by_item[item_id].append(statement)
        last = _mentioned(known, by_item)
        found = [
            self._item_standing(known[item_id], said, last[item_id], where)
            for item_id, said in by_item.items()
        ]
        return sorted(found, key=lambda item: (_urgency(item.status), item.item))

    def item_names(self, view: Viewpoint) -> list[ItemRow]:
        """The items by all their names, in the order of their slugs."""
        where = scope(self._sql, view)
        return items_known(self._sql, where.known, where.relationships)

    def story(self, view: Viewpoint, name: str) -> Story:
        """An item, its parts, and all that was said of them, in the order of time.

        Raises:
            NotFound: there is no such item.
            Refused: there are several of that name.
        """
        where = scope(self._sql, view)
        known = items_known(self._sql, where.known, where.relationships)
        whole, *others = named(self._sql, view, name, known)
        if others:
            raise Refused(self._several(name, [whole, *others]))
        branches = parts(known, whole)
        wanted = Scope(where.day, where.known, None, tuple({row.id for row in (whole, *branches)}))
        said: dict[int, list[StoryStatement]] = defaultdict(list)
        for item_id, statement in self._statements(wanted):
            said[item_id].append(statement)
        last = _mentioned({row.id: row for row in known}, said)
        own, *found = (
            self._item_standing(row, said[row.id], last[row.id], where) if said[row.id] else None
            for row in (whole, *branches)
        )
        return Story(
            item=whole.slug,
            title=whole.title,
            names=whole.names,
            relationship=self._relationship(whole.relationship_id),
            part_of=whole.part_of,
            merged_into=whole.merged_into,
            status=own.status if own else None,
            rule=own.rule if own else None,
            why=own.why if own else None,
            last_mentioned=own.last_mentioned if own else None,
            passed_over=own.passed_over if own else None,
            parts=tuple(filter(None, found)),
            statements=tuple(
                sorted(
                    (statement for listed in said.values() for statement in listed),
                    key=lambda statement: statement.date,
                )
            ),
        )

    def history(self, ref: str) -> History:
        """Each version of a statement, and every status that it ever had on both clocks.

        Raises:
            NotFound: no statement of that ref was ever on record.
        """
        from tracker.queries.history import history  # noqa: PLC0415 - what only this needs

        return history(self._sql, ref)

    def meetings(self, view: Viewpoint) -> list[Meeting]:
        """The meetings on record up to the day, each with the readouts that tell of it.

        Of an item, those at which something was said of it, and those that were an occasion
        announced for it.
        """
        where = scope(self._sql, view)
        # A ref reaches across relationships, so a meeting of another one can hold the item.
        anywhere = scope(self._sql, view._replace(item=None)).relationships
        within, parameters = within_clause("r.relationship_id", anywhere)
        listed = self._sql.rows(
            "SELECT m.id, m.meeting, m.date, m.kind, m.place, m.ordinal, l.name, m.participants,"
            "       r.slug, m.holds, r.relationship_id"
            "  FROM tracker_meetings m JOIN tracker_readouts r ON r.id = m.readout_id"
            "  JOIN tracker_relationships l ON l.id = r.relationship_id"
            f" WHERE m.date <= ? AND r.known_from <= ? AND r.known_to > ?{within}"
            " ORDER BY m.date, m.meeting, r.slug",
            (where.day, where.known, where.known, *parameters),
        )
        counts = self._counts(where)
        targets = where.items and self._targets(where)
        found = []
        for (day, meeting), group in groupby(listed, key=lambda row: (row[2], row[1])):
            told = list(group)
            count = sum(counts[row[0]] for row in told)
            holds = tuple(dict.fromkeys(target for row in told for target in row[9].split()))
            held = {target for row in told for target in _named(row[9].split(), row[10])}
            if targets and not count and targets.isdisjoint(held):
                continue
            found.append(
                Meeting(
                    meeting=meeting,
                    date=day_of(day),
                    kind=_said(told, 3),
                    place=_said(told, 4),
                    ordinal=_said(told, 5),
                    relationship=told[0][6],
                    participants=_people(told),
                    readouts=tuple(dict.fromkeys(row[8] for row in told)),
                    statements=count,
                    holds=holds,
                )
            )
        return found

    def replay(self, view: Viewpoint) -> list[Step]:
        """Readout by readout, and day by day between them, what changed up to the day."""
        where = scope(self._sql, view)
        told = self._readouts(where)
        changes: dict[tuple[date, str], list[StatusChange]] = defaultdict(list)
        for day, readout, turn in self._changes(where):
            changes[day, readout].append(turn)
        for slug, day, _ in told:
            changes.setdefault((day, slug), [])
        titles = {slug: title for slug, _, title in told}
        return [
            Step(day, readout or None, titles.get(readout), tuple(changes[day, readout]))
            for day, readout in sorted(changes)
        ]

    def _several(self, name: str, found: list[ItemRow]) -> str:
        """That several items are called so: which they are, and how to choose one."""
        places = relationship_names(self._sql, found)
        told = [f"{row.slug} ({place})" for row, place in zip(found, places, strict=True)]
        ways = [
            "by its short name" if len({row.slug for row in found}) > 1 else "",
            f"with --relationship, such as {places[0]}" if len(set(places)) > 1 else "",
        ]
        more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        return (
            f"several items are called {name!r}: {', '.join(told[:_SHOWN])}{more}; "
            f"choose one {' and '.join(filter(None, ways))}"
        )

    # Rows

    def _standings(self, view: Viewpoint, statuses: tuple[str, ...]) -> list[Standing]:
        where = scope(self._sql, view)
        related, relationships = within_clause("p.relationship_id", where.relationships)
        about, items = within_clause("p.item_id", where.items)
        found = self._sql.rows(
            f"{_STANDING} AND p.status IN ({marks(statuses)}){related}{about}",
            (
                *(where.known, where.known, where.day, where.day, where.known, where.known),
                *statuses,
                *relationships,
                *items,
            ),
        )
        return sorted(
            map(Standing._make, found),
            key=lambda s: (_urgency(s.status), s.due_last or STILL, s.made, s.ref),
        )

    def _statements(self, where: Scope) -> Iterator[tuple[int, StoryStatement]]:
        """Each statement known and made, with the row of the item that it is on now."""
        stands_for = self._merged(where.known)
        related, relationships = within_clause("i.relationship_id", where.relationships)
        about, items = within_clause("s.item_id", self._members(where))
        for row in self._sql.rows(
            "SELECT s.item_id, s.key || '@' || r.slug, i.slug, s.date, s.type, s.by_parties,"
            "       s.to_parties, s.wording, s.summary, s.quote, s.due, s.due_words, s.tied_before,"
            "       s.tied_at, p.due_first, p.due_last,"
            "       s.condition, s.complete, p.status, p.rule, p.evidence, p.sought, s.approximate,"
            "       p.valid_from"
            "  FROM tracker_statements s"
            "  JOIN tracker_readouts r ON r.id = s.readout_id"
            "  JOIN tracker_items i ON i.id = s.item_id"
            "  LEFT JOIN tracker_spans p ON p.relationship_id = r.relationship_id"
            "   AND p.statement_id = s.id AND p.known_from <= ? AND p.known_to > ?"
            "   AND p.valid_from <= ? AND p.valid_to > ?"
            f" WHERE s.known_from <= ? AND s.known_to > ? AND s.date <= ?{related}{about}"
            " ORDER BY s.date, r.slug, s.number",
            (
                *(where.known, where.known, where.day, where.day),
                *(where.known, where.known, where.day),
                *relationships,
                *items,
            ),
        ):
            item_id: int = row[0]
            yield stands_for.get(item_id, item_id), rows.statement(row[1:])

    def _members(self, where: Scope) -> tuple[int, ...] | None:
        """The rows of the items asked about and of those that were merged into them."""
        return where.items and (
            *where.items,
            *(i for i, into in self._merged(where.known).items() if into in where.items),
        )

    @cache  # noqa: B019
    def _merged(self, known: int) -> dict[int, int]:
        """For each item that was known to be merged into another, the one that stands for it."""
        into: dict[int, int] = dict(
            self._sql.rows(
                "SELECT n.item_id, t.id FROM tracker_item_names n"
                " JOIN tracker_items i ON i.id = n.item_id"
                "  JOIN tracker_items t ON t.relationship_id = i.relationship_id"
                " AND t.slug = n.merged_into"
                " WHERE n.merged_into IS NOT NULL AND n.known_from <= ? AND n.known_to > ?",
                (known, known),
            )
        )
        found = {}
        for item_id, target in into.items():
            last = target
            while last in into:
                last = into[last]
            found[item_id] = last
        return found

    def _readouts(self, where: Scope) -> list[tuple[str, date, str | None]]:
        """The readouts known and dated up to the day: slug, date and title, in their order."""
        related, relationships = within_clause("relationship_id", where.relationships)
        return [
            (slug, day_of(day), title)
            for slug, day, title in self._sql.rows(
                "SELECT slug, date, title FROM tracker_readouts"
                f" WHERE date <= ? AND known_from <= ? AND known_to > ?{related}"
                " ORDER BY date, slug",
                (where.day, where.known, where.known, *relationships),
            )
        ]

    def _changes(self, where: Scope) -> Iterator[tuple[date, str, StatusChange]]:
        """Every change of a status, with its day and the readout that made it ("" for none)."""
        related, relationships = within_clause("p.relationship_id", where.relationships)
        about, items = within_clause("p.item_id", where.items)
        found = self._sql.rows(
            "SELECT s.key || '@' || r.slug, s.summary, p.valid_from, p.status, p.rule, p.evidence,"
            "       p.due_last, p.sought, s.condition, s.date"
            "  FROM tracker_spans p JOIN tracker_statements s ON s.id = p.statement_id"
            "  JOIN tracker_readouts r ON r.id = s.readout_id"
            f" WHERE p.known_from <= ? AND p.known_to > ? AND p.valid_from <= ?{related}{about}"
            " ORDER BY s.date, r.slug, s.number, p.valid_from",
            (where.known, where.known, where.day, *relationships, *items),
        )
        for ref, group in groupby(found, key=lambda row: row[0]):
            before = former = None
            for row in group:
                _, summary, valid_from, status, rule, evidence, last, sought, condition, made = row
                rests_on = evidence or ref
                reason = rows.why(rule, status, rests_on, last, sought, condition)
                if valid_from == made:
                    readout = readout_of(ref)
                elif evidence and JUDGED.isdisjoint((rule, former)):
                    # What was judged is changed by nothing but another judgement.
                    readout = readout_of(evidence) or evidence
                else:
                    readout = ""
                if status != before:
                    yield (
                        day_of(valid_from),
                        readout,
                        StatusChange(ref, summary, before, status, rule, reason),
                    )
                before, former = status, rule

    def _item_standing(
        self, row: ItemRow, said: list[StoryStatement], last: date, where: Scope
    ) -> ItemStanding:
        verdict = item_status(
            Stand(one.ref, KINDS[one.type], one.status, one.complete) for one in said
        )
        deciding = next(one for one in said if one.ref == verdict.ref)
        days = self._days(where.known, row.relationship_id)
        passed = bisect_right(days, where.day) - bisect_right(days, last.toordinal())
        return ItemStanding(
            ref=deciding.ref,
            kind="item",
            item=row.slug,
            title=row.title,
            by=deciding.by,
            summary=deciding.summary,
            status=verdict.status,
            rule=verdict.rule,
            evidence=(verdict.ref,),
            why=rows.item_reason(verdict, deciding),
            made_on=deciding.date,
            due=deciding.due,
            due_from=deciding.due_from,
            due_to=deciding.due_to,
            approximate=deciding.approximate,
            due_words=deciding.due_words,
            tied_to=deciding.tied_to,
            wording=deciding.wording,
            condition=deciding.condition,
            sought_through=deciding.sought_through,
            relationship=self._relationship(row.relationship_id),
            part_of=row.part_of,
            last_mentioned=last,
            passed_over=max(0, passed),
            since=deciding.since or deciding.date,
        )

    @cache  # noqa: B019 - the queries live as long as their transaction, which is short
    def _days(self, known: int, relationship_id: int) -> list[int]:
        """The days of a relationship's readouts known by a recording, sorted."""
        found = self._sql.rows(
            "SELECT date FROM tracker_readouts"
            " WHERE relationship_id = ? AND known_from <= ? AND known_to > ? ORDER BY date",
            (relationship_id, known, known),
        )
        return [day for (day,) in found]

    @cache  # noqa: B019
    def _relationship(self, relationship_id: int) -> str:
        ((name,),) = self._sql.rows(
            "SELECT name FROM tracker_relationships WHERE id = ?", (relationship_id,)
        )
        return str(name)

    def _counts(self, where: Scope) -> Counter[int]:
        """How many statements belong to each meeting, as known; of items, those on them."""
        about, items = within_clause("item_id", self._members(where))
        found = self._sql.rows(
            "SELECT meeting_id, COUNT(*) FROM tracker_statements"
            f" WHERE known_from <= ? AND known_to > ?{about} GROUP BY meeting_id",
            (where.known, where.known, *items),
        )
        return Counter(dict(found))

    def _targets(self, where: Scope) -> set[tuple[int, str]]:
        """The items asked about and the statements on them, as a meeting can name them."""
        about, items = within_clause("i.id", self._members(where))
        slugs = self._sql.rows(
            f"SELECT i.relationship_id, i.slug FROM tracker_items i WHERE true{about}", items
        )
        refs = self._sql.rows(
            "SELECT 0, s.key || '@' || r.slug FROM tracker_items i"
            " JOIN tracker_statements s ON s.item_id = i.id"
            "  JOIN tracker_readouts r ON r.id = s.readout_id"
            f" WHERE s.known_from <= ? AND s.known_to > ?{about}",
            (where.known, where.known, *items),
        )
        return {(relationship_id, target) for relationship_id, target in (*slugs, *refs)}


def _mentioned(
    items: Mapping[int, ItemRow], said: Mapping[int, Sequence[StoryStatement]]
) -> dict[int, date]:
    """The last day on which each item was mentioned; whoever speaks of a part speaks of the whole.

    Args:
        items: the items of the relationships, by their rows.
        said: what was said of some of them, by their rows.
    """
    by_slug: dict[int, dict[str, ItemRow]] = defaultdict(dict)
    for row in items.values():
        by_slug[row.relationship_id][row.slug] = row
    last: dict[int, date] = {}
    for item_id, statements in said.items():
        row = items[item_id]
        day = max(one.date for one in statements)
        for one in (row, *wholes(row, by_slug[row.relationship_id])):
            last[one.id] = max(day, last.get(one.id, day))
    return last


def _named(targets: Iterable[str], relationship_id: int) -> set[tuple[int, str]]:
    """What a meeting of a relationship names: a slug means an item there, a ref is everywhere."""
    return {(0 if "@" in target else relationship_id, target) for target in targets}


def _urgency(status: str) -> int:
    return _PLACE.get(status, len(_PLACE))


def _people(told: list[Row]) -> dict[str, list[str]]:
    """Who took part, by party, as far as any readout of the meeting names them."""
    found: dict[str, list[str]] = {}
    for row in told:
        for party, names in json.loads(row[7]).items():
            known = found.setdefault(party, [])
            known += [name for name in names if name not in known]
    return found


def _said(told: list[Row], column: int) -> Any:  # noqa: ANN401
    """What the first of several readouts of a meeting to say it says in a column."""
    return next((row[column] for row in told if row[column] is not None), None)
