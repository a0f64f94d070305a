"""Items: each with the status of its most pressing statement, and when it was last mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter

from tracker.domain.kinds import KINDS, UNDERTAKINGS
from tracker.domain.names import readout_of
from tracker.domain.rules import PRESSING, RULES, UNSETTLED_RULES, urgency
from tracker.domain.verdicts import VERDICTS
from tracker.projections.instants import day_of
from tracker.queries.answers import ItemStanding
from tracker.queries.clauses import HOLDS, by_clause, items_clause, share_clause, within_clause
from tracker.queries.item_standing import Stood, decided, disputed_in, item_standing
from tracker.queries.mentions import Mentions
from tracker.queries.orders import URGENCY
from tracker.queries.reader import RecordReader
from tracker.queries.rows import BY, REF, STATEMENTS, StandRow, select
from tracker.queries.scope import ITEMS, ItemKey, ItemRow, Scope, holding, items_of, scope
from tracker.queries.selected import NAMED, said_clauses
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Row, chunks, marks

_AT_ONCE = 100
"""How many items are told at once; of each some twenty statements are read."""

_RANKED_AT_ONCE = 2000
"""How many items are ranked at once: each time the spans are looked through."""

_UNSETTLED = [
    number
    for number, (rule, _) in enumerate(VERDICTS)
    if rule in UNSETTLED_RULES and RULES[rule].of_undertaking
]
"""The verdicts that leave something of an undertaking to be done."""

_SAID = (
    "JOIN tracker_statements s ON s.relationship_id = p.relationship_id AND s.id = p.statement_id"
)
"""The statement of a span, which tells whose it is."""

_UNDERTAKINGS = [name for name, kind in KINDS.items() if kind in UNDERTAKINGS]
"""The types of the statements with which an item counts as undertaken, and never as completed."""


_APART = 10_000_000
"""How far apart two degrees of urgency are in a rank; no day has a number as great."""


def items(reader: RecordReader, view: Viewpoint) -> Iterator[ItemStanding]:
    """Every item on record, each with the status of its most pressing statement.

    The most pressing ones come first; of one status what is due first, and then by their slugs.
    How urgent an item is, the spans tell by themselves: what was said of it is read when its turn
    comes.
    """
    where = scope(reader.sql, view)
    return _by_urgency(reader, where, _with_parts(reader, where, _ranked(reader, where)))


def completed(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Iterator[ItemStanding]:
    """The items completed with no commitment on record, in the order in which they were.

    Of a selection, those for which it holds of the statement that completed them.
    """
    where = scope(reader.sql, view)
    return _completed(reader, where, _completions(reader, where, selection))


def _ranked(reader: RecordReader, where: Scope) -> Iterator[Row]:
    """The items that were not merged into others, by their ranks and their slugs.

    A rank tells how urgent the most pressing statement on an item is, and when that is due.
    """
    in_spans, relationships = within_clause("p.relationship_id", where.relationships)
    in_items, _ = within_clause("i.relationship_id", where.relationships)
    about, of_items = items_clause("i.id", where.items)
    share, of_share = share_clause(where.by, where.known)
    said, by = by_clause(where.by, BY)
    return reader.sql.stream(
        f"SELECT {select(ItemRow)}, COALESCE(u.place, {len(PRESSING) * _APART}) AS place"
        f"  FROM {ITEMS}"
        f"  LEFT JOIN (SELECT p.relationship_id, p.item_id,"
        f"         MIN({URGENCY} * {_APART} + COALESCE(p.due_last, {_APART - 1})) AS place"
        "         FROM tracker_spans p JOIN tracker_verdicts v ON v.id = p.verdict"
        f"         {_SAID if where.by else ''}"
        f"        WHERE {HOLDS} AND p.verdict IN ({', '.join(map(str, _UNSETTLED))})"
        f"         AND {share}{said}{in_spans}"
        "        GROUP BY p.relationship_id, p.item_id) u"
        "    ON u.relationship_id = i.relationship_id AND u.item_id = i.id"
        " WHERE n.merged_into IS NULL"
        f"  AND n.known_from <= ? AND n.known_to > ?{in_items}{about}"
        " ORDER BY place, i.slug",
        (
            *(*holding(where), *of_share, *by, *relationships),
            *(where.known, where.known, *relationships, *of_items),
        ),
    )


def _with_parts(reader: RecordReader, where: Scope, ranked: Iterable[Row]) -> Iterator[Row]:
    """The items by their ranks, which are at least those of their parts."""
    parts = reader.lookups.parts(where.known, where.relationships)
    rows = {ItemKey(row[1], row[0]): row for row in ranked}
    if where.items is not None:
        # What is not asked about may still be a part of what is.
        of_parts = {key for keys in parts.values() for key in keys}
        for some in chunks(sorted(of_parts - rows.keys()), _RANKED_AT_ONCE):
            others = _ranked(reader, where._replace(items=tuple(some)))
            rows |= {ItemKey(row[1], row[0]): row for row in others}
    raised, alone = [], []
    for key, row in rows.items():
        below = parts.get((row[1], row[2]))
        if where.items is not None and key not in where.items:
            continue
        if below is None:
            alone.append(row)
        else:
            least = min([row[-1], *(rows[one][-1] for one in below if one in rows)])
            raised.append((*row[:-1], least))
    by_rank = itemgetter(-1, 2)
    return merge(sorted(raised, key=by_rank), alone, key=by_rank)


def _by_urgency(
    reader: RecordReader, where: Scope, ranked: Iterator[Row]
) -> Iterator[ItemStanding]:
    mentions = Mentions(reader, where)
    for batch in _batches(ranked):
        found = _told(reader, where, mentions, batch)
        yield from (item for _, item in sorted(found, key=_place))


def _place(told: tuple[StandRow, ItemStanding]) -> tuple[int, date, str, int, str]:
    """Where an item stands among others: of those of one slug, the one mentioned first is first."""
    first, item = told
    pressing = item.rule == "item.pressing"  # as its rank has it
    due = item.due_to if pressing and item.due_to else date.max
    return (
        urgency(item.status) if pressing else len(PRESSING),
        due,
        item.item,
        first.made,
        readout_of(first.ref),
    )


def _batches(ranked: Iterable[Row]) -> Iterator[list[ItemRow]]:
    """The items in lists, those of one rank and one slug all in the same."""
    batch: list[ItemRow] = []
    for _, tied in groupby(ranked, key=lambda row: (row[-1], row[2])):
        batch += (ItemRow._make(row[:-1]) for row in tied)
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    yield batch


def _completions(reader: RecordReader, where: Scope, selection: Selection) -> Iterator[Row]:
    """The complete progress on items of which nothing was undertaken, in the order of time."""
    related, relationships = within_clause("s.relationship_id", where.relationships)
    clauses = [*said_clauses(reader, where, selection)]
    named = f"{NAMED}s.item_id" if selection.text else ""
    deed, of_party = by_clause(where.by, "s.done_by")
    deed = deed and f" AND (s.done_by = '' OR {deed.removeprefix(' AND ')})"
    return reader.sql.stream(
        f"SELECT s.relationship_id, s.item_id, {REF} FROM {STATEMENTS}{named}"
        "  LEFT JOIN (SELECT DISTINCT s.relationship_id, s.item_id FROM tracker_statements s"
        f"       WHERE s.type IN ({marks(_UNDERTAKINGS)})"
        f"         AND s.known_from <= ? AND s.known_to > ? AND s.date <= ?{related}) u"
        "    ON u.relationship_id = s.relationship_id AND u.item_id = s.item_id"
        " WHERE s.complete = 1 AND s.known_from <= ? AND s.known_to > ? AND s.date <= ?"
        f"  AND u.item_id IS NULL{deed}{''.join(sql for sql, _ in clauses)}"
        f" ORDER BY s.date, {REF}",
        (
            *(*_UNDERTAKINGS, where.known, where.known, where.day, *relationships),
            *(where.known, where.known, where.day, *of_party),
            *(value for _, given in clauses for value in given),
        ),
    )


def _completed(
    reader: RecordReader, where: Scope, completions: Iterator[Row]
) -> Iterator[ItemStanding]:
    mentions = Mentions(reader, where)
    stands_for = reader.merged(where)
    for part in chunks(completions, _AT_ONCE):
        coded_on = dict.fromkeys(ItemKey._make(row[:2]) for row in part)
        wanted = [*dict.fromkeys(stands_for.get(key, key) for key in coded_on)]
        rows = items_of(reader.sql, where.known, wanted)
        told = {
            item.ref: item
            for _, item in _told(reader, where, mentions, rows)
            if item.rule == "item.completed"
        }
        # An item is told once, with the last of what completed it.
        yield from (told[ref] for *_, ref in part if ref in told)


def _told(
    reader: RecordReader, where: Scope, mentions: Mentions, rows: Iterable[ItemRow]
) -> Iterator[tuple[StandRow, ItemStanding]]:
    """The items of which something was said, or of their parts, each with the first that was.

    Of most statements it matters only how they stand; the one that decides is read whole.
    """
    parts = reader.lookups.parts(where.known, where.relationships)
    for part in chunks(rows, _AT_ONCE):
        below = {row.key: parts.get((row.relationship_id, row.slug), ()) for row in part}
        keys = dict.fromkeys([*below, *(key for listed in below.values() for key in listed)])
        said: dict[ItemKey, list[StandRow]] = defaultdict(list)
        for key, stand in reader.stands(where._replace(items=tuple(keys))):
            said[key].append(stand)
        of_parts = {
            item: [one for key in listed for one in said.get(key, ())]
            for item, listed in below.items()
        }
        mentioned = [row for row in part if row.key in said or of_parts[row.key]]
        stands = {
            row.key: decided(said[row.key], of_parts[row.key], lambda one: one.made)
            for row in mentioned
        }
        whole = reader.told([(one.known_in, one.statement) for _, one in stands.values()], where)
        days = {key: day_of(told[-1].made) for key, told in said.items() if told}
        several = [
            key for key, told in said.items() if any("twin:" in (one.marks or "") for one in told)
        ]
        last = mentions.last(mentioned, days, several)
        for row in mentioned:
            verdict, _ = stands[row.key]
            disputed = disputed_in(one.marks for one in said[row.key])
            stood = Stood(verdict, whole[verdict.ref], last[row.key], disputed)
            first = min(said[row.key] or of_parts[row.key], key=lambda one: one.made)
            yield first, item_standing(reader, row, stood, where)
