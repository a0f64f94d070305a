"""Refreshing the status spans of the items that a recording touched, on both clocks.

Most of what is recorded is news: it is said after all that is on record of its item, and can only
change what was still underway. Such an item is looked at as far as that, and so is one of which a
statement that is underway is judged; an item of which something is said out of turn, taken back or
merged, or something settled is judged, is looked at as a whole. Both go through the same fold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from tracker.domain.case import lifecycles
from tracker.domain.grounds import Ungrounded
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.spans import spans
from tracker.domain.status import Overruled, overruled
from tracker.projections.cases import ItemCase, cases
from tracker.projections.news import News, news
from tracker.projections.said import Said, Title
from tracker.projections.schema import STILL
from tracker.projections.tables import Tables
from tracker.projections.ties import affected
from tracker.projections.underway import written
from tracker.sql import Transaction, chunks, marks


class SpanRow(NamedTuple):
    """A span as a row of the views, without its time on record."""

    relationship_id: int
    statement_id: int
    valid_from: int
    valid_to: int
    item_id: int
    status: str
    rule: str
    evidence: str | None
    due_first: int | None
    due_last: int | None
    sought: int | None


_COLUMNS = ", ".join(f"p.{name}" for name in SpanRow._fields)


class Named(NamedTuple):
    """A statement or an item by its name, and the relationship in which it is named."""

    relationship: str
    name: str


class Refreshed(NamedTuple):
    """The spans that a recording ended and began."""

    ended: list[SpanRow]
    begun: list[SpanRow]
    awaited: tuple[Named, ...]
    """The statements and items that the recording names and of which nothing is on record yet."""
    new: tuple[Named, ...]
    """The items that it is the first to speak of, but those that it gives a title."""
    overruled: tuple[Overruled, ...]
    """What it says that has no effect, because of an earlier judgement."""
    titles: Mapping[int, Title]
    """What each statement that it added is called, by its row."""
    ungrounded: tuple[Ungrounded, ...] = ()
    """The judgements from which it takes what they rested on."""


class _Told(NamedTuple):
    """An item told up to now: the spans that this ended and began, and what it keeps."""

    item_id: int
    last_day: int
    held_on: int
    underway: str | None
    """None for an item that is to be looked at as a whole the next time."""
    ended: list[SpanRow]
    begun: list[SpanRow]
    overruled: list[Overruled]


def refresh(tables: Tables) -> Refreshed:
    """Bring the spans of whatever the recording touched up to what is on record now.

    A span that still stands is left alone. One that no longer does is closed on the record clock,
    and what stands in its place begins there.

    Args:
        tables: the views with all that the recording says written to them.

    Returns:
        What changed.
    """
    sql, said = tables.sql, tables.said
    named = tables.owners(said.named.keys() | said.judged.keys())
    for ref, item_id in named.items():
        said.bear_on(item_id, said.named.get(ref))
    for item_id in tables.owners(said.reopened).values():
        said.disorder(item_id)
    touched = affected(tables, named)
    found = news(tables, touched, named)
    told = [_told(one, said) for one in found]
    told += _whole(sql, touched.keys() - {one.item_id for one in found}, said)
    ended = [row for one in told for row in one.ended]
    begun = [row for one in told for row in one.begun]
    _close(sql, tables.recording, ended)
    _open(sql, tables.recording, begun)
    _remember(sql, told)
    overruled = tuple(one for item in told for one in item.overruled)
    return Refreshed(ended, begun, *_names(tables, named), overruled, said.titles)


def _names(tables: Tables, named: Mapping[str, int]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """What the recording names with nothing on record of it, and the items that are new."""
    said, whose = tables.said, tables.relationships
    refs = said.named.keys() - named.keys()
    awaited = {Named(whose[said.named_in[ref]], ref) for ref in refs}
    own = {*said.items.values()} if said.mentioned or tables.new_items else set()
    for relationship_id, slug in said.mentioned:
        item_id = tables.known(relationship_id, slug)
        if item_id not in own and item_id not in said.titled:
            awaited.add(Named(whose[relationship_id], slug))
    new = {
        Named(whose[relationship_id], slug)
        for item_id, (relationship_id, slug) in tables.new_items.items()
        if item_id in own and item_id not in said.titled
    }
    return tuple(sorted(awaited)), tuple(sorted(new))


def _remember(sql: Transaction, told: Iterable[_Told]) -> None:
    """Keep with each item what is underway of it, and until which day things were said of it."""
    sql.write(
        "UPDATE tracker_items SET underway = ?, last_day = ?, held_on = ? WHERE id = ?",
        [(one.underway, one.last_day, one.held_on, one.item_id) for one in sorted(told)],
    )


def _told(one: News, said: Said) -> _Told:
    """The statements of an item that news changes."""
    before = {lifecycle.statement.ref: lifecycle.reached for lifecycle in one.case.underway}
    ended: list[SpanRow] = []
    begun: list[SpanRow] = []
    found = lifecycles(one.case)
    for lifecycle in found:
        ref = lifecycle.statement.ref
        if ref not in before:
            begun += _rows(lifecycle, one)
        elif before[ref] != lifecycle.reached:
            was, now = _rows(lifecycle.at(before[ref]), one), _rows(lifecycle, one)
            ended += [row for row in was if row not in now]
            begun += [row for row in now if row not in was]
    underway = _underway(found, one.statements)
    last = one.last_day, one.held_on
    return _Told(one.item_id, *last, underway, ended, begun, _overruled(found, said))


def _overruled(found: Iterable[Lifecycle], said: Said) -> list[Overruled]:
    """What the recording says of statements that were judged otherwise."""
    judged = [lifecycle for lifecycle in found if lifecycle.assessments]
    return [one for lifecycle in judged if (one := overruled(lifecycle, said.tells))]


def _underway(found: Iterable[Lifecycle], statements: dict[str, int]) -> str:
    return written((statements[c.statement.ref], c) for c in found if c.underway)


def _whole(sql: Transaction, items: Collection[int], said: Said) -> Iterator[_Told]:
    """The spans ended and begun of all statements on the items."""
    standing = _standing(sql, items)
    for item in cases(sql, items):
        found = lifecycles(item.case)
        now = [row for lifecycle in found for row in _rows(lifecycle, item)]
        was = standing.pop(item.item_id, set())
        underway = _underway(found, item.statements) if item.alone else None
        ended, begun = list(was.difference(now)), [row for row in now if row not in was]
        last = item.last_day, item.held_on
        yield _Told(item.item_id, *last, underway, ended, begun, _overruled(found, said))


def _rows(lifecycle: Lifecycle, item: ItemCase | News) -> list[SpanRow]:
    """A lifecycle laid out as rows of spans."""
    statement_id, own = item.statements[lifecycle.statement.ref], lifecycle.statement.ref
    return [
        SpanRow(
            item.relationship_id,
            statement_id,
            valid_from.toordinal(),
            valid_to.toordinal() if valid_to else STILL,
            item.item_id,
            status,
            rule,
            None if evidence == own else evidence,
            first.toordinal() if first else None,
            last.toordinal() if last else None,
            sought.toordinal() if sought else None,
        )
        for (status, rule, evidence, first, last, sought), valid_from, valid_to in spans(lifecycle)
    ]


def _standing(sql: Transaction, items: Collection[int]) -> dict[int, set[SpanRow]]:
    """The spans on record now of every version of a statement on the items, by item."""
    found: dict[int, set[SpanRow]] = defaultdict(set)
    for part in chunks(sorted(items)):
        for item_id, *row in sql.rows(
            f"SELECT i.canonical_id, {_COLUMNS} FROM tracker_items i"
            " JOIN tracker_statements t ON t.item_id = i.id"
            " JOIN tracker_spans p ON p.relationship_id = i.relationship_id"
            " AND p.statement_id = t.id"
            f" WHERE p.known_to = {STILL} AND i.canonical_id IN ({marks(part)})",
            part,
        ):
            found[item_id].add(SpanRow(*row))
    return found


def _close(sql: Transaction, recording: int, rows: Iterable[SpanRow]) -> None:
    ended = sorted(row[:3] for row in rows)
    if ended:
        sql.write(
            "UPDATE tracker_spans SET known_to = ? WHERE relationship_id = ? AND statement_id = ?"
            f" AND valid_from = ? AND known_to = {STILL}",
            [(recording, *key) for key in ended],
        )


def _open(sql: Transaction, recording: int, rows: Iterable[SpanRow]) -> None:
    opened = sorted(rows)  # no two are alike in what comes first, which is the key
    if opened:
        sql.insert(
            "tracker_spans", [(*row[:3], recording, row[3], STILL, *row[4:]) for row in opened]
        )
