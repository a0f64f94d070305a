"""Placed statements: statements and meetings in time, with just what the status rules look at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.due import Window
from tracker.domain.kinds import Kind


class PlacedStatement(NamedTuple):
    """A statement in its place: on a day, in a readout, at a position there."""

    ref: str
    kind: Kind
    item: str
    date: date
    readout: str
    number: int
    """Its place in the readout, counted from 0 in the order of the file."""
    by: frozenset[str]
    to: frozenset[str]
    """Whom it is addressed to: the other parties when the readout names nobody."""
    window: Window | None = None
    before: str | None = None
    at: str | None = None
    complete: bool = False
    targets: tuple[str, ...] = ()
    """The refs and items that it renews or fulfils."""

    @property
    def occasion(self) -> str | None:
        """The item of the occasion that its window is tied to."""
        return self.before or self.at

    def follows(self, other: PlacedStatement) -> bool:
        """Whether this was said after the other, as far as the record tells.

        Two readouts of one day have no order; statements of one readout do.
        """
        if self.readout == other.readout:
            return (self.date, self.number) > (other.date, other.number)
        return self.date > other.date


class Holding(NamedTuple):
    """A meeting that says which follow-ups it is."""

    date: date
    readout: str
    targets: tuple[str, ...]
    """The refs of the follow-ups it holds, or their items."""
