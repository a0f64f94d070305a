"""Comparison: item by item, what is different between two readouts, meetings, days or moments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.errors import Refused
from tracker.queries.compared import Compared
from tracker.queries.compared_items import ComparedItems
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.sides import Side, side
from tracker.queries.viewpoint import Viewpoint


class Comparison(NamedTuple):
    """Two sides, and what is different between them."""

    first: Side
    second: Side
    changes: Iterator[Compared]
    """What came of each item, or of each act that two publishers tell of."""


def comparison(
    reader: RecordReader, view: Viewpoint, first: str, second: str, change: str | None = None
) -> Comparison:
    """What is different between two sides.

    Args:
        reader: where to read it.
        view: from where it is asked; days that are compared take the place of its own.
        first: a readout, a meeting, a day or a moment of recording.
        second: another, that comes later.
        change: what alone is to be told; None for all.

    Raises:
        NotFound: one of the two is not on record.
        Refused: the two cannot be compared.
    """
    sides = side(reader, view, first), side(reader, view, second)
    _check(view, *sides)
    if sides[0].is_of_one_meeting(sides[1]):
        from tracker.queries.accounts import accounts  # noqa: PLC0415 - what few ask for

        found = accounts(reader, scope(reader.sql, sides[1].view(view)), *sides)
    else:
        found = ComparedItems(reader, view, *sides).compared()
    return Comparison(*sides, (one for one in found if change in (None, *one.changes)))


def _check(view: Viewpoint, first: Side, second: Side) -> None:
    """Refuse what cannot be compared."""
    if (first.kind, first.name) == (second.kind, second.name):
        raise Refused(f"{first.name} is both sides; name two that are to be compared")
    if (first.kind == "moment") != (second.kind == "moment"):
        raise Refused(
            f"{first.told} and {second.told} are on different clocks; compare a moment of "
            "recording with another one (known-on:DAY)"
        )
    if first.kind == "moment" and view.known_on:
        raise Refused(
            "two moments of recording are compared; leave out the one by which else all is known"
        )
    if first.known_on and second.known_on and first.known_on > second.known_on:
        raise Refused(f"{second.told} comes before {first.told}; name the earlier one first")
    if first.day > second.day:
        raise Refused(
            f"{second.name} ({second.day}) comes before {first.name} ({first.day}); name the "
            "earlier one first"
        )
    of_both = first.relationships and second.relationships
    if of_both and first.relationships.isdisjoint(second.relationships):
        raise Refused(
            f"{first.name} and {second.name} are of different relationships, which have no item "
            "in common"
        )
