"""Bars: a statement on the line of time, from the day on which it was made to what became of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.window import Window
from tracker.drawing.looks import Look, look_of
from tracker.queries.answers import Standing
from tracker.queries.beside import Slip

OPEN_END = 90
"""How many days of a window without a last day are drawn at least."""


class Bar(NamedTuple):
    """A statement in days, as ordinals; a last day is drawn to its end."""

    statement: Standing
    look: Look
    made: int
    first: int | None
    """The first day of its window; that of the statement, where the window has a last day alone."""
    last: int | None
    """The last day of its window; of one without an end, the last that is drawn of it."""
    soft_first: bool
    """Whether the window has no first day."""
    soft_last: bool
    """Whether the window has no last day."""
    margin: int
    """By how many days an approximate window may be meant to be longer."""
    until: int
    """The day on which it was settled, or the one asked about; without a status, its own."""
    slip: Slip | None
    """How its deadline moved, if it did."""
    first_due: int | None
    """The last day of the first deadline, where that is another."""

    @property
    def starts(self) -> int:
        """The first day that anything is drawn on."""
        first = self.made
        if self.first is not None:
            first = min(first, self.first if self.soft_first else self.first - self.margin)
        return first if self.first_due is None else min(first, self.first_due)

    @property
    def ends(self) -> int:
        """The last day that anything is drawn on."""
        last = max(self.made, self.until)
        if self.last is not None:
            last = max(last, self.last if self.soft_last else self.last + self.margin)
        return last if self.first_due is None else max(last, self.first_due)

    @property
    def late(self) -> bool:
        """Whether its deadline passed before it was settled, or without."""
        return self.last is not None and not self.soft_last and self.until > self.last

    @property
    def windowed(self) -> bool:
        """Whether there is a window to be drawn."""
        return self.first is not None and self.last is not None


def bar(one: Standing, asked: int) -> Bar:
    """How a statement lies on the line of time.

    Args:
        one: the statement.
        asked: the day asked about.
    """
    made, first, last = one.made, one.due_first, one.due_last
    until = made
    if one.status:
        until = max(made, one.since_day or made) if one.settled else max(made, asked)
    soft_first, soft_last = first is None, last is None
    margin = 0
    if first is None and last is not None:
        first = min(made, last)
    if last is None and first is not None:
        last = max(until, first + OPEN_END)
    elif last is not None and one.approximate:
        begins = None if soft_first or first is None else date.fromordinal(first)
        window = Window(begins, date.fromordinal(last), approximate=True)
        margin = window.margin(date.fromordinal(made)).days
    slip = one.slip
    given = slip.first_given if slip and slip.times else None
    moved = given.toordinal() if given else None
    return Bar(
        statement=one,
        look=look_of(one.status),
        made=made,
        first=first,
        last=last,
        soft_first=soft_first,
        soft_last=soft_last,
        margin=margin,
        until=until,
        slip=slip,
        first_due=moved if moved != one.due_last else None,
    )
