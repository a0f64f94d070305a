"""Refreshing the status spans of the items that a recording touched, on both clocks.

Most of what is recorded is news: it is said after all that is on record of its item, and can only
change what was still underway. Such an item is looked at as far as that; an item of which
something is said out of turn, taken back, judged, merged or tied to an occasion is looked at as
a whole. Both go through the same fold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tracker.domain.course import Course, courses
from tracker.domain.spans import spans
from tracker.projections.cases import ItemCase, affected, cases, owners
from tracker.projections.news import News, news
from tracker.projections.schema import STILL
from tracker.projections.tables import Tables
from tracker.sql import Row, Transaction, chunks, marks

SETTLED = frozenset(
    {"fulfilled", "superseded", "held", "met", "resolved", "withdrawn", "lapsed", "cancelled"}
    | {"partly fulfilled", "not fulfilled"}
)
"""The statuses that nothing said later changes, unless it names the statement."""

_COLUMNS = """
    statement_id, relationship_id, item_id, status, rule, evidence, due_first, due_last, sought,
    valid_from, valid_to
"""


class Refreshed(NamedTuple):
    """The spans that a recording ended and began, as rows of the views without their clock."""

    ended: set[Row]
    begun: set[Row]
    awaited: tuple[str, ...] = ()
    """The refs that the recording names and that are not on record yet."""


def refresh(tables: Tables) -> Refreshed:
    """Bring the spans of whatever the recording touched up to what is on record now.

    A span that still stands is left alone. One that no longer does is closed on the record clock,
    and what stands in its place begins there.

    Args:
        tables: the views with all that the recording says written to them.

    Returns:
        What changed.
    """
    sql = tables.sql
    named = owners(sql, tables.named)
    for ref, item_id in named.items():
        tables.say(item_id, tables.named[ref])
    for item_id in owners(sql, tables.reopened).values():
        tables.disorder(item_id)
    touched = affected(sql, tables.touched)
    found = news(tables, touched, named)
    _remember(tables)
    ended: set[Row] = set()
    begun: set[Row] = set()
    for before, now in (*_news(sql, found), *_whole(sql, touched - found.keys())):
        ended |= before - now
        begun |= now - before
    _close(sql, tables.recording, ended)
    _open(sql, tables.recording, begun)
    return Refreshed(ended, begun, tuple(sorted(tables.named.keys() - named.keys())))


def _remember(tables: Tables) -> None:
    """Keep until which day things were said of each item, and which are not in order."""
    tables.sql.write(
        "UPDATE items SET last_day = ? WHERE id = ? AND last_day < ?",
        [(last, item_id, last) for item_id, (_, last) in sorted(tables.days.items())],
    )
    tables.sql.write(
        "UPDATE items SET orderly = 0 WHERE id = ?", [(one,) for one in sorted(tables.disordered)]
    )


def _news(sql: Transaction, found: Mapping[int, News]) -> Iterator[tuple[set[Row], set[Row]]]:
    """The spans before and now of the statements that news changes."""
    changed: dict[int, set[Row]] = {}
    for one in found.values():
        taken = {underway.act.ref: underway[1:] for underway in one.case.underway}
        for course in courses(one.case):
            turns = (course.progressed, course.taken_up)
            settled = course.fulfilled or course.superseded or course.held
            if settled or taken.get(course.act.ref) != turns:
                changed[one.statements[course.act.ref]] = set(_rows(course, one))
    standing = _standing(sql, changed)
    for statement_id, now in changed.items():
        yield standing[statement_id], now


def _whole(sql: Transaction, items: Iterable[int]) -> Iterator[tuple[set[Row], set[Row]]]:
    """The spans before and now of all statements on the items."""
    own = _statements(sql, items)
    standing = _standing(sql, own)
    before: dict[int, set[Row]] = defaultdict(set)
    for statement_id, item_id in own.items():
        before[item_id] |= standing[statement_id]
    for item in cases(sql, items):
        now = {row for course in courses(item.case) for row in _rows(course, item)}
        yield before.pop(item.item_id, set()), now
    for left in before.values():
        yield left, set()


def _rows(course: Course, item: ItemCase | News) -> Iterator[Row]:
    """A course laid out as rows of spans."""
    statement_id = item.statements[course.act.ref]
    for (status, rule, evidence, first, last, sought), valid_from, valid_to in spans(course):
        yield (
            statement_id,
            item.relationship_id,
            item.item_id,
            status,
            rule,
            None if evidence == course.act.ref else evidence,
            first and first.toordinal(),
            last and last.toordinal(),
            sought and sought.toordinal(),
            valid_from.toordinal(),
            valid_to.toordinal() if valid_to else STILL,
        )


def _statements(sql: Transaction, items: Iterable[int]) -> dict[int, int]:
    """Every version of a statement on the items that has spans, with the item it is on now."""
    found: dict[int, int] = {}
    for part in chunks(sorted(items)):
        found |= dict(
            sql.rows(
                "SELECT t.id, i.canonical_id FROM items i"
                " JOIN statements t ON t.item_id = i.id"
                f" WHERE i.canonical_id IN ({marks(part)})",
                part,
            )
        )
    return found


def _standing(sql: Transaction, statements: Iterable[int]) -> dict[int, set[Row]]:
    """The spans on record now, by statement."""
    found: dict[int, set[Row]] = defaultdict(set)
    for part in chunks(sorted(statements)):
        for row in sql.rows(
            f"SELECT {_COLUMNS} FROM spans"
            f" WHERE known_to = {STILL} AND statement_id IN ({marks(part)})",
            part,
        ):
            found[row[0]].add(tuple(row))
    return found


def _close(sql: Transaction, recording: int, rows: Iterable[Row]) -> None:
    ended = sorted((row[0], row[9]) for row in rows)
    if ended:
        sql.write(
            "UPDATE spans SET known_to = ?, underway = 0"
            f" WHERE statement_id = ? AND valid_from = ? AND known_to = {STILL}",
            [(recording, *key) for key in ended],
        )


def _open(sql: Transaction, recording: int, rows: Iterable[Row]) -> None:
    opened = sorted(rows, key=lambda row: (row[0], row[9]))
    if opened:
        sql.write(
            f"INSERT INTO spans ({_COLUMNS}, underway, known_from, known_to)"
            f" VALUES ({marks(opened[0])}, ?, ?, ?)",
            [(*row, _underway(row), recording, STILL) for row in opened],
        )


def _underway(row: Row) -> int:
    """Whether it is the last span of a statement that nothing has settled."""
    return int(row[10] == STILL and row[3] not in SETTLED)
