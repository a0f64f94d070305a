"""Windows: the span of days in which a thing is to happen, and when that is past."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

LEAST_MARGIN = 15
"""Days by which an approximate window may at least be past before it counts as overdue."""

_LAST_MONTH = 12
_SOON = 6
_DAY = timedelta(1)


class Window(NamedTuple):
    """The days a due expression covers; None is an end that the expression leaves open."""

    first: date | None
    last: date | None
    approximate: bool = False
    days: int | None = None
    """How long it counts as, where that is not its own length: as long as another occasion's."""

    @property
    def length(self) -> int | None:
        """How many days it has; None for one with an open end."""
        if self.days is not None or self.first is None or self.last is None:
            return self.days
        return (self.last - self.first).days + 1

    def margin(self, made_on: date) -> timedelta:
        """How long an approximate window may be past without being surely overdue.

        Half the window's length, at least `LEAST_MARGIN` days; nothing for an exact window. A
        window without a first day is as long as the time from the statement to its last day.
        """
        if not self.approximate or self.last is None:
            return timedelta(0)
        length = self.length
        if length is None:
            length = (self.last - made_on).days + 1
        return timedelta(max(LEAST_MARGIN, length // 2))

    def passing(self, made_on: date) -> list[date]:
        """The days on which it begins to be past: possibly, if it is approximate, and surely.

        What would come after the last day of the calendar does not.
        """
        if self.last is None:
            return []
        begins = [_DAY, self.margin(made_on) + _DAY] if self.approximate else [_DAY]
        left = date.max - self.last
        return [self.last + after for after in begins if after <= left]

    def past(self, on: date, made_on: date) -> Literal["no", "possibly", "surely"]:
        """Whether the window is past on a day, for a statement made on another."""
        if self.last is None or on <= self.last:
            return "no"
        return "surely" if on - self.last > self.margin(made_on) else "possibly"


NO_WINDOW = Window(None, None)
"""That of what has none."""


def soon(made_on: date) -> Window:
    """The window of what is to happen "shortly": about six months from the day it was said."""
    later, month = divmod(made_on.month - 1 + _SOON, _LAST_MONTH)
    if made_on.year + later > date.max.year:
        return Window(None, date.max, approximate=True)
    year, month = made_on.year + later, month + 1
    day = min(made_on.day, monthrange(year, month)[1])
    return Window(None, date(year, month, day), approximate=True)
