"""Refreshing the status spans of the items that a recording touched, on both clocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tracker.domain.course import courses
from tracker.domain.spans import spans
from tracker.projections.cases import ItemCase, affected, cases
from tracker.projections.schema import STILL
from tracker.sql import Row, Transaction, chunks, marks

_COLUMNS = """
    statement_id, relationship_id, item_id, status, rule, evidence, due_first, due_last, sought,
    valid_from, valid_to
"""


class Refreshed(NamedTuple):
    """The spans that a recording ended and began, as rows of the views without their clock."""

    ended: set[Row]
    begun: set[Row]


def refresh(
    sql: Transaction, recording: int, items: Iterable[int], refs: Iterable[str]
) -> Refreshed:
    """Bring the spans of whatever the recording touched up to what is on record now.

    A span that still stands is left alone. One that no longer does is closed on the record clock,
    and what stands in its place begins there.

    Args:
        sql: the transaction of the recording.
        recording: its number.
        items: the items of which it says something.
        refs: the statements that it names.

    Returns:
        What changed.
    """
    touched = affected(sql, items, refs)
    standing = _standing(sql, touched)
    ended: set[Row] = set()
    begun: set[Row] = set()
    for case in cases(sql, touched):
        before, now = standing.pop(case.item_id, set()), set(_spans(case))
        ended |= before - now
        begun |= now - before
    ended.update(*standing.values())
    _close(sql, recording, ended)
    _open(sql, recording, begun)
    return Refreshed(ended, begun)


def _spans(item: ItemCase) -> Iterable[Row]:
    for course in courses(item.case):
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


def _standing(sql: Transaction, items: Iterable[int]) -> dict[int, set[Row]]:
    """The spans on record now, by the item that they would be looked for under."""
    found: dict[int, set[Row]] = defaultdict(set)
    for part in chunks(sorted(items)):
        for canonical_id, *row in sql.rows(
            f"SELECT i.canonical_id, {_prefixed('s')} FROM items i"
            " JOIN statements t ON t.item_id = i.id JOIN spans s ON s.statement_id = t.id"
            f" WHERE s.known_to = {STILL} AND i.canonical_id IN ({marks(part)})",
            part,
        ):
            found[canonical_id].add(tuple(row))
    return found


def _close(sql: Transaction, recording: int, rows: Iterable[Row]) -> None:
    ended = sorted((row[0], row[9]) for row in rows)
    if ended:
        sql.write(
            f"UPDATE spans SET known_to = ? WHERE statement_id = ? AND valid_from = ?"
            f" AND known_to = {STILL}",
            [(recording, *key) for key in ended],
        )


def _open(sql: Transaction, recording: int, rows: Iterable[Row]) -> None:
    opened = sorted(rows, key=lambda row: (row[0], row[9]))
    if opened:
        sql.write(
            f"INSERT INTO spans ({_COLUMNS}, known_from, known_to)"
            f" VALUES ({marks(opened[0])}, ?, ?)",
            [(*row, recording, STILL) for row in opened],
        )


def _prefixed(alias: str) -> str:
    return ", ".join(f"{alias}.{column.strip()}" for column in _COLUMNS.split(","))
