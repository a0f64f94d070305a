"""Items: each with the status of its most pressing statement, and when it was last mentioned."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker.domain.item_status import ITEM_RULES, ItemVerdict, Stand, item_status
from tracker.domain.kinds import KINDS
from tracker.domain.names import readout_of
from tracker.domain.rules import PRESSING, urgency
from tracker.projections.instants import day_of
from tracker.queries.answers import ItemStanding, StoryStatement
from tracker.queries.mentions import Mentions
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, STATEMENTS, URGENCY, StandRow, select
from tracker.queries.scope import (
    ITEMS,
    ItemKey,
    ItemRow,
    Scope,
    items_clause,
    keyed,
    scope,
    within_clause,
)
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Row, chunks, marks

_AT_ONCE = 100
"""How many items are told at once; of each some twenty statements are read."""

_UNDERTAKINGS = [name for name, kind in KINDS.items() if kind in ("commitment", "follow-up")]
"""The types of the statements with which an item counts as undertaken, and never as completed."""


def items(reader: RecordReader, view: Viewpoint) -> Iterator[ItemStanding]:
    """Every item on record, each with the status of its most pressing statement.

    How urgent an item is, the spans tell by themselves: what was said of it is read when its turn
    comes.
    """
    where = scope(reader.sql, view)
    return _by_urgency(reader, where, _ranked(reader, where))


def completed(reader: RecordReader, view: Viewpoint) -> Iterator[ItemStanding]:
    """The items completed with no commitment on record, in the order in which they were."""
    where = scope(reader.sql, view)
    return _completed(reader, where, _completions(reader, where))


def _ranked(reader: RecordReader, where: Scope) -> Iterator[Row]:
    """The items that were not merged into others, by their urgency and their slugs."""
    in_spans, relationships = within_clause("p.relationship_id", where.relationships)
    in_items, _ = within_clause("i.relationship_id", where.relationships)
    about, of_items = items_clause("i.id", where.items)
    return reader.sql.stream(
        f"SELECT {select(ItemRow)}, COALESCE(u.urgency, {len(PRESSING)}) AS urgency FROM {ITEMS}"
        f"  LEFT JOIN (SELECT p.relationship_id, p.item_id, MIN({URGENCY}) AS urgency"
        "         FROM tracker_spans p JOIN tracker_verdicts v ON v.id = p.verdict"
        "        WHERE p.valid_to > ? AND p.valid_from <= ?"
        f"         AND p.known_to > ? AND p.known_from <= ?{in_spans}"
        "        GROUP BY p.relationship_id, p.item_id) u"
        "    ON u.relationship_id = i.relationship_id AND u.item_id = i.id"
        " WHERE n.merged_into IS NULL"
        f"  AND n.known_from <= ? AND n.known_to > ?{in_items}{about}"
        " ORDER BY urgency, i.slug",
        (
            *(where.day, where.day, where.known, where.known, *relationships),
            *(where.known, where.known, *relationships, *of_items),
        ),
    )


def _by_urgency(
    reader: RecordReader, where: Scope, ranked: Iterator[Row]
) -> Iterator[ItemStanding]:
    mentions = Mentions(reader, where)
    for batch in _batches(ranked):
        found = _told(reader, where, mentions, batch)
        yield from (item for _, item in sorted(found, key=_place))


def _place(told: tuple[StandRow, ItemStanding]) -> tuple[int, str, int, str]:
    """Where an item stands among others: of those of one slug, the one mentioned first is first."""
    first, item = told
    return urgency(item.status), item.item, first.made, readout_of(first.ref)


def _batches(ranked: Iterable[Row]) -> Iterator[list[ItemRow]]:
    """The items in lists, those of one urgency and one slug all in the same."""
    batch: list[ItemRow] = []
    for _, tied in groupby(ranked, key=lambda row: (row[-1], row[2])):
        batch += (ItemRow._make(row[:-1]) for row in tied)
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    yield batch


def _completions(reader: RecordReader, where: Scope) -> Iterator[Row]:
    """The complete progress on items of which nothing was undertaken, in the order of time."""
    related, relationships = within_clause("s.relationship_id", where.relationships)
    about, of_items = items_clause("s.item_id", reader.members(where))
    return reader.sql.stream(
        f"SELECT s.relationship_id, s.item_id, {REF} FROM {STATEMENTS}"
        "  LEFT JOIN (SELECT DISTINCT s.relationship_id, s.item_id FROM tracker_statements s"
        f"       WHERE s.type IN ({marks(_UNDERTAKINGS)})"
        f"         AND s.known_from <= ? AND s.known_to > ? AND s.date <= ?{related}) u"
        "    ON u.relationship_id = s.relationship_id AND u.item_id = s.item_id"
        " WHERE s.complete = 1 AND s.known_from <= ? AND s.known_to > ? AND s.date <= ?"
        f"  AND u.item_id IS NULL{related}{about} ORDER BY s.date, {REF}",
        (
            *(*_UNDERTAKINGS, where.known, where.known, where.day, *relationships),
            *(where.known, where.known, where.day, *relationships, *of_items),
        ),
    )


def _completed(
    reader: RecordReader, where: Scope, completions: Iterator[Row]
) -> Iterator[ItemStanding]:
    mentions = Mentions(reader, where)
    stands_for = reader.merged(where.known)
    for part in chunks(completions, _AT_ONCE):
        coded_on = dict.fromkeys(ItemKey._make(row[:2]) for row in part)
        rows = _rows(reader, where, [*dict.fromkeys(stands_for.get(key, key) for key in coded_on)])
        told = {
            item.ref: item
            for _, item in _told(reader, where, mentions, rows)
            if item.rule == "item.completed"
        }
        # An item is told once, with the last of what completed it.
        yield from (told[ref] for *_, ref in part if ref in told)


def _rows(reader: RecordReader, where: Scope, keys: list[ItemKey]) -> list[ItemRow]:
    """Some items as they were known."""
    first, joined, numbers = keyed("i.id", keys)
    found = reader.sql.rows(
        f"SELECT {select(ItemRow)} FROM {first} {ITEMS}"
        f" WHERE {joined} AND n.known_from <= ? AND n.known_to > ?",
        (*numbers, where.known, where.known),
    )
    return [*map(ItemRow._make, found)]


def _told(
    reader: RecordReader, where: Scope, mentions: Mentions, rows: Iterable[ItemRow]
) -> Iterator[tuple[StandRow, ItemStanding]]:
    """The items of which something was said, each with the first that was.

    Of most statements it matters only how they stand; the one that decides is read whole.
    """
    for part in chunks(rows, _AT_ONCE):
        said: dict[ItemKey, list[StandRow]] = defaultdict(list)
        for key, stand in reader.stands(where._replace(items=tuple(row.key for row in part))):
            said[key].append(stand)
        mentioned = [row for row in part if row.key in said]
        decided = {row.key: _decided(said[row.key]) for row in mentioned}
        whole = reader.told([(one.known_in, one.statement) for _, one in decided.values()], where)
        last = mentions.last(mentioned, {key: day_of(told[-1].made) for key, told in said.items()})
        for row in mentioned:
            verdict, _ = decided[row.key]
            stood = Stood(verdict, whole[verdict.ref], last[row.key])
            yield said[row.key][0], item_standing(reader, row, stood, where)


def _decided(said: Sequence[StandRow]) -> tuple[ItemVerdict, StandRow]:
    """The status of an item, and the statement that decides."""
    verdict = item_status(
        Stand(one.ref, KINDS[one.type], one.status, bool(one.complete)) for one in said
    )
    return verdict, next(one for one in said if one.ref == verdict.ref)


class Stood(NamedTuple):
    """How an item stood."""

    verdict: ItemVerdict
    deciding: StoryStatement
    """The statement that decides."""
    last: date
    """The day on which it was last mentioned."""


def item_standing(reader: RecordReader, row: ItemRow, stood: Stood, where: Scope) -> ItemStanding:
    """An item as it was."""
    verdict, deciding, last = stood
    days = reader.days(where.known, row.relationship_id)
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
        why=_reason(verdict, deciding),
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
        relationship=reader.relationship(row.relationship_id),
        part_of=row.part_of,
        last_mentioned=last,
        passed_over=max(0, passed),
        since=deciding.since or deciding.date,
    )


def _reason(verdict: ItemVerdict, deciding: StoryStatement) -> str:
    """The reason for an item's status: its rule, the statement that decides, and why that does."""
    said = f"{ITEM_RULES[verdict.rule]} ({verdict.ref})"
    return f"{said}: {deciding.why}" if deciding.why else said
