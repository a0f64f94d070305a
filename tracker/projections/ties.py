"""Ties: statements whose windows follow an occasion, found when the occasion may have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.projections.schema import STILL
from tracker.projections.tables import Tables
from tracker.sql import chunks, marks


class Tie(NamedTuple):
    """A statement with a window that is tied to an occasion which a recording may have moved."""

    statement_id: int
    occasion: int
    """The item of the occasion."""
    slug: str
    in_turn: bool
    """Whether all that the recording says of the occasion comes after the statement, and after
    what was known of the occasion."""


class _Row(NamedTuple):
    item_id: int
    statement_id: int
    said_on: int
    occasion: int
    slug: str
    held_on: int
    last_day: int
    alone: bool


def affected(tables: Tables, named: Mapping[str, int]) -> dict[int, list[Tie]]:
    """The items whose statuses a recording can change, with the ties by which it can.

    Args:
        tables: with what the recording says; nothing of it is remembered on its items yet.
        named: the items of the statements that the recording names or judges, by their refs.

    Returns:
        By the rows of items that stand for themselves, not of those merged into another.
    """
    touched = tables.standing_for(tables.said.touched)
    found: dict[int, list[Tie]] = {item_id: [] for item_id in touched}
    for item_id, tie in _ties(tables, named):
        found.setdefault(item_id, []).append(tie)
    return found


def _ties(tables: Tables, named: Mapping[str, int]) -> Iterator[tuple[int, Tie]]:
    """The statements tied to an occasion that the recording may have moved, with their items.

    An occasion that was held moves no window of what was said before it, unless the recording
    tells of it out of turn.
    """
    said = tables.said
    by_ref = {named[ref] for ref in said.held_refs() if ref in named}
    announced = {one.item_id for one in said.acts if one.act.kind == "follow-up"}
    moved = tables.standing_for(said.disordered | announced | said.held.keys() | by_ref)
    for part in chunks(sorted(moved)):
        for row in map(
            _Row._make,
            tables.sql.rows(
                "SELECT j.canonical_id, s.id, s.date, i.id, i.slug, i.held_on, i.last_day,"
                "       i.canonical_id = i.id AND i.underway IS NOT NULL"
                "  FROM tracker_items i"
                "  JOIN tracker_links l ON l.target = i.slug"
                " AND l.relationship_id = i.relationship_id"
                "  JOIN tracker_statements s ON s.id = l.statement_id"
                "  JOIN tracker_items j ON j.id = s.item_id"
                f" WHERE l.tie = 1 AND s.known_to = {STILL} AND i.canonical_id IN ({marks(part)})"
                # What is new asks for its occasion itself.
                " AND s.id <= ?",
                (*part, tables.before["tracker_statements"]),
            ),
        ):
            in_turn = row.alone and said.in_turn(row.occasion, row.last_day)
            if not in_turn or row.said_on > row.held_on:
                first, _ = said.days.get(row.occasion, (0, 0))
                later = row.occasion not in by_ref and first > row.said_on
                tie = Tie(row.statement_id, row.occasion, row.slug, bool(in_turn and later))
                yield row.item_id, tie
