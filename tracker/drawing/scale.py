"""Scale: where days are across the drawing, and the days at which its lines are named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.drawing.captions import MONTHS

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000)
"""By how many months the names can be apart."""

_DAYS = (1, 2, 7, 14)
"""By how many days, where a month is wide."""

_YEAR = 12
_ROOM = 58
"""How many pixels a name needs."""

_MONTH = 30.44


class Tick(NamedTuple):
    """A day that is named across the drawing."""

    day: int
    name: str
    major: bool
    """Whether a year begins, or where days are named a month."""


class Scale:
    """The days of a drawing, and the pixels that they have.

    Args:
        first: the first day, as an ordinal.
        last: the last day.
        left: where the first begins.
        right: where the last ends.
    """

    __slots__ = ("first", "last", "left", "per_day", "right")

    def __init__(self, first: int, last: int, left: float, right: float) -> None:
        self.first, self.last = first, last
        self.left, self.right = left, right
        self.per_day = (right - left) / (last + 1 - first)

    def at(self, day: float) -> float:
        """Where a day begins; outside of the drawing as well."""
        return self.left + (day - self.first) * self.per_day

    def within(self, day: float) -> float:
        """Where a day begins, or the edge behind which it does."""
        x = self.left + (day - self.first) * self.per_day
        return self.left if x < self.left else min(x, self.right)

    def shows(self, day: int) -> bool:
        """Whether a day is in the drawing."""
        return self.first <= day <= self.last


def ticks(scale: Scale) -> list[Tick]:
    """The days that are named, as many as there is room for."""
    days = [step for step in _DAYS if step * scale.per_day >= _ROOM]
    if days:
        return [*_by_days(scale, days[0])]
    months = [step for step in _STEPS if step * _MONTH * scale.per_day >= _ROOM]
    return [*_by_months(scale, months[0] if months else _STEPS[-1])]


def _by_days(scale: Scale, step: int) -> Iterator[Tick]:
    for day in range(scale.first, scale.last + 1):
        on = date.fromordinal(day)
        if on.day == 1:
            yield Tick(day, f"{MONTHS[on.month - 1]} {on.year}", major=True)
        elif (on.day - 1) % step == 0 and on.day + step <= 32:  # noqa: PLR2004 - no name in the way of the next month's
            yield Tick(day, str(on.day), major=False)


def _by_months(scale: Scale, step: int) -> Iterator[Tick]:
    begin, end = date.fromordinal(scale.first), date.fromordinal(scale.last)
    first, last = begin.year * _YEAR + begin.month - 1, end.year * _YEAR + end.month - 1
    for number in range(-(-first // step) * step, last + 1, step):
        year, month = divmod(number, _YEAR)
        if not date.min.year <= year <= date.max.year:
            continue
        day = date(year, month + 1, 1).toordinal()
        if scale.shows(day):
            yield Tick(day, str(year) if month == 0 else MONTHS[month], major=month == 0)
