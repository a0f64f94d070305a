"""Merged: the items that stand for those that were merged into others, or renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from tracker.queries.clauses import within_clause
from tracker.queries.scope import ITEMS, ItemKey
from tracker.sql import Transaction


class MergedInto(NamedTuple):
    """An item that stands for another: which it is, and its slug."""

    key: ItemKey
    slug: str


Merged: TypeAlias = Mapping[tuple[int, int | str], MergedInto]
"""The items that stand for others, by the relationship and the number of these, or their slug."""


def read_merged(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None
) -> dict[tuple[int, int | str], MergedInto]:
    """The items that stand for others, however often those were merged.

    Args:
        sql: where to read them.
        known: the moment by which it has to be on record.
        relationships: those to look at; None for all.
    """
    within, given = within_clause("i.relationship_id", relationships)
    into: dict[tuple[int, int | str], MergedInto] = {}
    for relationship_id, item_id, slug, other_id, other in sql.rows(
        f"SELECT i.relationship_id, i.id, i.slug, o.id, o.slug FROM {ITEMS} JOIN tracker_items o"
        " ON o.relationship_id = i.relationship_id AND o.slug = n.merged_into"
        f" WHERE n.known_from <= ? AND n.known_to > ?{within}",
        (known, known, *given),
    ):
        one = MergedInto(ItemKey(relationship_id, other_id), other)
        into[relationship_id, item_id] = into[relationship_id, slug] = one
    return {merged: _last(one, into) for merged, one in into.items()}


def _last(one: MergedInto, into: Merged) -> MergedInto:
    while (further := into.get(one.key)) is not None:
        one = further
    return one
