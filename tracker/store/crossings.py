"""Crossings: relationships of which one names a statement of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tracker.sql import Row

_BESIDE = """
    SELECT c.relationship_id, n.relationship_id FROM tracker_crossings c
    JOIN tracker_names n ON n.readout = c.readout
    WHERE n.relationship_id IS NOT NULL
        AND (c.relationship_id IN ({numbers}) OR n.relationship_id IN ({numbers}))
"""


def joined(rows: Callable[[str], list[Row]], numbers: Iterable[int]) -> set[int]:
    """Some relationships, those of which one names the other, and so on from these.

    What is recorded in one can change what is answered in each of them.

    Args:
        rows: runs a query.
        numbers: the relationships, by their numbers.
    """
    found: set[int] = set()
    further = {*numbers}
    while further:
        found |= further
        listed = ", ".join(map(str, sorted(further)))
        beside = rows(_BESIDE.format(numbers=listed))
        further = {number for pair in beside for number in pair} - found
    return found
