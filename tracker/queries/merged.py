"""Merged: the items that stand for those that were merged into others, or renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from tracker.queries.clauses import within_clause
from tracker.queries.scope import ITEMS
from tracker.sql import Transaction


class MergedInto(NamedTuple):
    """An item that stands for another: its number, and its slug."""

    item_id: int
    slug: str


Merged: TypeAlias = Mapping[tuple[int, str], MergedInto]
"""The items that stand for others, by the relationships and the slugs of these."""


def read_merged(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None
) -> dict[tuple[int, str], MergedInto]:
    """The items that stand for others, however often those were merged.

    Args:
        sql: where to read them.
        known: the moment by which it has to be on record.
        relationships: those to look at; None for all.
    """
    within, given = within_clause("i.relationship_id", relationships)
    into = {
        (relationship_id, slug): MergedInto(item_id, other)
        for relationship_id, slug, item_id, other in sql.rows(
            f"SELECT i.relationship_id, i.slug, o.id, o.slug FROM {ITEMS} JOIN tracker_items o"
            " ON o.relationship_id = i.relationship_id AND o.slug = n.merged_into"
            f" WHERE n.known_from <= ? AND n.known_to > ?{within}",
            (known, known, *given),
        )
    }
    return {merged: _last(merged, into) for merged in into}


def _last(merged: tuple[int, str], into: Merged) -> MergedInto:
    last = into[merged]
    while (further := into.get((merged[0], last.slug))) is not None:
        last = further
    return last
